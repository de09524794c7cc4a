// Which customers of a part fit a condition on purchases? Lines are added up per customer in one pass; an order counts once,
// by its first line where that is known, by a stamp per order otherwise.
import { addDays, startOfDay } from "@/lib/domain/basics/calendar";
import { comparisonOf, type PurchaseCondition } from "../rule";
import type { RuleContext } from "../rule-context";
import { type Average, averageFits, averageOf } from "./average-order";
import { type Bits, noBits, setBit } from "./bits";
import { type Interval, inInterval, intervalOf, scanNumbers } from "./interval";
import { lineFlags } from "./line-table";
import type { Part, References } from "./part";
import { inThousandths, type PickedLines, pickLines } from "./picked-lines";
import type { Tally } from "./tally";

/** Sales between so and so many local days ago, as instants: n days ago or more is before the next day's start. */
function daysAgo({ low, high, outside }: Interval, { today, timeZone }: RuleContext): Interval {
  const startOf = (daysBack: number) => startOfDay(addDays(today, -daysBack), timeZone).getTime();
  return {
    low: high >= 100_000 ? -Infinity : startOf(Math.floor(high)),
    high: low <= -100_000 ? Infinity : startOf(Math.ceil(low) - 1) - 1,
    outside,
  };
}

class Stamps {
  #seen = new Int32Array(0);
  #turn = 0;

  next(size: number): { seen: Int32Array; turn: number } {
    if (this.#seen.length < size) this.#seen = new Int32Array(size);
    this.#turn += 1;
    return { seen: this.#seen, turn: this.#turn };
  }
}

export class PurchaseScan {
  readonly #stamps = new Stamps();

  constructor(
    private readonly part: Part,
    private readonly tally: Tally,
  ) {}

  scan(condition: PurchaseCondition, context: RuleContext, references: References): Bits {
    const { lines } = this.part;
    const picked = pickLines(lines, condition, context, references);
    const comparison = comparisonOf(condition);
    const whole = picked.everything ? lines.totals : null;
    switch (condition.measure) {
      case "orders": {
        if (whole) return scanNumbers(whole.orders, intervalOf(comparison));
        this.#countOrders(picked);
        return this.tally.counts(intervalOf(comparison));
      }
      case "lines": {
        if (whole) return scanNumbers(whole.lines, intervalOf(comparison));
        this.#count(picked, lineFlags.sale);
        return this.tally.counts(intervalOf(comparison));
      }
      case "distinct_products":
        this.#countProducts(picked);
        return this.tally.counts(intervalOf(comparison));
      case "quantity":
      case "spend": {
        const spend = condition.measure === "spend";
        const interval = intervalOf(spend ? comparison : inThousandths(comparison));
        if (whole) return scanNumbers(spend ? whole.spend : whole.quantity, interval);
        this.#add(picked, spend ? lines.amount : lines.quantity);
        const { sums } = this.tally;
        return this.tally.finish(inInterval(0, interval), (customer) => inInterval(sums[customer] as number, interval));
      }
      case "average_order":
        return whole ? this.#averages(averageOf(comparison)) : this.#averagesOf(picked, averageOf(comparison));
      case "days_since_last":
      case "days_since_first": {
        const last = condition.measure === "days_since_last";
        const interval = daysAgo(intervalOf(comparison), context);
        if (whole) return scanNumbers(last ? whole.last : whole.first, interval);
        this.#extremes(picked, last);
        const { sums } = this.tally;
        return this.tally.finish(false, (customer) => inInterval(sums[customer] as number, interval));
      }
    }
  }

  #count({ spans, list }: PickedLines, flag: number): void {
    const { flags, customer } = this.part.lines;
    const { counted, touched } = this.tally;
    for (const { from, to } of spans) {
      for (let n = from; n < to; n++) {
        const line = list === null ? n : (list[n] as number);
        if (((flags[line] as number) & flag) === 0) continue;
        const of = customer[line] as number;
        counted[of] = (counted[of] as number) + 1;
        setBit(touched, of);
      }
    }
  }

  #countOrders(picked: PickedLines): void {
    if (picked.firstOfOrder !== null) {
      this.#count(picked, lineFlags[picked.firstOfOrder]);
      return;
    }
    const { flags, customer, order, orders } = this.part.lines;
    const { counted, touched } = this.tally;
    const { seen, turn } = this.#stamps.next(orders);
    for (const { from, to } of picked.spans) {
      for (let n = from; n < to; n++) {
        const line = picked.list === null ? n : (picked.list[n] as number);
        if (((flags[line] as number) & lineFlags.sale) === 0) continue;
        const number = order[line] as number;
        if (seen[number] === turn) continue;
        seen[number] = turn;
        const of = customer[line] as number;
        counted[of] = (counted[of] as number) + 1;
        setBit(touched, of);
      }
    }
  }

  /** Pairs of customer and product, each once, in an open-addressed table. */
  #countProducts({ spans, list }: PickedLines): void {
    const { flags, customer, product } = this.part.lines;
    const { counted, touched } = this.tally;
    const most = spans.reduce((sum, { from, to }) => sum + to - from, 0);
    const mask = 2 ** Math.ceil(Math.log2(most * 2 + 16)) - 1;
    const slots = new Float64Array(mask + 1).fill(-1);
    for (const { from, to } of spans) {
      for (let n = from; n < to; n++) {
        const line = list === null ? n : (list[n] as number);
        if (((flags[line] as number) & lineFlags.sale) === 0) continue;
        const of = customer[line] as number;
        const pair = of * 2 ** 31 + (product[line] as number);
        let slot = (Math.imul(of, 0x9e3779b1) ^ Math.imul(product[line] as number, 0x85ebca6b)) & mask;
        while (slots[slot] !== -1 && slots[slot] !== pair) slot = (slot + 1) & mask;
        if (slots[slot] === pair) continue;
        slots[slot] = pair;
        counted[of] = (counted[of] as number) + 1;
        setBit(touched, of);
      }
    }
  }

  #add({ spans, list }: PickedLines, column: Float64Array): void {
    const { customer } = this.part.lines;
    const { sums, touched } = this.tally;
    for (const { from, to } of spans) {
      for (let n = from; n < to; n++) {
        const line = list === null ? n : (list[n] as number);
        const of = customer[line] as number;
        sums[of] = (sums[of] as number) + (column[line] as number);
        setBit(touched, of);
      }
    }
  }

  /** The latest or earliest sale of each touched customer, in the working sums. */
  #extremes({ spans, list }: PickedLines, last: boolean): void {
    const { customer, flags, time } = this.part.lines;
    const { sums, touched, counted } = this.tally;
    for (const { from, to } of spans) {
      for (let n = from; n < to; n++) {
        const line = list === null ? n : (list[n] as number);
        if (((flags[line] as number) & lineFlags.sale) === 0) continue;
        const of = customer[line] as number;
        const at = time[line] as number;
        const held = sums[of] as number;
        if (counted[of] === 0 || (last ? at > held : at < held)) sums[of] = at;
        counted[of] = 1;
        setBit(touched, of);
      }
    }
  }

  #averagesOf(picked: PickedLines, asked: Average): Bits {
    this.#countOrders(picked);
    this.#add(picked, this.part.lines.amount);
    const { counted, sums } = this.tally;
    return this.tally.finish(false, (customer) => {
      const orders = counted[customer] as number;
      return orders > 0 && averageFits(asked, sums[customer] as number, orders);
    });
  }

  #averages(asked: Average): Bits {
    const { orders, spend } = this.part.lines.totals;
    const bits = noBits(this.part.size);
    for (let n = 0; n < orders.length; n++) {
      if ((orders[n] as number) > 0 && averageFits(asked, spend[n] as number, orders[n] as number)) setBit(bits, n);
    }
    return bits;
  }
}
