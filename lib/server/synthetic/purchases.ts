// What does one synthetic customer buy, and when? A buy-till-you-die life (after Fader, Hardie & Lee 2005) with taste, season and trend.

import type { Random } from "@/lib/domain/stats/random";
import type { Assortment } from "./catalogue";

export interface SyntheticLine {
  readonly product: number;
  readonly quantity: number;
  readonly amountMinor: number;
}

export interface SyntheticOrder {
  readonly at: number;
  readonly channel: string;
  readonly isReturn: boolean;
  readonly lines: readonly SyntheticLine[];
}

const channels = ["store", "online", "phone", "marketplace"];
const channelWeights = [0.55, 0.28, 0.05, 0.12];
const dayMs = 86_400_000;

/** Relative demand of a month: Tết (January, February) and the year's end stand out. */
const season = [1.5, 1.35, 0.85, 0.9, 0.95, 0.95, 0.9, 0.95, 1, 1, 1.15, 1.3];
const seasonPeak = 1.5;

function categoryAt(
  random: Random,
  { lifestyles, trends }: Assortment,
  lifestyle: number,
  at: number,
  end: number,
): number {
  for (;;) {
    const favours = lifestyles[lifestyle]?.favours ?? [];
    const category = random.chance(0.68) ? random.pick(favours) : random.below(trends.length);
    const months = (end - at) / (30.4 * dayMs);
    const trend = trends[category] ?? 0;
    // Demand is 1 now for a rising category and was less before; the other way round for a falling one.
    const relative = trend === 0 ? 1 : trend > 0 ? (1 + trend) ** -months : (1 + trend) ** (36 - months);
    if (random.chance(relative)) return category;
  }
}

function orderTime(random: Random, from: number, to: number): number {
  for (;;) {
    const at = from + random.next() * (to - from);
    const month = new Date(at).getUTCMonth();
    if (!random.chance((season[month] ?? 1) / seasonPeak)) continue;
    const hour = Math.min(21, Math.max(7, Math.round(random.normal(16, 3.2))));
    const local = Math.floor(at / dayMs) * dayMs + (hour - 7) * 3_600_000 + random.below(3600) * 1000;
    return Math.min(to, Math.max(from, local));
  }
}

/**
 * The orders of a customer with exactly `lineCount` lines, oldest first.
 * `joined` and `end` are epoch milliseconds; some customers stop buying long before the end, and nobody tells the company.
 */
export function syntheticOrders(
  random: Random,
  facts: { lifestyle: number; lineCount: number; joined: number; end: number },
  sold: Assortment,
): SyntheticOrder[] {
  const { lifestyle, joined, end } = facts;
  const { products, byCategory } = sold;
  const alive = random.chance(0.55);
  const lastPossible = alive ? end : joined + (end - joined) * (0.15 + 0.7 * random.next());
  const sizes: number[] = [];
  for (let left = facts.lineCount; left > 0; ) {
    const size = Math.min(left, 1 + random.poisson(1.5));
    sizes.push(size);
    left -= size;
  }
  const times = sizes.map(() => orderTime(random, joined, lastPossible)).sort((a, b) => a - b);
  const bought: SyntheticLine[][] = [];
  return sizes.map((size, index) => {
    const at = times[index] ?? joined;
    const channel = channels[random.weighted(channelWeights)] ?? "store";
    // What comes back was bought before, and comes back once.
    const returned = random.chance(0.012) ? bought.findIndex((lines) => lines.length >= size) : -1;
    if (returned !== -1) {
      const lines = (bought.splice(returned, 1)[0] ?? []).slice(0, size);
      const back = ({ product, quantity, amountMinor }: SyntheticLine) => ({
        product,
        quantity: -quantity,
        amountMinor: -amountMinor,
      });
      return { at, channel, isReturn: true, lines: lines.map(back) };
    }
    const used = new Set<number>();
    const lines: SyntheticLine[] = [];
    while (lines.length < size) {
      const previous = lines[lines.length - 1];
      // Planted pair: a product whose number is a multiple of 7 goes with its neighbour half the time.
      const paired = previous && previous.product % 7 === 0 && random.chance(0.5) ? previous.product + 1 : undefined;
      const group = byCategory[categoryAt(random, sold, lifestyle, at, end)] ?? [];
      const drawn = group[Math.floor(group.length * random.next() ** 2.2)] ?? 0;
      let product = paired !== undefined && paired < products.length ? paired : drawn;
      while (used.has(product)) product = (product + 1) % products.length;
      used.add(product);
      const quantity = random.chance(0.7) ? 1 : 1 + random.poisson(1.2);
      lines.push({ product, quantity, amountMinor: quantity * (products[product]?.priceMinor ?? 0) });
    }
    bought.push(lines);
    return { at, channel, isReturn: false, lines };
  });
}
