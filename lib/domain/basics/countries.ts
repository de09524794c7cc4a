// What is this country called? Held as its ISO 3166 code; what files name that is no country stays as it is.

export function countryName(held: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(held)) return held;
  return new Intl.DisplayNames([locale], { type: "region", fallback: "none" }).of(held) ?? held;
}
