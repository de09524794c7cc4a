import { describe, expect, test } from "vitest";
import { minorOf } from "@/lib/domain/imports/cells";
import { ColumnEvidence } from "@/lib/domain/imports/column-evidence";
import { compileRow, lineAmount } from "@/lib/domain/imports/compile-row";
import { CsvRecord } from "@/lib/domain/imports/csv-record";
import { parseCsv } from "@/lib/domain/imports/csv-rows";
import { type ImportKind, importKinds } from "@/lib/domain/imports/kinds";
import { correctMapping, guessKind, guessMapping, importOptions } from "@/lib/domain/imports/mapping";
import { templateCsv } from "@/lib/server/imports/template-file";

const context = { currency: "USD", factor: 1, today: "2026-11-22", owners: new Map(), teams: new Map() };

function compile(
  kind: ImportKind,
  headings: string[],
  rows: string[][],
  preset?: "complete-journey" | "online-retail",
) {
  const mapping = guessMapping(kind, headings, rows, preset);
  const evidence = new ColumnEvidence(kind, mapping, importOptions.parse({}));
  for (const row of rows) evidence.add(row);
  return compileRow(kind, mapping, evidence.findings(), context);
}

describe("every template is recognised, in both languages, and its example row can be imported", () => {
  test.each(importKinds.flatMap((kind) => (["vi", "en"] as const).map((locale) => [kind, locale] as const)))(
    "%s, %s",
    (kind, locale) => {
      const [headings = [], ...rows] = parseCsv(templateCsv(kind, locale).replace("\ufeff", ""), ",");
      const mapping = guessMapping(kind, headings, rows);
      expect(mapping.filter(({ target }) => target === null)).toEqual([]);
      expect(new Set(mapping.map(({ target }) => target)).size).toBe(headings.length);
      expect(compile(kind, headings, rows).parse(CsvRecord.of(rows[0] ?? []))).toBeNull();
    },
  );
});

test("the columns of Complete Journey find their places, bands and discounts included", () => {
  const household = compile(
    "customers",
    ["household_id", "age", "income", "household_size", "kids_count"],
    [["1", "65+", "35-49K", "5+", "3+"]],
    "complete-journey",
  );
  expect(household.parse(CsvRecord.of(["1", "65+", "35-49K", "5+", "3+"]))).toBeNull();
  const held = Object.fromEntries(household.columns.map(({ name }, index) => [name, household.out[index]]));
  expect(held).toMatchObject({
    code: "1",
    age_band: "65+",
    age_low: "65",
    age_high: null,
    income_band: "35-49K",
    income_low_minor: "3500000",
    income_high_minor: "4900000",
    household_size: "5",
    kids_count: "3",
  });
  const headings = [
    "household_id",
    "store_id",
    "basket_id",
    "product_id",
    "quantity",
    "sales_value",
    "retail_disc",
    "coupon_disc",
    "coupon_match_disc",
    "week",
    "transaction_timestamp",
  ];
  const row = ["2261", "309", "31625220889", "940996", "1", "3.86", "0.43", "0.1", "0", "5", "2017-01-28 14:06:53"];
  const line = compile("purchases", headings, [row], "complete-journey");
  expect(line.parse(CsvRecord.of(row))).toBeNull();
  expect(Object.fromEntries(line.columns.map(({ name }, index) => [name, line.out[index]]))).toMatchObject({
    line_amount_minor: "386",
    discount_minor: "53",
    line_quantity: "1",
  });
  expect(guessKind(headings)).toBe("purchases");
});

test("codes that were kept as fractions lose their zero, other codes keep every sign", () => {
  const floats = compile("customers", ["code"], [["17850.0"], ["17851"]]);
  floats.parse(CsvRecord.of(["17850.0"]));
  expect(floats.out[0]).toBe("17850");
  const dotted = compile("customers", ["code"], [["1.0"], ["1.5"]]);
  dotted.parse(CsvRecord.of(["1.0"]));
  expect(dotted.out[0]).toBe("1.0");
});

test("amounts are exact in minor units, half away from zero", () => {
  expect(lineAmount("6", "2.55", "GBP")).toBe(1530);
  expect(lineAmount("-1", "11062.06", "GBP")).toBe(-1106206);
  expect(lineAmount("3", "0.001", "GBP")).toBe(0);
  expect(lineAmount("5", "0.001", "GBP")).toBe(1);
  expect(lineAmount("-5", "0.001", "GBP")).toBe(-1);
  expect(lineAmount("1.5", "185000", "VND")).toBe(277500);
  expect(minorOf("-0.005", "USD")).toBe(-1);
});

test("a correction by heading or by number is taken, and leaves the rest alone", () => {
  const mapping = guessMapping("customers", ["Mã", "Cột lạ"], []);
  expect(
    correctMapping(mapping, [
      ["2", "name"],
      ["ma", "-"],
    ]),
  ).toEqual([
    { heading: "Mã", target: null },
    { heading: "Cột lạ", target: "name" },
  ]);
});
