// Which exchange rates does a new company start with? Indicative ones, so that imports in foreign currency work on the
// first day; each says so in its source and is replaced in Settings.
import type { CurrencyRateRow } from "@/lib/data/company";

/** One unit in Vietnamese đồng: rounded market level of early 2026. */
const inDong = { VND: 1, USD: 26_300, EUR: 30_800, GBP: 35_300 } as const;
const asOf = "2026-01-02";

/** Indicative rates to a base currency; none for a base that the list does not know. */
export function indicativeRates(baseCurrency: string): CurrencyRateRow[] {
  const base = Object.entries(inDong).find(([currency]) => currency === baseCurrency)?.[1];
  if (base === undefined) return [];
  return Object.entries(inDong)
    .filter(([currency]) => currency !== baseCurrency)
    .map(([currency, rate]) => ({
      currency,
      baseCurrency,
      rate: Number((rate / base).toPrecision(6)),
      asOf,
      source: "indicative",
    }));
}
