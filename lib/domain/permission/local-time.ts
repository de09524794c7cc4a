// Is this moment inside a window of the day where the recipient is? Local wall-clock time of the zone, days of a clock
// change included: what the clock on the wall shows decides.
import { tzOffset } from "@date-fns/tz";

export interface WallTime {
  /** Minutes since local midnight. */
  readonly minute: number;
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
}

export function wallTime(instant: Date, timeZone: string): WallTime {
  const local = new Date(instant.getTime() + tzOffset(timeZone, instant) * 60_000);
  return { minute: local.getUTCHours() * 60 + local.getUTCMinutes(), weekday: local.getUTCDay() || 7 };
}

const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/** From `from` to before `to`; a window that ends before it begins goes over midnight. Equal ends are the whole day. */
export function inWindow({ minute }: WallTime, from: string, to: string): boolean {
  const [start, end] = [minuteOf(from), minuteOf(to)];
  if (start === end) return true;
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

export const wallTimePattern = /^([01]\d|2[0-3]):[0-5]\d$/;
