// Which days and instants does a window mean, as numbers? Days since 1970 and milliseconds, both ends included.
import { addDays, addMonths, type Day, startOfDay } from "@/lib/domain/basics/calendar";
import type { DateWindow, PastWindow } from "../rule";
import type { RuleContext } from "../rule-context";
import { type DayRange, windowDays } from "../windows";
import type { Interval } from "./interval";

export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Local days as instants, both ends included: instants are whole milliseconds. */
export function instantsOfDays({ from, to }: DayRange, timeZone: string): { low: number; high: number } {
  return {
    low: from === undefined ? -Infinity : startOfDay(from, timeZone).getTime(),
    high: to === undefined ? Infinity : startOfDay(addDays(to, 1), timeZone).getTime() - 1,
  };
}

/** The instants at which an event counts: inside the window, and never after the moment asked. */
export function eventInstants(window: PastWindow | undefined, context: RuleContext): { low: number; high: number } {
  const { low, high } = window
    ? instantsOfDays(windowDays(window, context.today), context.timeZone)
    : { low: -Infinity, high: Infinity };
  return { low, high: Math.min(high, context.asOf.getTime()) };
}

/** The days that a comparison of dates accepts. */
export function daysOfComparison(op: string, value: unknown, today: Day): { range: DayRange; outside: boolean } | null {
  const day = value as Day;
  const inside = (range: DayRange) => ({ range, outside: false });
  switch (op) {
    case "eq":
      return inside({ from: day, to: day });
    case "neq":
      return { range: { from: day, to: day }, outside: true };
    case "lt":
      return inside({ to: addDays(day, -1) });
    case "lte":
      return inside({ to: day });
    case "gt":
      return inside({ from: addDays(day, 1) });
    case "gte":
      return inside({ from: day });
    case "between": {
      const [from, to] = value as [Day, Day];
      return inside({ from, to });
    }
    case "within":
      return inside(windowDays(value as DateWindow, today));
    default:
      return null;
  }
}

/** Birth days of people whose age lies in an interval of whole years: the older were born earlier. */
export function birthDays({ low, high, outside }: Interval, today: Day): Interval {
  const bornBy = (years: number) => dayNumber(addMonths(today, -12 * years));
  // Nobody is older than any year that can be asked for.
  const oldest = high >= 400 ? -Infinity : bornBy(Math.floor(high) + 1) + 1;
  const youngest = low <= 0 ? dayNumber(today) : low >= 400 ? -Infinity : bornBy(Math.ceil(low));
  return { low: oldest, high: youngest, outside };
}

const marks = new Map<number, number>();

/** Month and day of a day, as month × 100 + day. */
export function monthAndDay(day: number): number {
  const held = marks.get(day);
  if (held !== undefined) return held;
  const date = new Date(day * 86_400_000);
  const mark = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  marks.set(day, mark);
  return mark;
}
