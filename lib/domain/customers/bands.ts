// Which numbers does a recorded band stand for? "45-54", "65+", "Under 15K", "10-20 triệu" → lower and upper edge.
import { searchKey } from "@/lib/domain/basics/text";

export interface Band {
  readonly low: number;
  /** Null when the band is open at the top. */
  readonly high: number | null;
}

const multipliers: readonly [RegExp, number][] = [
  [/^(?:k|nghin|ngan)$/, 1_000],
  [/^(?:m|tr|trieu)$/, 1_000_000],
  [/^(?:ty|ti|b)$/, 1_000_000_000],
];

function amount(digits: string, unit: string): number {
  const factor = multipliers.find(([pattern]) => pattern.test(unit))?.[1] ?? 1;
  return Number(digits.replace(",", ".")) * factor;
}

/** Edges of a band in whole units as written (not minor units), or null when the text is no band. */
export function parseBand(text: string): Band | null {
  const key = searchKey(text).replace(/[–—]/g, "-").replace(/[$₫]/g, "").trim();
  const range = /^(\d+(?:[.,]\d+)?)\s*([a-z]*)\s*(?:-|to|den)\s*(\d+(?:[.,]\d+)?)\s*([a-z]*)$/.exec(key);
  if (range) {
    const [, from = "", fromUnit = "", to = "", toUnit = ""] = range;
    const low = amount(from, fromUnit || toUnit);
    const high = amount(to, toUnit);
    return low <= high ? { low, high } : null;
  }
  const open =
    /^(\d+(?:[.,]\d+)?)\s*([a-z]*)\s*\+$/.exec(key) ??
    /^(?:over|above|from|tren|tu)\s+(\d+(?:[.,]\d+)?)\s*([a-z]*)$/.exec(key);
  if (open) return { low: amount(open[1] ?? "", open[2] ?? ""), high: null };
  const under = /^(?:under|below|less than|duoi)\s+(\d+(?:[.,]\d+)?)\s*([a-z]*)$/.exec(key);
  if (under) return { low: 0, high: amount(under[1] ?? "", under[2] ?? "") };
  return null;
}
