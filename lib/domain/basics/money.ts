// How is money held? Whole minor units with an ISO 4217 code. Vietnamese đồng has no minor unit in use.

const minorDigits: Readonly<Record<string, number>> = { VND: 0, JPY: 0, KRW: 0, CLP: 0, BHD: 3, KWD: 3 };

/** Digits after the decimal point of a currency (0 for VND, 2 for USD). */
export function currencyDigits(currency: string): number {
  return minorDigits[currency] ?? 2;
}

/** Plain decimal text of minor units (1250, "USD" → "12.50"). */
export function fromMinor(minor: number | bigint, currency: string): string {
  const digits = currencyDigits(currency);
  const negative = minor < 0;
  const text = (negative ? -BigInt(minor) : BigInt(minor)).toString().padStart(digits + 1, "0");
  const plain = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return negative ? `-${plain}` : plain;
}
