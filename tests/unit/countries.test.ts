import { expect, test } from "vitest";
import { countryName } from "@/lib/domain/basics/countries";
import { readCountry } from "@/lib/domain/imports/choices";

test("every country is read back from its name in both languages", () => {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const countries = codes.filter(
    (code) => countryName(code, "en") !== code && readCountry(countryName(code, "en")) === code,
  );
  expect(countries.length).toBeGreaterThan(230);
  for (const code of countries)
    for (const locale of ["vi", "en"])
      expect([code, locale, readCountry(countryName(code, locale))]).toEqual([code, locale, code]);
  expect(countryName("VN", "vi")).toBe("Việt Nam");
  expect(countryName("Channel Islands", "vi")).toBe("Channel Islands");
});
