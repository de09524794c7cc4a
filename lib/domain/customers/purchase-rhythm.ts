// How often does this customer buy, and is the next purchase late? From the days of the purchases alone.
import { addDays, type Day, daysBetween } from "@/lib/domain/basics/calendar";

export interface PurchaseRhythm {
  /** Days with at least one purchase. */
  readonly days: number;
  readonly daysSinceLast: number | null;
  /** Median of the days between purchase days; null with fewer than three of them: two points make no rhythm. */
  readonly medianGapDays: number | null;
  /** Last day plus the median gap. */
  readonly expectedOn: Day | null;
  /** Days past the expected day, once half a gap more has gone by; 0 while in rhythm. */
  readonly overdueDays: number;
}

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Order and repetitions of `purchaseDays` do not matter. */
export function purchaseRhythm(purchaseDays: readonly Day[], today: Day): PurchaseRhythm {
  const days = [...new Set(purchaseDays)].sort();
  const last = days[days.length - 1];
  if (last === undefined) {
    return { days: 0, daysSinceLast: null, medianGapDays: null, expectedOn: null, overdueDays: 0 };
  }
  const daysSinceLast = daysBetween(last, today);
  if (days.length < 3)
    return { days: days.length, daysSinceLast, medianGapDays: null, expectedOn: null, overdueDays: 0 };
  const gaps = days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day));
  const medianGapDays = median(gaps.sort((a, b) => a - b));
  const expectedOn = addDays(last, Math.round(medianGapDays));
  const late = daysSinceLast > medianGapDays * 1.5;
  return {
    days: days.length,
    daysSinceLast,
    medianGapDays,
    expectedOn,
    overdueDays: late ? daysBetween(expectedOn, today) : 0,
  };
}
