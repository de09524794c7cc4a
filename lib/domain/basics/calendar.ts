// What day is it for the company, and how old is a person? Days are "YYYY-MM-DD" texts; instants are Dates.
import { TZDate, tzOffset } from "@date-fns/tz";

/** A calendar day without a time or a zone, "YYYY-MM-DD". */
export type Day = string;

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isDay(text: string): boolean {
  const match = dayPattern.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The local day of an instant in a time zone. */
export function dayOf(instant: Date, timeZone: string): Day {
  const shifted = new Date(instant.getTime() + tzOffset(timeZone, instant) * 60_000);
  return shifted.toISOString().slice(0, 10);
}

/** The first instant of a local day. */
export function startOfDay(day: Day, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(new TZDate(year, month - 1, date, timeZone).getTime());
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Adds whole months; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Whole days from one day to another (negative when `to` is earlier). */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Completed years on a day. Someone born on 29 February turns a year older on 1 March of common years. */
export function ageOn(birth: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** A Prisma/pg DATE value (a Date at UTC midnight) as a day. */
export function dayFromDate(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** A day as the Date at UTC midnight that a DATE column takes. */
export function dateFromDay(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
