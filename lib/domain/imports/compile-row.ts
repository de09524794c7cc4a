// What does a row of the file say, in the columns of the stage? The mapping is compiled once; each row then runs through it.
import { currencyDigits } from "@/lib/domain/basics/money";
import { searchKey } from "@/lib/domain/basics/text";
import { findCustomerField } from "@/lib/domain/customers/fields";
import { CellReader } from "./cell-reader";
import { type CellContext, type ColumnStyle, cleanCell, minorOf, type StageRow } from "./cells";
import type { ColumnFinding } from "./column-evidence";
import type { CsvRecord } from "./csv-record";
import type { ImportKind, UpsertKey } from "./kinds";
import { type ImportMapping, requiredTargets } from "./mapping";
import { type CellProblem, problem } from "./row-problems";
import type { StageColumn } from "./target";
import { findTarget } from "./targets";

export interface RowFailure extends CellProblem {
  /** Index of the column in the file, where one cell is to blame. */
  readonly column?: number;
  readonly value?: string;
}

export interface CompiledRow {
  /** Columns of `out`. */
  readonly columns: readonly StageColumn[];
  /** Which of them the stage keeps: what went into derived columns is not kept twice. */
  readonly kept: readonly number[];
  /** The row parsed last. */
  readonly out: StageRow;
  /** Columns that keep their value in `out` even when the row is refused: they tell equal lines apart. */
  readonly identity: readonly number[];
  readonly mapped: ReadonlySet<string>;
  /** Blank cells seen so far, by column of the file. */
  readonly blanks: readonly number[];
  /** Customer facts in the order of their bits in the column `facts`. */
  readonly facts: readonly string[];
  parse(record: CsvRecord): RowFailure | "blank" | null;
}

interface Step {
  readonly key: string;
  readonly from: readonly number[];
  readonly at: number;
  readonly reader: CellReader;
}

const plainStyle: ColumnStyle = { mark: ".", order: "dmy", floatCodes: false };
const identityTargets: Partial<Record<ImportKind, readonly string[]>> = {
  purchases: ["customer", "invoice", "product", "occurrence"],
};
const ownFacts = new Set(["name", "stage", "summary", "owner", "team"]);

/** Columns that derived ones replace. */
const replaced: Partial<Record<ImportKind, readonly string[]>> = {
  purchases: ["quantity", "unit_price", "amount_minor"],
};

/** Columns a kind computes from what was read. */
function derivedColumns(kind: ImportKind): StageColumn[] {
  if (kind === "customers") {
    return [
      { name: "key", type: "text" },
      { name: "facts", type: "bigint" },
    ];
  }
  if (kind === "purchases") {
    return [
      { name: "unit_price_minor", type: "bigint" },
      { name: "line_quantity", type: "numeric(14,3)" },
      { name: "line_amount_minor", type: "bigint" },
    ];
  }
  if (kind === "products") {
    return [
      { name: "display_name", type: "text" },
      { name: "name_search", type: "text" },
      { name: "category_path", type: "text" },
    ];
  }
  return kind === "partners" ? [{ name: "name_search", type: "text" }] : [];
}

const decimalsIn = (text: string) => (text.includes(".") ? text.length - text.indexOf(".") - 1 : 0);
const withoutPoint = (text: string) => text.replace(".", "");

/** quantity × price in minor units, exact in whole numbers; half away from zero. */
export function lineAmount(quantity: string, price: string, currency: string): number | null {
  const digits = currencyDigits(currency);
  const places = decimalsIn(quantity) + decimalsIn(price);
  const small = Number(withoutPoint(quantity)) * Number(withoutPoint(price));
  if (places <= digits && Number.isSafeInteger(small * 10 ** (digits - places))) return small * 10 ** (digits - places);
  const exact = BigInt(withoutPoint(quantity)) * BigInt(withoutPoint(price)) * 10n ** BigInt(digits);
  const divisor = 10n ** BigInt(places);
  const size = exact < 0n ? -exact : exact;
  const rounded = (size * 2n + divisor) / (divisor * 2n);
  const minor = Number(exact < 0n ? -rounded : rounded);
  return Number.isSafeInteger(minor) ? minor : null;
}

export function compileRow(
  kind: ImportKind,
  mapping: ImportMapping,
  findings: readonly ColumnFinding[],
  context: CellContext,
  key: UpsertKey = "code",
): CompiledRow {
  const styles = new Map(findings.map(({ column, style }) => [column, style]));
  const sources = new Map<string, number[]>();
  mapping.forEach(({ target }, column) => {
    if (target !== null) sources.set(target, [...(sources.get(target) ?? []), column]);
  });
  const early = identityTargets[kind] ?? [];
  const keys = [...sources.keys()].sort((left, right) => Number(early.includes(right)) - Number(early.includes(left)));
  const columns: StageColumn[] = [];
  const identity: number[] = [];
  const steps: Step[] = [];
  for (const targetKey of keys) {
    const target = findTarget(kind, targetKey);
    const from = sources.get(targetKey) ?? [];
    if (!target || from[0] === undefined) continue;
    const shared = columns.findIndex(({ name }) => name === target.columns[0]?.name);
    const at = shared === -1 ? columns.length : shared;
    if (shared === -1) columns.push(...target.columns);
    if (early.includes(targetKey)) identity.push(at);
    const write = target.writer(styles.get(from[0]) ?? plainStyle, context);
    steps.push({ key: targetKey, from, at, reader: new CellReader(write, at, target.columns.length) });
  }
  const derivedAt = columns.length;
  columns.push(...derivedColumns(kind));
  const facts =
    kind === "customers" ? keys.filter((one) => ownFacts.has(one) || findCustomerField(one) !== undefined) : [];
  const bits = new Map(facts.map((fact, index) => [fact, 2 ** index]));
  const blanks: number[] = [];
  const out: StageRow = new Array<string | null>(columns.length).fill(null);
  const required = requiredTargets(kind, key).map((target) => ({
    target,
    at: steps.find((step) => step.key === target)?.at ?? -1,
    column: sources.get(target)?.[0] ?? -1,
  }));
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  const keyAt = at(key === "tax_code" ? "tax_code" : key);
  const spots = {
    quantity: at("quantity"),
    price: at("unit_price"),
    amount: at("amount_minor"),
    discount: at("discount_minor"),
  };
  const { currency } = context;

  function finishPurchase(): RowFailure | null {
    const quantity = spots.quantity === -1 ? "1" : (out[spots.quantity] ?? null);
    const price = spots.price === -1 ? null : (out[spots.price] ?? null);
    if (quantity === null)
      return { ...problem("required", { target: "quantity" }), column: sources.get("quantity")?.[0] ?? -1 };
    const given = spots.amount === -1 ? null : (out[spots.amount] ?? null);
    const discount = spots.discount === -1 ? 0 : Math.abs(Number(out[spots.discount] ?? 0));
    let amount = given === null ? null : Number(given);
    if (amount === null && price !== null) {
      const gross = lineAmount(quantity, price, currency);
      if (gross === null) return problem("outOfRange", { min: "-9e15", max: "9e15" });
      amount = gross - Math.sign(gross) * discount;
    }
    if (amount === null)
      return {
        ...problem("required", { target: "amount" }),
        column: sources.get("amount")?.[0] ?? sources.get("unit_price")?.[0] ?? -1,
      };
    const unit = price === null ? null : minorOf(price, currency);
    out[derivedAt] = unit === null ? null : String(unit);
    out[derivedAt + 1] = quantity;
    out[derivedAt + 2] = String(amount);
    return null;
  }

  function finishCustomer(mask: number): null {
    const text = out[keyAt] ?? "";
    out[derivedAt] = key === "phone" || key === "email" ? text.slice(2, text.indexOf('"', 2)) : text;
    out[derivedAt + 1] = String(mask);
    return null;
  }

  const productAt = { code: at("code"), name: at("name_vi"), english: at("name_en"), size: at("package_size") };
  const categoryAt = ["category_1", "category_2", "category_3"].map(at);
  const cell = (spot: number) => (spot === -1 ? null : (out[spot] ?? null));

  /** A product without a name is called by its narrowest category and its size. */
  function finishProduct(): null {
    const code = cell(productAt.code) ?? "";
    const path = categoryAt.map(cell).filter((name) => name !== null);
    const described = [path[path.length - 1], cell(productAt.size)].filter((part) => part != null).join(" ");
    const name = cell(productAt.name) ?? (path.length > 0 ? described : code);
    out[derivedAt] = name;
    out[derivedAt + 1] = searchKey(`${code} ${name} ${cell(productAt.english) ?? ""}`);
    out[derivedAt + 2] = path.length === 0 ? null : path.join(" › ");
    return null;
  }

  function finish(mask: number): RowFailure | null {
    if (kind === "customers") return finishCustomer(mask);
    if (kind === "purchases") return finishPurchase();
    if (kind === "products") return finishProduct();
    if (kind === "partners") out[derivedAt] = searchKey(cell(at("name")) ?? cell(at("code")) ?? "");
    return null;
  }

  // One entry per column of the file that is read, so that a row runs through a plain list.
  const reads = steps.flatMap(({ key: target, from, at: spot, reader }) =>
    from.map((column) => ({ column, spot, reader, adds: from.length > 1, bit: bits.get(target) ?? 0, target })),
  );
  const width = columns.length;

  function parse(record: CsvRecord): RowFailure | "blank" | null {
    for (let index = 0; index < width; index++) out[index] = null;
    const { text, starts, ends } = record;
    let mask = 0;
    let blank = true;
    for (let index = 0; index < reads.length; index++) {
      const { column, spot, reader, adds, bit, target } = reads[index] as (typeof reads)[number];
      const before = adds ? (out[spot] ?? null) : null;
      const wrong = reader.read(text, starts[column] ?? 0, ends[column] ?? 0, out);
      if (wrong === "blank") {
        blanks[column] = (blanks[column] ?? 0) + 1;
        continue;
      }
      blank = false;
      if (wrong) return { ...wrong, column, value: cleanCell(record.cell(column)).slice(0, 200) };
      if (before !== null) out[spot] = String(Number(before) + Number(out[spot] ?? 0));
      if (bit !== 0 && (out[spot] !== null || (target === "income" && out[spot + 1] !== null))) mask += bit;
    }
    if (blank && record.isBlank()) return "blank";
    for (const { target, at: spot, column } of required) {
      if (spot === -1 || (out[spot] ?? null) === null)
        return { ...problem("required", { target }), ...(column === -1 ? {} : { column }) };
    }
    return finish(mask);
  }

  const kept = columns.flatMap(({ name }, at) => (replaced[kind]?.includes(name) ? [] : [at]));
  return { columns, kept, out, identity, mapped: new Set(keys), blanks, facts, parse };
}
