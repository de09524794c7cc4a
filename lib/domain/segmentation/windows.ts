// Which days does a window mean on a given day? Local days of the company, both ends included.
import { addDays, addMonths, type Day, daysBetween } from "@/lib/domain/basics/calendar";
import type { DateWindow, WindowUnit } from "./rule";

/** Inclusive; an open end is undefined. */
export interface DayRange {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

function shift(day: Day, count: number, unit: WindowUnit): Day {
  switch (unit) {
    case "day":
      return addDays(day, count);
    case "week":
      return addDays(day, count * 7);
    case "month":
      return addMonths(day, count);
    case "year":
      return addMonths(day, count * 12);
  }
}

function thisPeriod(today: Day, unit: "day" | "week" | "month" | "quarter" | "year"): Required<DayRange> {
  const month = Number(today.slice(5, 7));
  const firstOf = (number: number) => `${today.slice(0, 5)}${String(number).padStart(2, "0")}-01`;
  const months = (from: Day, count: number) => ({ from, to: addDays(addMonths(from, count), -1) });
  switch (unit) {
    case "day":
      return { from: today, to: today };
    case "week": {
      const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
      return { from: monday, to: addDays(monday, 6) };
    }
    case "month":
      return months(firstOf(month), 1);
    case "quarter":
      return months(firstOf(month - ((month - 1) % 3)), 3);
    case "year":
      return months(firstOf(1), 12);
  }
}

/** `{last: 90, unit: "day"}` on 31 March is from 31 December to 31 March; weeks start on Monday. */
export function windowDays(window: DateWindow, today: Day): DayRange {
  if ("last" in window) return { from: shift(today, -window.last, window.unit), to: today };
  if ("next" in window) return { from: today, to: shift(today, window.next, window.unit) };
  if ("this" in window) return thisPeriod(today, window.this);
  return { from: window.from, to: window.to };
}

/**
 * The month-days ("MM-DD") of a window, as one or two inclusive ranges. Someone born on 29 February has the birthday
 * on 1 March of common years, as their age does.
 */
export function anniversaryRanges(window: DateWindow, today: Day): [string, string][] {
  const { from = today, to = today } = windowDays(window, today);
  if (daysBetween(from, to) >= 364) return [["01-01", "12-31"]];
  const leap = (day: Day) => addDays(`${day.slice(0, 4)}-02-28`, 1).endsWith("02-29");
  const low = from.endsWith("03-01") && !leap(from) ? "02-29" : from.slice(5);
  const high = to.slice(5);
  return low <= high
    ? [[low, high]]
    : [
        [low, "12-31"],
        ["01-01", high],
      ];
}
