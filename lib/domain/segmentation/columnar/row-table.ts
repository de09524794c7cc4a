// How are the rows around customers held: tags, interests, contacts, permissions, scores? Sorted by what is asked first
// (the tag, the topic, the kind), so that a question reads only rows that can fit.
import { type Bits, noBits, setBit } from "./bits";
import { GrowingFloats, GrowingInts } from "./growing";
import { TextNumbers } from "./text-numbers";

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface RowTable {
  readonly customer: Int32Array;
  readonly spans: ReadonlyMap<string | number, Span>;
  /** Numbers, instants in milliseconds, days, and numbers of texts; NaN is unknown. */
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** Number of a text in any column of the table; 0 when no row has it. */
  readonly texts: ReadonlyMap<string, number>;
}

export class RowTableBuilder {
  readonly texts = new TextNumbers();
  readonly #customer = new GrowingInts();
  readonly #key = new GrowingInts();
  readonly #numbers = new Map<number, number>();
  readonly #names: readonly string[];
  readonly #columns: readonly GrowingFloats[];

  /** With `textKeys` rows are found by a text, whose number is given; otherwise by the id that is given. */
  constructor(
    columns: readonly string[],
    readonly textKeys: boolean,
  ) {
    this.#names = columns;
    this.#columns = columns.map(() => new GrowingFloats());
  }

  /** Unknown is NaN; a text is its number. */
  add(customer: number, key: number, values: Float64Array): void {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(key, number);
    }
    this.#customer.push(customer);
    this.#key.push(number);
    for (let n = 0; n < this.#columns.length; n++) (this.#columns[n] as GrowingFloats).push(values[n] as number);
  }

  /** Rows of one key keep the order in which they came. */
  build(): RowTable {
    const keys = this.#key.take();
    const starts = new Int32Array(this.#numbers.size + 1);
    for (const key of keys) starts[key + 1] = (starts[key + 1] as number) + 1;
    for (let key = 0; key < this.#numbers.size; key++) {
      starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
    }
    const spans = new Map<string | number, Span>();
    const texts = this.texts.texts();
    for (const [key, number] of this.#numbers) {
      const span = { from: starts[number] as number, to: starts[number + 1] as number };
      spans.set(this.textKeys ? (texts[key - 1] as string) : key, span);
    }
    const place = new Int32Array(keys.length);
    for (let row = 0; row < keys.length; row++) {
      const key = keys[row] as number;
      place[row] = starts[key] as number;
      starts[key] = (starts[key] as number) + 1;
    }
    const columns = this.#columns.map(
      (values, n) => [this.#names[n] as string, scatter(values.take(), place, Float64Array)] as const,
    );
    return {
      customer: scatter(this.#customer.take(), place, Int32Array),
      spans,
      columns: Object.fromEntries(columns),
      texts: new Map(texts.map((text, n) => [text, n + 1])),
    };
  }
}

function scatter<A extends Float64Array | Int32Array>(values: A, place: Int32Array, Kind: new (n: number) => A): A {
  const moved = new Kind(values.length);
  for (let row = 0; row < values.length; row++) moved[place[row] as number] = values[row] as number;
  return moved;
}

/** Customers with a row of these spans that fits. */
export function customersWith(
  table: RowTable,
  spans: readonly Span[],
  size: number,
  fits: ((row: number) => boolean) | null,
): Bits {
  const bits = noBits(size);
  for (const { from, to } of spans) {
    for (let row = from; row < to; row++) {
      if (fits === null || fits(row)) setBit(bits, table.customer[row] as number);
    }
  }
  return bits;
}

export function spansOf(table: RowTable, keys: Iterable<string | number>): Span[] {
  return [...new Set(keys)].flatMap((key) => table.spans.get(key) ?? []);
}
