// Which purchase lines does a condition look at? Runs of neighbouring lines inside its categories and window, narrowed line
// by line only where it asks for more.
import { type Comparison, comparisonOf, type PurchaseCondition } from "../rule";
import { boundIds, type RuleContext } from "../rule-context";
import { eventInstants } from "./days";
import { inInterval, intervalOf } from "./interval";
import type { LineTable } from "./line-table";
import type { References } from "./part";
import { firstAtOrAfter } from "./radix";
import type { Span } from "./row-table";

export interface PickedLines {
  /** Runs of lines, or of places in `list`. */
  readonly spans: readonly Span[];
  readonly list: Int32Array | null;
  /** Every line of the customer, whatever it is and whenever: the totals answer. */
  readonly everything: boolean;
  /** Which flag marks the first line of an order among these; 0 when orders must be told apart one by one. */
  readonly firstOfOrder: "leads" | "leadsInCategory" | null;
}

const milli = (comparison: Comparison): Comparison =>
  comparison.op === "between"
    ? { op: "between", value: [Math.round(comparison.value[0] * 1000), Math.round(comparison.value[1] * 1000)] }
    : { op: comparison.op, value: Math.round(comparison.value * 1000) };
export const inThousandths = milli;

type Fits = (line: number) => boolean;

function lineTests(
  lines: LineTable,
  where: NonNullable<PurchaseCondition["where"]>,
  context: RuleContext,
  references: References,
): Fits[] {
  const { product, channel, partner, store, amount, quantity } = where;
  const tests: Fits[] = [];
  if (product) {
    const ids = new Set(boundIds(context, "product", product) as number[]);
    tests.push((line) => ids.has(lines.product[line] as number));
  }
  if (channel) {
    const numbers = new Set(channel.flatMap((name) => lines.channels.get(name) ?? []));
    tests.push((line) => numbers.has(lines.channel[line] as number));
  }
  if (store) {
    const ids = new Set(boundIds(context, "store", store) as number[]);
    tests.push((line) => ids.has(lines.store[line] as number));
  }
  if (partner) {
    const ids = new Set(boundIds(context, "partner", partner) as string[]);
    const among = (of: ReadonlyMap<number, string>) =>
      new Set([...of].flatMap(([id, partnerId]) => (ids.has(partnerId) ? [id] : [])));
    const [stores, products] = [among(references.storePartners), among(references.productSuppliers)];
    tests.push((line) => stores.has(lines.store[line] as number) || products.has(lines.product[line] as number));
  }
  if (amount) {
    const interval = intervalOf(comparisonOf(amount));
    tests.push((line) => inInterval(lines.amount[line] as number, interval));
  }
  if (quantity) {
    const interval = intervalOf(milli(comparisonOf(quantity)));
    tests.push((line) => inInterval(lines.quantity[line] as number, interval));
  }
  return tests;
}

export function pickLines(
  lines: LineTable,
  condition: Pick<PurchaseCondition, "where" | "within">,
  context: RuleContext,
  references: References,
): PickedLines {
  const { where = {}, within } = condition;
  const { low, high } = eventInstants(within, context);
  const categories = where.category ? new Set(boundIds(context, "category", where.category) as number[]) : null;
  const spans: Span[] = [];
  for (const [category, { from, to }] of lines.spans) {
    if (categories !== null && !categories.has(category)) continue;
    const first = firstAtOrAfter(lines.time, from, to, low);
    const last = firstAtOrAfter(lines.time, first, to, high + 1);
    if (first < last) spans.push({ from: first, to: last });
  }
  const tests = lineTests(lines, where, context, references);
  const plain = tests.length === 0;
  const firstOfOrder =
    !plain || !lines.regular ? null : categories === null ? "leads" : spans.length <= 1 ? "leadsInCategory" : null;
  if (plain) {
    const everything = categories === null && low <= lines.earliest && high >= lines.latest;
    return { spans, list: null, everything, firstOfOrder };
  }
  const most = spans.reduce((sum, { from, to }) => sum + to - from, 0);
  const list = new Int32Array(most);
  let size = 0;
  for (const { from, to } of spans) {
    for (let line = from; line < to; line++) {
      let fits = true;
      for (let n = 0; n < tests.length && fits; n++) fits = (tests[n] as Fits)(line);
      if (fits) list[size++] = line;
    }
  }
  return { spans: [{ from: 0, to: size }], list, everything: false, firstOfOrder };
}
