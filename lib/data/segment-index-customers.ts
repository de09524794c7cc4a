// Which columns of the customer does the index carry? Those of the field catalogue, each as the number or the text it is.
import type { Bits } from "@/lib/domain/segmentation/columnar/bits";
import { setBit } from "@/lib/domain/segmentation/columnar/bits";
import { GrowingInts } from "@/lib/domain/segmentation/columnar/growing";
import { type TextColumn, TextColumnBuilder } from "@/lib/domain/segmentation/columnar/texts";
import { UuidTable } from "@/lib/domain/segmentation/columnar/uuid-table";
import { builtInFields, type RuleField } from "@/lib/domain/segmentation/rule-fields";
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";
import { type CopyRow, readRows } from "./segment-index-copy";

type ColumnKind = "number" | "day" | "instant" | "text" | "searched" | "list";

interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly select: string;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function columnOf(field: RuleField): Column[] {
  const { column } = field;
  const sql = `c.${snake(column)}`;
  switch (field.source) {
    case "instant":
      return [{ name: column, kind: "instant", select: sql }];
    case "age":
      return [{ name: "ageLow", kind: "number", select: "c.age_low::float8" }];
    case "array":
      return [
        { name: column, kind: "list", select: `CASE WHEN cardinality(${sql}) > 0 THEN to_jsonb(${sql})::text END` },
      ];
    case "column":
      if (field.type === "number" || field.type === "money") {
        return [{ name: column, kind: "number", select: `${sql}::float8` }];
      }
      if (field.type === "date") return [{ name: column, kind: "day", select: sql }];
      return [{ name: column, kind: field.type === "text" ? "searched" : "text", select: `${sql}::text` }];
    default:
      return [];
  }
}

const columns: readonly Column[] = [
  ...new Map(builtInFields.flatMap(columnOf).map((column) => [column.name, column])).values(),
];

export interface LoadedCustomers {
  readonly ids: UuidTable;
  readonly active: Bits;
  readonly numbers: ReadonlyMap<string, Float64Array>;
  readonly texts: ReadonlyMap<string, TextColumn>;
}

/** Own fields by their key: each value as JSON, so that its type is kept. */
class OwnFields {
  readonly #columns = new Map<string, TextColumnBuilder>();

  set(place: number, json: string): void {
    for (const [key, value] of Object.entries(JSON.parse(json) as Record<string, unknown>)) {
      let column = this.#columns.get(key);
      if (!column) {
        column = new TextColumnBuilder(0, false);
        this.#columns.set(key, column);
      }
      const bytes = Buffer.from(JSON.stringify(value));
      column.set(place, bytes, 0, bytes.length);
    }
  }

  build(size: number): [string, TextColumn][] {
    return [...this.#columns].map(([key, column]) => [`custom.${key}`, column.build(size)]);
  }
}

class NumberColumn {
  #values = new Float64Array(0);
  #any = false;

  constructor(
    readonly name: string,
    readonly capacity: number,
  ) {}

  set(place: number, value: number): void {
    if (Number.isNaN(value)) return;
    if (place >= this.#values.length) {
      const grown = new Float64Array(
        Math.max(16, place + 1, this.#values.length === 0 ? this.capacity : this.#values.length * 2),
      ).fill(Number.NaN);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[place] = value;
    this.#any = true;
  }

  build(size: number): [string, Float64Array][] {
    if (!this.#any) return [];
    const values = new Float64Array(size).fill(Number.NaN);
    values.set(this.#values.subarray(0, size));
    return [[this.name, values]];
  }
}

type Reader = (place: number, row: CopyRow, field: number) => void;

function readerOf(kind: ColumnKind, numbers: NumberColumn, texts: TextColumnBuilder): Reader {
  switch (kind) {
    case "number":
      return (place, row, field) => numbers.set(place, row.float8(field));
    case "day":
      return (place, row, field) => numbers.set(place, row.day(field));
    case "instant":
      return (place, row, field) => numbers.set(place, row.millis(field));
    default:
      return (place, row, field) => texts.set(place, row.buffer, row.start(field), row.end(field));
  }
}

/** `only`: a condition on customers `c` made of the product's own words; `expected` is how many there may be. */
export async function loadCustomers(
  client: PoolClient,
  scope: Scope,
  only: string,
  expected: number,
): Promise<LoadedCustomers> {
  const ids = new UuidTable(Math.max(16, expected));
  const active = new GrowingInts();
  const numbers = columns.map(({ name }) => new NumberColumn(name, expected));
  const texts = columns.map(({ kind }) => new TextColumnBuilder(expected, kind === "searched"));
  const readers = columns.map(({ kind }, n) =>
    readerOf(kind, numbers[n] as NumberColumn, texts[n] as TextColumnBuilder),
  );
  const own = new OwnFields();
  const select = `SELECT c.customer_id, c.status = 'active', NULLIF(c.custom, '{}'::jsonb)::text, ${columns.map((column) => column.select).join(", ")} FROM customer c WHERE ${only}`;
  const take = (row: CopyRow): void => {
    const place = ids.place(row.uuidWord(0, 0), row.uuidWord(0, 1), row.uuidWord(0, 2), row.uuidWord(0, 3));
    active.push(row.flag(1) ? 1 : 0);
    const custom = row.text(2);
    if (custom !== null) own.set(place, custom);
    for (let n = 0; n < columns.length; n++) {
      const field = n + 3;
      if (row.isNull(field)) continue;
      (readers[n] as Reader)(place, row, field);
    }
  };
  await readRows(client, scope, select, columns.length + 3, take);
  const { size } = ids;
  const flags = active.take();
  const population = new Int32Array((size + 31) >>> 5);
  for (let place = 0; place < size; place++) if (flags[place] === 1) setBit(population, place);
  return {
    ids,
    active: population,
    numbers: new Map(numbers.flatMap((column) => column.build(size))),
    texts: new Map([
      ...columns.flatMap(({ name, kind }, n): [string, TextColumn][] =>
        kind === "text" || kind === "searched" || kind === "list"
          ? [[name, (texts[n] as TextColumnBuilder).build(size)]]
          : [],
      ),
      ...own.build(size),
    ]),
  };
}
