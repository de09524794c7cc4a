// Who of a part may be contacted, as the gate answered at a moment? A bit set for each purpose and channel, made again only
// when a grant runs out.
import { type Bits, noBits, setBit } from "./bits";
import type { RowTable } from "./row-table";

/** The gate's answers grow old: what begins or ends by the clock alone is not seen before it is asked again. */
const keepsMs = 15 * 60_000;

interface Open {
  readonly bits: Bits;
  /** Instants between which the set stays as it is. */
  readonly from: number;
  readonly to: number;
}

export class PartReach {
  readonly #open = new Map<string, Open>();

  constructor(
    /** Found by `purpose|channel`, with the instant until which the grant lives. */
    readonly rows: RowTable,
    /** When the gate was asked (milliseconds). */
    readonly at: number,
  ) {}

  holdsAt(asOf: number): boolean {
    return Math.abs(asOf - this.at) <= keepsMs;
  }

  open(key: string, size: number, asOf: number): Bits {
    const held = this.#open.get(key);
    if (held && asOf >= held.from && asOf < held.to) return held.bits;
    const until = this.rows.columns.until as Float64Array;
    const span = this.rows.spans.get(key);
    const bits = noBits(size);
    let [from, to] = [-Infinity, Infinity];
    for (let row = span?.from ?? 0; row < (span?.to ?? 0); row++) {
      const end = until[row] as number;
      if (end <= asOf) from = Math.max(from, end);
      else {
        // Without an end it is NaN, and lives on.
        if (end < to) to = end;
        setBit(bits, this.rows.customer[row] as number);
      }
    }
    this.#open.set(key, { bits, from, to });
    return bits;
  }
}
