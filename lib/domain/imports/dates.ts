// Which day is 03/04/2024? The whole column is the witness: a 13 in one place decides all. Spreadsheet serials and ISO
// are read as such. Local times stay local: the company's time zone makes instants of them in the database.

export type DateOrder = "dmy" | "mdy" | "serial";

export interface DateEvidence {
  dayFirst: number;
  monthFirst: number;
  open: number;
  serial: number;
  other: number;
  dayFirstExample?: string;
  monthFirstExample?: string;
}

export function noDateEvidence(): DateEvidence {
  return { dayFirst: 0, monthFirst: 0, open: 0, serial: 0, other: 0 };
}

const parted = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})(?:[\sT,]+(.+))?$/;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[\sT]+(.+))?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const serialNumber = /^\d{5}(?:[.,]\d+)?$/;
const clock =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)?\s*(am|pm|sa|ch)?\s*(z|[+-](?:0\d|1[0-4]):?[0-5]\d|utc|gmt)?$/i;

export function weighDate(evidence: DateEvidence, text: string): void {
  const match = parted.exec(text);
  if (match) {
    const first = Number(match[1]);
    const second = Number(match[2]);
    if (first > 12 && second <= 12) {
      evidence.dayFirst++;
      evidence.dayFirstExample ??= text;
    } else if (second > 12 && first <= 12) {
      evidence.monthFirst++;
      evidence.monthFirstExample ??= text;
    } else evidence.open++;
  } else if (serialNumber.test(text)) evidence.serial++;
  else evidence.other++;
}

/** The order of a column: what its values prove; without proof the day comes first. */
export function decideOrder(evidence: DateEvidence): DateOrder {
  const { dayFirst, monthFirst, open, serial, other } = evidence;
  if (serial > 0 && dayFirst + monthFirst + open + other === 0) return "serial";
  return monthFirst > dayFirst ? "mdy" : "dmy";
}

const two = (value: number | string) => String(value).padStart(2, "0");

function day(year: number, month: number, date: number): string | null {
  if (month < 1 || month > 12 || date < 1 || year < 1000 || year > 9999) return null;
  const last =
    month === 2
      ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
        ? 29
        : 28
      : [4, 6, 9, 11].includes(month)
        ? 30
        : 31;
  return date > last ? null : `${year}-${two(month)}-${two(date)}`;
}

function time(text: string): string | null {
  const match = clock.exec(text.trim());
  if (!match) return null;
  const [, hourText = "", minute = "", second = "00", fraction, half, zone] = match;
  let hour = Number(hourText);
  const afternoon = half !== undefined && /pm|ch/i.test(half);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (afternoon ? 12 : 0);
  }
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const offset = zone === undefined ? "" : /^(?:z|utc|gmt)$/i.test(zone) ? "Z" : zone;
  return `${two(hour)}:${minute}:${second}${fraction ? `.${fraction.slice(0, 3)}` : ""}${offset}`;
}

/** Day 60 of the 1900 system never existed; days before it are one off. */
function fromSerial(text: string): string | null {
  const value = Number(text.replace(",", "."));
  if (!(value >= 1 && value < 2_958_466)) return null;
  const whole = Math.floor(value);
  const seconds = Math.round((value - whole) * 86_400);
  const date = new Date(Date.UTC(1899, 11, whole < 60 ? 31 : 30) + whole * 86_400_000 + seconds * 1000);
  const iso = date.toISOString();
  return seconds === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

/** Two digits: 30 and later are of the last century. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year >= 30 ? 1900 + year : 2000 + year;
}

function join(date: string | null, rest: string | undefined): string | null {
  if (date === null || rest === undefined) return date;
  const at = time(rest);
  return at === null ? null : `${date} ${at}`;
}

const exactInstant = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8]) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** "YYYY-MM-DD" or "YYYY-MM-DD HH:MM:SS" with what zone was written, or null when it is no date in this order. */
export function parseDate(text: string, order: DateOrder): string | null {
  if (exactInstant.test(text)) return text;
  const iso = yearFirst.exec(text);
  if (iso) return join(day(Number(iso[1]), Number(iso[2]), Number(iso[3])), iso[4]);
  const match = parted.exec(text);
  if (match) {
    const [, first = "", second = "", year = "", rest] = match;
    const [date, month] = order === "mdy" ? [second, first] : [first, second];
    return join(day(fullYear(year), Number(month), Number(date)), rest);
  }
  const packed = compact.exec(text);
  if (packed) return day(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  if (serialNumber.test(text) && order === "serial") return fromSerial(text);
  return null;
}
