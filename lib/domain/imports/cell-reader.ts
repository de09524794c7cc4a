// How is a cell read when the same values come again and again? What a text means is worked out once and kept, as long as
// the column repeats itself; a column of ever new values remembers its last one only. A cell that is known is recognised
// where it stands in the text of the file: no string is made of it.
import { type CellWriter, cleanCell, type StageRow } from "./cells";
import type { CellProblem } from "./row-problems";

interface Known {
  readonly raw: string;
  readonly result: CellProblem | "blank" | null;
  /** What the writer set; a hole where it left a column alone. */
  readonly values: StageRow;
}

/** Texts kept per column, in twice as many places (a power of two). */
const most = 4_096;
const places = 8_192;
/** Readings after which a column must have shown that it repeats itself. */
const trial = 10_000;
const longest = 64;

/** A piece of a text keeps the whole text in memory: what is kept for long is copied out of it. */
const ownText = (piece: string) => Array.from(piece).join("");

function standsAt(text: string, from: number, to: number, raw: string): boolean {
  if (raw.length !== to - from) return false;
  for (let at = raw.length - 1; at >= 0; at--) if (text.charCodeAt(from + at) !== raw.charCodeAt(at)) return false;
  return true;
}

export class CellReader {
  private known: (Known | undefined)[] = [];
  private size = 0;
  private remembers = true;
  private readings = 0;
  private found = 0;
  /** The reading before this one. */
  private raw = "";
  private result: Known["result"] = "blank";
  private values: StageRow = [];
  /** Where a column of ever new values is read: objects made for each would be taken for ones that stay. */
  private readonly scratch: StageRow = [];

  /** Reads with `write`, which fills `width` columns from `at` on and nothing else. */
  constructor(
    private readonly write: CellWriter,
    private readonly at: number,
    private readonly width: number,
  ) {}

  /** Reads the cell that stands in `text` from `from` up to `to`; answers null, "blank", or what is wrong with it. */
  read(text: string, from: number, to: number, into: StageRow): CellProblem | "blank" | null {
    if (from === to) return "blank";
    if (!standsAt(text, from, to, this.raw)) {
      const known = this.remembers && to - from <= longest ? this.recall(text, from, to) : undefined;
      if (known) {
        this.raw = known.raw;
        this.result = known.result;
        this.values = known.values;
      } else {
        this.raw = text.slice(from, to);
        this.values = this.scratch;
        this.values.length = 0;
        this.result = this.work(this.raw, this.values);
      }
    }
    const { values } = this;
    for (let n = 0; n < this.width; n++) {
      const value = values[n];
      if (value !== undefined) into[this.at + n] = value;
    }
    return this.result;
  }

  private work(raw: string, values: StageRow): Known["result"] {
    const clean = cleanCell(raw);
    return clean === "" ? "blank" : this.write(clean, values, 0);
  }

  /** What is known of the text, now at the latest; nothing when the column has just shown that it does not repeat itself. */
  private recall(text: string, from: number, to: number): Known | undefined {
    // FNV-1a (Fowler, Noll, Vo): where the text would be kept.
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    let place = (hash ^ (hash >>> 15)) & (places - 1);
    this.readings++;
    for (let known = this.known[place]; known !== undefined; known = this.known[place]) {
      if (standsAt(text, from, to, known.raw)) {
        this.found++;
        return known;
      }
      place = (place + 1) & (places - 1);
    }
    if (this.readings >= trial) {
      this.remembers = this.found * 2 >= this.readings;
      this.readings = 0;
      this.found = 0;
      if (!this.remembers) {
        this.known = [];
        return undefined;
      }
    }
    const raw = ownText(text.slice(from, to));
    const values: StageRow = [];
    const fresh: Known = { raw, result: this.work(raw, values), values };
    if (this.size === 0 || this.size >= most) {
      this.known = new Array<Known | undefined>(places).fill(undefined);
      this.size = 0;
      place = (hash ^ (hash >>> 15)) & (places - 1);
    }
    this.known[place] = fresh;
    this.size++;
    return fresh;
  }
}
