// Which day did the person type? Day before month, with any separator; years have four digits, so that 45 is never guessed.

const dayFirst = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})$/;
const digitsOnly = /^(\d{2})(\d{2})(\d{4})$/;
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;

function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** "YYYY-MM-DD", or null when the text is not a day of the calendar. */
export function parseDay(text: string): string | null {
  const trimmed = text.trim();
  const isoMatch = iso.exec(trimmed);
  const match = isoMatch ?? dayFirst.exec(trimmed) ?? digitsOnly.exec(trimmed);
  if (!match) return null;
  const [year, month, day] = (isoMatch ? [match[1], match[2], match[3]] : [match[3], match[2], match[1]]).map(Number);
  if (year === undefined || month === undefined || day === undefined || !isRealDay(year, month, day)) return null;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** "25/12/2026" from "2026-12-25"; anything else comes back as it is. */
export function showDay(day: string): string {
  const match = iso.exec(day.slice(0, 10));
  return match ? `${match[3]}/${match[2]}/${match[1]}` : day;
}
