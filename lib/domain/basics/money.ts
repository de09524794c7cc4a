// How is money held? Whole minor units with an ISO 4217 code. Vietnamese đồng has no minor unit in use.

const minorDigits: Readonly<Record<string, number>> = { VND: 0, JPY: 0, KRW: 0, CLP: 0, BHD: 3, KWD: 3 };

/** Digits after the decimal point of a currency (0 for VND, 2 for USD). */
export function currencyDigits(currency: string): number {
  return minorDigits[currency] ?? 2;
}

/**
 * Minor units of a decimal text such as "12.5" ("12.5", "USD" → 1250). Half is rounded away from zero.
 * Throws RangeError on anything that is not a plain decimal or does not fit 2^53.
 */
export function toMinor(decimal: string, currency: string): number {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) throw new RangeError(`not a decimal: ${decimal}`);
  const digits = currencyDigits(currency);
  const [, sign, whole = "0", fraction = ""] = match;
  const kept = fraction.slice(0, digits).padEnd(digits, "0");
  const roundUp = (fraction[digits] ?? "0") >= "5";
  const minor = Number(whole + kept) + (roundUp ? 1 : 0);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`too large: ${decimal}`);
  return sign === "-" && minor !== 0 ? -minor : minor;
}

/** Plain decimal text of minor units (1250, "USD" → "12.50"). */
export function fromMinor(minor: number | bigint, currency: string): string {
  const digits = currencyDigits(currency);
  const negative = minor < 0;
  const text = (negative ? -BigInt(minor) : BigInt(minor)).toString().padStart(digits + 1, "0");
  const plain = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return negative ? `-${plain}` : plain;
}

/** Converts minor units between currencies at a rate (one unit of `from` in units of `to`), rounding half away from zero. */
export function convertMinor(minor: number, from: string, to: string, rate: number): number {
  if (from === to) return minor;
  const exact = (minor / 10 ** currencyDigits(from)) * rate * 10 ** currencyDigits(to);
  return Math.sign(exact) * Math.round(Math.abs(exact));
}
