// Which amount did the person type? Digits with the language's separators, or Vietnamese shorthand: 500k, 2tr, 1,5 tỷ.

export type MoneyMarks = { group: string; decimal: string };

const shorthand: Record<string, number> = {
  k: 3,
  nghin: 3,
  ngan: 3,
  tr: 6,
  trieu: 6,
  m: 6,
  ty: 9,
  ti: 9,
  b: 9,
};

export function moneyMarks(locale: string): MoneyMarks {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8);
  const find = (type: string, otherwise: string) => parts.find((part) => part.type === type)?.value ?? otherwise;
  return { group: find("group", ","), decimal: find("decimal", ".") };
}

function wordKey(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Minor units; null for an empty text; undefined when the text is not an amount or has too many digits to be exact. */
export function parseMoney(text: string, digits: number, marks: MoneyMarks): number | null | undefined {
  const plain = wordKey(text).replace(/[\s ]/g, "").replaceAll(marks.group, "");
  if (plain === "") return null;
  const match = /^(-?)(\d+)(?:([.,])(\d+))?([a-z]*)$/.exec(plain);
  if (!match) return undefined;
  const [, sign, whole = "", mark, fraction = "", word = ""] = match;
  if (mark !== undefined && mark !== marks.decimal) return undefined;
  const power = word === "" ? 0 : shorthand[word];
  if (power === undefined) return undefined;
  const places = digits + power;
  if (fraction.length > places) return undefined;
  const minor = Number(whole + fraction.padEnd(places, "0"));
  if (!Number.isSafeInteger(minor)) return undefined;
  return sign === "-" && minor !== 0 ? -minor : minor;
}

/** "1.234.567" (vi, VND) or "1,234.50" (en, USD). */
export function showMoney(minor: number, digits: number, marks: MoneyMarks): string {
  const all = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = all.slice(0, all.length - digits).replace(/\B(?=(\d{3})+$)/g, marks.group);
  const fraction = digits === 0 ? "" : all.slice(-digits);
  const shown = /[1-9]/.test(fraction) ? `${whole}${marks.decimal}${fraction}` : whole;
  return minor < 0 ? `-${shown}` : shown;
}
