import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { namesColumns } from "@/lib/domain/imports/headings";
import { guessMapping } from "@/lib/domain/imports/mapping";
import { computedHeadings, isOwnColumn } from "@/lib/domain/imports/own-columns";

const headingsIn = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(`lib/messages/${locale}/customers.json`, "utf8")).column;

test("every column of an exported list is read back as what it is, and what the list worked out is left alone", () => {
  for (const locale of ["vi", "en"]) {
    const columns = headingsIn(locale);
    const computed = new Set(["orders", "spend", "last", "updated"]);
    const samples = Array.from({ length: 9 }, () => Object.keys(columns).map(() => "31/12/2025"));
    const mapping = guessMapping("customers", Object.values(columns), samples);
    for (const [index, key] of Object.keys(columns).entries())
      expect([locale, key, mapping[index]?.target]).toEqual([locale, key, computed.has(key) ? null : key]);
    for (const key of computed) expect(computedHeadings).toContain(columns[key]);
  }
  expect(isOwnColumn("most_reason")).toBe(true);
  expect(isOwnColumn("code")).toBe(false);
});

test("a date under a heading that says something else is no birthday", () => {
  const samples = Array.from({ length: 9 }, () => ["K1", "31/12/2025"]);
  expect(guessMapping("customers", ["code", "Ngày ký hợp đồng"], samples)[1]?.target).toBeNull();
});

test("a row with an address, an id or an instant in it is no heading", () => {
  expect(namesColumns(["Mã", "Tên", "E-mail", "2024"])).toBe(true);
  expect(namesColumns(["1", "An", "an@example.com"])).toBe(false);
  expect(namesColumns(["Name", "hotro@shop.vn", "Phone"])).toBe(true);
  expect(namesColumns(["KH1", "email", "2024-01-05T10:00:00Z"])).toBe(false);
  expect(namesColumns(["d1bdf186-7dd9-485e-9f93-6e0e3f3e6b8a", "An"])).toBe(false);
  expect(namesColumns(["An", "2013-11-23T02:30:31-08:00"])).toBe(false);
});
