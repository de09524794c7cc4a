// Is a figure where it should be by now? Actual against the elapsed share of the interval. "No data" is never zero.
import { type Day, daysBetween } from "@/lib/domain/basics/calendar";

export const paceStatuses = ["achieved", "on_pace", "behind", "at_risk", "no_data"] as const;
export type PaceStatus = (typeof paceStatuses)[number];

/** From this share of the expected figure on, a figure counts as on pace. */
export const onPaceFrom = 0.9;
/** From this share on it is behind; under it, at risk. */
export const behindFrom = 0.6;

const epsilon = 1e-9;

/**
 * The share of the interval that has passed at the end of a day, between 0 and 1: 0 on the first morning, 1 when the
 * last day is over. Null without both ends.
 */
export function elapsedShare(startsOn: Day | null, endsOn: Day | null, today: Day): number | null {
  if (!startsOn || !endsOn) return null;
  if (today < startsOn) return 0;
  if (today >= endsOn) return 1;
  const length = daysBetween(startsOn, endsOn);
  return daysBetween(startsOn, today) / length;
}

/**
 * How far a value has come from its baseline to its target: 0 at the baseline, 1 at the target, negative when it moved
 * the wrong way. Null when value or target is missing, or when nothing says where it started and the target is not met.
 */
export function progressShare(measured: {
  readonly value: number | null;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly direction: "up" | "down";
}): number | null {
  const { value, baseline, target, direction } = measured;
  if (value === null || target === null) return null;
  const met = direction === "up" ? value >= target : value <= target;
  const way = baseline === null ? 0 : target - baseline;
  // A target on the wrong side of its baseline is one to hold, not one to reach.
  const toReach = direction === "up" ? way > 0 : way < 0;
  if (baseline === null) return met ? 1 : null;
  if (!toReach) return met ? 1 : 0;
  return (value - baseline) / way;
}

/**
 * The verdict on an actual share against the expected one (both 0 to 1). Once the interval is `over` there is no more
 * pace to keep: the target is met, nearly met (behind), or missed (at risk).
 */
export function paceStatus(actual: number | null, expected: number | null, over = false): PaceStatus {
  if (actual === null) return "no_data";
  if (actual >= 1 - epsilon) return "achieved";
  if (expected === null) return "no_data";
  if (over) return actual >= onPaceFrom - epsilon ? "behind" : "at_risk";
  if (actual >= expected * onPaceFrom - epsilon) return "on_pace";
  if (actual >= expected * behindFrom - epsilon) return "behind";
  return "at_risk";
}

export const quadrants = ["busy_working", "busy_not_working", "quiet_working", "stuck"] as const;
export type Quadrant = (typeof quadrants)[number];

/** Where should a manager look? Null while either number is unknown. */
export function quadrantOf(work: PaceStatus, result: PaceStatus): Quadrant | null {
  if (work === "no_data" || result === "no_data") return null;
  const busy = work === "achieved" || work === "on_pace";
  const working = result === "achieved" || result === "on_pace";
  if (busy) return working ? "busy_working" : "busy_not_working";
  return working ? "quiet_working" : "stuck";
}
