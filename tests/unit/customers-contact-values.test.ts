// Laws and known spellings of phones, e-mails, names, provinces and bands.
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { parseBand } from "@/lib/domain/customers/bands";
import { normaliseEmail } from "@/lib/domain/customers/emails";
import { nameColumns } from "@/lib/domain/customers/names";
import { normalisePhone } from "@/lib/domain/customers/phones";
import { findProvinceCode, provinceName, provinces } from "@/lib/domain/customers/provinces";

const seed = 20251122;
const mobilePrefixes = [
  "32",
  "39",
  "56",
  "58",
  "59",
  "70",
  "76",
  "79",
  "81",
  "83",
  "86",
  "88",
  "89",
  "90",
  "91",
  "97",
  "98",
];
const mobile = fc
  .tuple(fc.constantFrom(...mobilePrefixes), fc.stringMatching(/^[0-9]{7}$/))
  .map(([prefix, rest]) => `${prefix}${rest}`)
  .filter((national) => normalisePhone(`0${national}`) !== null);
const writings: readonly ((national: string) => string)[] = [
  (n) => `0${n}`,
  (n) => `+84${n}`,
  (n) => `84${n}`,
  (n) => `0084${n}`,
  (n) => n,
  (n) => `+84 (0)${n.slice(0, 2)} ${n.slice(2, 5)} ${n.slice(5)}`,
  (n) => `0${n.slice(0, 2)}.${n.slice(2, 5)}.${n.slice(5)}`,
  (n) => `(0${n.slice(0, 2)}) ${n.slice(2, 5)}-${n.slice(5)}`,
  (n) => ` 0${n}; `,
];

describe("phones", () => {
  it("every way of writing one mobile gives one number", () => {
    fc.assert(
      fc.property(mobile, (national) => {
        expect(new Set(writings.map((write) => normalisePhone(write(national))))).toEqual(new Set([`+84${national}`]));
      }),
      { seed, numRuns: 300 },
    );
  });

  it("normalising twice changes nothing", () => {
    fc.assert(
      fc.property(mobile, (national) => {
        const once = normalisePhone(`0${national}`);
        expect(once === null ? null : normalisePhone(once)).toBe(once);
      }),
      { seed },
    );
  });

  it("settles plain mobile numbers as the library does", () => {
    const prefix = fc.constantFrom("0", "84", "+84", "0084");
    const number = fc.integer({ min: 300_000_000, max: 999_999_999 });
    fc.assert(
      fc.property(prefix, number, (before, digits) => {
        const text = `${before}${digits}`;
        const library = parsePhoneNumberFromString(text, "VN");
        const byLibrary = library?.isValid() ? library.number : null;
        expect(normalisePhone(text)).toBe(byLibrary);
      }),
      { seed, numRuns: 400 },
    );
  });

  it("never throws and never answers anything but E.164 or null", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const value = normalisePhone(text);
        expect(value === null || /^\+[1-9]\d{6,14}$/.test(value)).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });

  it.each([
    ["01621234567", "+84321234567"],
    ["0169 123 4567", "+84391234567"],
    ["+841201234567", "+84701234567"],
    ["84 126 1234567", "+84761234567"],
    ["01291234567", "+84821234567"],
    ["0186.123.4567", "+84561234567"],
    ["0199-1234567", "+84591234567"],
    ["0 123 456 7890", "+84834567890"],
  ])("the 11 digits of %s became %s in 2018", (old, today) => {
    expect(normalisePhone(old)).toBe(today);
  });

  it.each([
    ["(024) 3825 1234", "+842438251234"],
    ["1900 1234", "+8419001234"],
    ["0912.345.678 ext 12", "+84912345678"],
    ["0912345678 máy lẻ 5", "+84912345678"],
    ["+1 415 555 2671", "+14155552671"],
    ["０９１２３４５６７８", "+84912345678"],
  ])("%s is %s", (written, value) => {
    expect(normalisePhone(written)).toBe(value);
  });

  it.each(["", "0", "12345", "0000000000", "khong co", "01012345678", "09123456789999"])("%j is no phone", (text) => {
    expect(normalisePhone(text)).toBeNull();
  });
});

describe("e-mails", () => {
  it.each([
    [" Lan.Nguyen@Example.VN ", "lan.nguyen@example.vn"],
    ["Lan <lan@example.vn>", "lan@example.vn"],
    ["mailto:lan@example.vn", "lan@example.vn"],
  ])("%j is %s", (written, value) => expect(normaliseEmail(written)).toBe(value));
  it.each(["", "lan", "lan@", "@example.vn", "a b@example.vn", "lan@example"])("%j is no address", (text) => {
    expect(normaliseEmail(text)).toBeNull();
  });
});

describe("names", () => {
  it("keep their dấu in NFC, sort by the last word and are searched without dấu", () => {
    expect(nameColumns("  Nguyễn   Thị Đào ".normalize("NFD"), "person")).toEqual({
      name: "Nguyễn Thị Đào".normalize("NFC"),
      nameSearch: "nguyen thi dao",
      nameSort: "Đào Nguyễn Thị".normalize("NFC"),
    });
    expect(nameColumns("Công ty Sao Mai", "company").nameSort).toBe("Công ty Sao Mai");
  });
});

describe("provinces", () => {
  it.each([
    ["TP. Hồ Chí Minh", "79"],
    ["tp.hcm", "79"],
    ["Sài Gòn", "79"],
    ["Tỉnh Bà Rịa – Vũng Tàu", "79"],
    ["binh duong", "79"],
    ["Thành phố Hà Nội", "01"],
    ["Thừa Thiên-Huế", "46"],
    ["Tỉnh Khánh Hoà", "56"],
    ["Hòa Bình", "25"],
    ["Bình Định", "52"],
    ["79", "79"],
  ])("%s is in %s", (text, code) => expect(findProvinceCode(text)).toBe(code));

  it("an unknown place stays unknown", () => {
    expect(findProvinceCode("Atlantis")).toBeNull();
    expect(provinceName("XX")).toBe("XX");
  });

  it("has 34 provinces and no name that means two of them", () => {
    expect(provinces).toHaveLength(34);
    for (const { code, name, aliases } of provinces) {
      for (const known of [name, ...aliases]) expect(findProvinceCode(known), known).toBe(code);
    }
  });

  const list = new URL("../../../shared/data/vietnam/vn_34_provinces_wards.json.gz", import.meta.url);
  const merges = new URL("../../../shared/data/vietnam/vn_63_provinces_pre2025.json.gz", import.meta.url);
  const present = existsSync(list) && existsSync(merges);
  it.skipIf(!present)(
    "names every province of the public list, new and old (vn_34_provinces_wards, vn_63_provinces)",
    () => {
      const read = (url: URL) => JSON.parse(gunzipSync(readFileSync(url)).toString("utf8"));
      for (const { Code, FullName } of read(list) as { Code: string; FullName: string }[]) {
        expect(findProvinceCode(FullName), FullName).toBe(Code);
      }
      const old = (read(merges) as { tinh_tp: Record<string, { name_with_type: string }> }).tinh_tp;
      for (const { name_with_type } of Object.values(old)) {
        expect(findProvinceCode(name_with_type), name_with_type).not.toBeNull();
      }
    },
  );
});

describe("bands", () => {
  it.each([
    ["45-54", 45, 54],
    ["65+", 65, null],
    ["Under 15K", 0, 15_000],
    ["35-49K", 35_000, 49_000],
    ["250K+", 250_000, null],
    ["10–20 triệu", 10_000_000, 20_000_000],
    ["Trên 50 triệu", 50_000_000, null],
    ["1,5-2 tỷ", 1_500_000_000, 2_000_000_000],
  ])("%s stands for %d to %s", (text, low, high) => expect(parseBand(text)).toEqual({ low, high }));
  it.each(["", "abc", "54-45", "1-2-3"])("%j is no band", (text) => expect(parseBand(text)).toBeNull());
});
