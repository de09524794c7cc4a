// Which currencies can a company count in? ISO 4217 codes that its customers are likely to pay with.

export const currencies = [
  "VND",
  "USD",
  "EUR",
  "GBP",
  "JPY",
  "CNY",
  "KRW",
  "SGD",
  "THB",
  "MYR",
  "IDR",
  "PHP",
  "LAK",
  "KHR",
  "TWD",
  "HKD",
  "AUD",
  "NZD",
  "CAD",
  "CHF",
  "SEK",
  "NOK",
  "DKK",
  "PLN",
  "CZK",
  "INR",
  "AED",
  "KWD",
] as const;
export type Currency = (typeof currencies)[number];

export function isCurrency(text: unknown): text is Currency {
  return (currencies as readonly unknown[]).includes(text);
}
