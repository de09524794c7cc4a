// How are purchase lines held? One posting per category, sorted by time, columns side by side: a window is two binary
// searches and a run of neighbouring lines. What each customer bought in all is added up once.
import { GrowingFloats, GrowingInts } from "./growing";
import { type Column, partition, rearrange, scatter } from "./partition";
import { orderByTime } from "./radix";
import type { Span } from "./row-table";
import { TextNumbers } from "./text-numbers";

/** A line of positive quantity; the first such line of its order; the first of its order in its category. */
export const lineFlags = { sale: 1, leads: 2, leadsInCategory: 4 } as const;

export interface LineTotals {
  readonly orders: Int32Array;
  readonly lines: Int32Array;
  readonly quantity: Float64Array;
  readonly spend: Float64Array;
  /** First and last sale in milliseconds; NaN without one. */
  readonly first: Float64Array;
  readonly last: Float64Array;
}

export interface LineTable {
  readonly size: number;
  /** Lines by category id; those without one under 0. */
  readonly spans: ReadonlyMap<number, Span>;
  readonly customer: Int32Array;
  readonly order: Int32Array;
  readonly orders: number;
  readonly product: Int32Array;
  /** 0: unknown. */
  readonly store: Int32Array;
  readonly channel: Uint16Array;
  readonly channels: ReadonlyMap<string, number>;
  readonly time: Float64Array;
  /** Thousandths. */
  readonly quantity: Float64Array;
  readonly amount: Float64Array;
  readonly flags: Uint8Array;
  /** All sales of an order happened at one instant: then its leading line stands for it in any window. */
  readonly regular: boolean;
  readonly earliest: number;
  readonly latest: number;
  readonly totals: LineTotals;
}

export class LineTableBuilder {
  readonly customer = new GrowingInts();
  readonly order = new GrowingInts();
  readonly product = new GrowingInts();
  /** 0: none. */
  readonly category = new GrowingInts();
  readonly store = new GrowingInts();
  readonly channel = new GrowingInts();
  readonly time = new GrowingFloats();
  readonly quantity = new GrowingFloats();
  readonly amount = new GrowingFloats();
  readonly channels = new TextNumbers();
  /** How many orders there are: their numbers are below it. */
  orders = 0;

  reserve(lines: number): void {
    for (const column of [this.customer, this.order, this.product, this.category, this.store, this.channel]) {
      column.reserve(lines);
    }
    for (const column of [this.time, this.quantity, this.amount]) column.reserve(lines);
  }

  build(customers: number): LineTable {
    const { places, spans } = partition(this.category.take());
    const time = scatter(this.time.take(), places, new Float64Array(places.length));
    // Lines of one category lie together from here on, so that sorting them stays inside the processor's cache.
    const sorted = [...spans.values()].map((span) => ({ ...span, order: orderByTime(time, span.from, span.to) }));
    const settle = <A extends Column>(column: A): A => {
      for (const { from, to, order } of sorted) if (order) rearrange(column, from, to, order);
      return column;
    };
    const ints = (column: GrowingInts) => settle(scatter(column.take(), places, new Int32Array(places.length)));
    const floats = (column: GrowingFloats) => settle(scatter(column.take(), places, new Float64Array(places.length)));
    settle(time);
    const customer = ints(this.customer);
    const order = ints(this.order);
    const quantity = floats(this.quantity);
    const amount = floats(this.amount);
    const { flags, regular } = flagLines(spans, order, this.orders, time, quantity);
    let [earliest, latest] = [Infinity, -Infinity];
    for (const { from, to } of spans.values()) {
      if (from < to) earliest = Math.min(earliest, time[from] as number);
      if (from < to) latest = Math.max(latest, time[to - 1] as number);
    }
    return {
      size: places.length,
      spans,
      customer,
      order,
      orders: this.orders,
      product: ints(this.product),
      store: ints(this.store),
      channel: settle(scatter(this.channel.take(), places, new Uint16Array(places.length))),
      channels: new Map(this.channels.texts().map((name, n) => [name, n + 1])),
      time,
      quantity,
      amount,
      flags,
      regular,
      earliest,
      latest,
      totals: addUp(customers, { customer, time, quantity, amount, flags }),
    };
  }
}

function flagLines(
  spans: ReadonlyMap<number, Span>,
  order: Int32Array,
  orders: number,
  time: Float64Array,
  quantity: Float64Array,
): { flags: Uint8Array; regular: boolean } {
  const flags = new Uint8Array(order.length);
  const soldAt = new Float64Array(orders).fill(Number.NaN);
  const category = new Int32Array(orders);
  let regular = true;
  let number = 0;
  for (const { from, to } of spans.values()) {
    number += 1;
    for (let line = from; line < to; line++) {
      if ((quantity[line] as number) <= 0) continue;
      const of = order[line] as number;
      const at = soldAt[of] as number;
      let flag: number = lineFlags.sale;
      if (Number.isNaN(at)) {
        soldAt[of] = time[line] as number;
        flag |= lineFlags.leads;
      } else if (at !== time[line]) regular = false;
      if (category[of] !== number) {
        category[of] = number;
        flag |= lineFlags.leadsInCategory;
      }
      flags[line] = flag;
    }
  }
  return { flags, regular };
}

function addUp(
  customers: number,
  lines: Pick<LineTable, "customer" | "time" | "quantity" | "amount" | "flags">,
): LineTotals {
  const totals = {
    orders: new Int32Array(customers),
    lines: new Int32Array(customers),
    quantity: new Float64Array(customers),
    spend: new Float64Array(customers),
    first: new Float64Array(customers).fill(Number.NaN),
    last: new Float64Array(customers).fill(Number.NaN),
  };
  for (let line = 0; line < lines.customer.length; line++) {
    const of = lines.customer[line] as number;
    const flag = lines.flags[line] as number;
    totals.quantity[of] = (totals.quantity[of] as number) + (lines.quantity[line] as number);
    totals.spend[of] = (totals.spend[of] as number) + (lines.amount[line] as number);
    if ((flag & lineFlags.sale) === 0) continue;
    const at = lines.time[line] as number;
    totals.lines[of] = (totals.lines[of] as number) + 1;
    if ((flag & lineFlags.leads) !== 0) totals.orders[of] = (totals.orders[of] as number) + 1;
    if (!((totals.first[of] as number) <= at)) totals.first[of] = at;
    if (!((totals.last[of] as number) >= at)) totals.last[of] = at;
  }
  return totals;
}
