// By when must it be done? Days and working days of a rule pack's clocks. Vietnamese public holidays by year; days that the
// state moves for its own offices are not among them, and a year that is not listed has its fixed days only: a term that
// is uncertain ends earlier, never later. Read from the secondary source named in docs/permission.md.
import { addDays, type Day, dayOf, startOfDay } from "@/lib/domain/basics/calendar";
import type { ClockName, RulePack } from "./rule-pack";

/** Tết, Hùng Kings and what is given for a holiday that falls on a weekend. */
const movingVietnam: Readonly<Record<string, readonly string[]>> = {
  "2025": ["01-27", "01-28", "01-29", "01-30", "01-31", "04-07", "09-01"],
  "2026": ["02-16", "02-17", "02-18", "02-19", "02-20", "04-27", "09-01"],
  "2027": ["02-05", "02-08", "02-09", "04-16", "05-03"],
};
const fixedVietnam = ["01-01", "04-30", "05-01", "09-02"];

export function isHoliday(day: Day, calendar: RulePack["holidays"]): boolean {
  if (calendar === null) return false;
  const monthDay = day.slice(5);
  return fixedVietnam.includes(monthDay) || (movingVietnam[day.slice(0, 4)]?.includes(monthDay) ?? false);
}

export function isWorkingDay(day: Day, calendar: RulePack["holidays"]): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day, calendar);
}

/** The working day that comes `days` working days after a day; the day itself does not count. */
export function addWorkingDays(day: Day, days: number, calendar: RulePack["holidays"]): Day {
  let at = day;
  for (let left = days; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
}

export interface Term {
  /** The last day on which it may be done. */
  readonly lastDay: Day;
  /** The first instant at which it is late. */
  readonly lateAt: Date;
}

/** The end of a clock that starts with a request: its day does not count, the last day counts whole. */
export function termOf(clock: ClockName, receivedAt: Date, pack: RulePack, companyZone: string): Term {
  const { days, working } = pack.clocks[clock];
  const received = dayOf(receivedAt, companyZone);
  const lastDay = working ? addWorkingDays(received, days, pack.holidays) : addDays(received, days);
  return { lastDay, lateAt: startOfDay(addDays(lastDay, 1), companyZone) };
}
