// What does a customer's purchase history say? Decided here once, the same in every evaluator:
// an order is a distinct purchase with at least one fitting line of positive quantity; lines, products, first and last
// day look at such lines only; quantity and spend are net of returns; average order = spend ÷ orders.
import { dayOf, daysBetween } from "@/lib/domain/basics/calendar";
import { compareNumber } from "./compare-number";
import type { CustomerFacts, LineFact } from "./facts";
import { type Comparison, comparisonOf, type PastWindow, type PurchaseCondition, type PurchaseMeasure } from "./rule";
import { boundIds, type RuleContext } from "./rule-context";
import type { Verdict } from "./verdict";
import { windowDays } from "./windows";

/** Whether an instant falls in the window; what comes after `asOf` never does. */
export function inWindow(at: Date, window: PastWindow | undefined, context: RuleContext): boolean {
  if (at.getTime() > context.asOf.getTime()) return false;
  if (!window) return true;
  const { from, to } = windowDays(window, context.today);
  const day = dayOf(at, context.timeZone);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

const milli = ({ op, value }: Comparison): Comparison =>
  op === "between"
    ? { op, value: [Math.round(value[0] * 1000), Math.round(value[1] * 1000)] }
    : { op, value: Math.round(value * 1000) };

function fits(line: LineFact, where: NonNullable<PurchaseCondition["where"]>, context: RuleContext): boolean {
  const { product, category, channel, partner, store, amount, quantity } = where;
  if (product && !boundIds(context, "product", product).includes(line.productId)) return false;
  if (category && (line.categoryId === null || !boundIds(context, "category", category).includes(line.categoryId))) {
    return false;
  }
  if (channel && !channel.includes(line.channel ?? "")) return false;
  if (partner) {
    const ids = boundIds(context, "partner", partner);
    if (!line.partnerIds.some((id) => ids.includes(id))) return false;
  }
  if (store && (line.storeId === null || !boundIds(context, "store", store).includes(line.storeId))) return false;
  if (amount && !compareNumber(comparisonOf(amount), line.amountMinor)) return false;
  return !quantity || compareNumber(milli(comparisonOf(quantity)), line.quantityMilli);
}

export interface PurchaseFigures {
  readonly orders: number;
  readonly lines: number;
  readonly quantityMilli: number;
  readonly spend: number;
  readonly distinct_products: number;
  readonly days_since_last: number | null;
  readonly days_since_first: number | null;
}

export function purchaseFigures(
  { where = {}, within }: Pick<PurchaseCondition, "where" | "within">,
  facts: CustomerFacts,
  context: RuleContext,
): PurchaseFigures {
  const all = facts.lines.filter((line) => inWindow(line.purchasedAt, within, context) && fits(line, where, context));
  const sales = all.filter(({ quantityMilli }) => quantityMilli > 0);
  const days = sales.map(({ purchasedAt }) => daysBetween(dayOf(purchasedAt, context.timeZone), context.today));
  return {
    orders: new Set(sales.map(({ purchaseId }) => purchaseId)).size,
    lines: sales.length,
    quantityMilli: all.reduce((sum, line) => sum + line.quantityMilli, 0),
    spend: all.reduce((sum, line) => sum + line.amountMinor, 0),
    distinct_products: new Set(sales.map(({ productId }) => productId)).size,
    days_since_last: days.length > 0 ? Math.min(...days) : null,
    days_since_first: days.length > 0 ? Math.max(...days) : null,
  };
}

/** spend ÷ orders against a whole number, without dividing. */
function averageHolds(comparison: Comparison, spend: number, orders: number): boolean {
  const side = (asked: number) => {
    const difference = BigInt(spend) - BigInt(asked) * BigInt(orders);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  };
  if (comparison.op === "between") return side(comparison.value[0]) >= 0 && side(comparison.value[1]) <= 0;
  return compareNumber({ op: comparison.op, value: 0 }, side(comparison.value));
}

export function purchasesVerdict(condition: PurchaseCondition, facts: CustomerFacts, context: RuleContext): Verdict {
  const figures = purchaseFigures(condition, facts, context);
  const comparison = comparisonOf(condition);
  const measure: PurchaseMeasure = condition.measure;
  if (measure === "average_order") {
    if (figures.orders === 0) return { holds: false, seen: null };
    return {
      holds: averageHolds(comparison, figures.spend, figures.orders),
      seen: figures.spend / figures.orders,
    };
  }
  if (measure === "quantity") {
    return { holds: compareNumber(milli(comparison), figures.quantityMilli), seen: figures.quantityMilli / 1000 };
  }
  const seen = figures[measure];
  return { holds: seen !== null && compareNumber(comparison, seen), seen };
}
