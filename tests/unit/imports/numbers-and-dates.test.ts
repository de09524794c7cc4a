import fc from "fast-check";
import { expect, test } from "vitest";
import { decideOrder, noDateEvidence, parseDate, weighDate } from "@/lib/domain/imports/dates";
import { decideMark, noNumberEvidence, parseNumber, weighNumber } from "@/lib/domain/imports/numbers";

function readColumn(values: string[]) {
  const evidence = noNumberEvidence();
  for (const value of values) weighNumber(evidence, value);
  const mark = decideMark(evidence);
  return values.map((value) => parseNumber(value, mark));
}

function write(value: number, mark: "." | ",", grouping: boolean): string {
  const [whole = "0", fraction = ""] = Math.abs(value).toFixed(2).split(".");
  const grouped = grouping ? whole.replace(/\B(?=(\d{3})+$)/g, mark === "." ? "," : ".") : whole;
  return `${value < 0 ? "-" : ""}${grouped}${mark}${fraction}`;
}

test("a column of numbers reads the same whichever of the two conventions it was written in", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1e11, max: 1e11 }), { minLength: 1, maxLength: 20 }),
      fc.constantFrom("." as const, "," as const),
      fc.boolean(),
      (cents, mark, grouping) => {
        const values = cents.map((cent) => cent / 100);
        expect(readColumn(values.map((value) => write(value, mark, grouping))).map(Number)).toEqual(
          values.map((value) => value + 0 || 0),
        );
      },
    ),
    { seed: 7, numRuns: 500 },
  );
});

test.each([
  [
    ["1.234.567", "25.000"],
    ["1234567", "25000"],
  ],
  [
    ["1,234,567", "25,000"],
    ["1234567", "25000"],
  ],
  [
    ["25.000", "1.500"],
    ["25000", "1500"],
  ],
  [
    ["0.125", "1.500"],
    ["0.125", "1.5"],
  ],
  [
    ["1.234,5", "1.234"],
    ["1234.5", "1234"],
  ],
  [
    ["1,234.5", "1,234"],
    ["1234.5", "1234"],
  ],
  [
    ["(12)", "12-", "-12", "−12"],
    ["-12", "-12", "-12", "-12"],
  ],
  [
    ["1.200.000 ₫", "500.000 đ", "VND 3.000"],
    ["1200000", "500000", "3000"],
  ],
  [
    ["$1,200.50", "£3"],
    ["1200.5", "3"],
  ],
  [
    ["1 234,5", "12"],
    ["1234.5", "12"],
  ],
  [["1.5E+7"], ["15000000"]],
  [
    ["12a", "", "--1", "1.2.3,4,5"],
    [null, null, null, null],
  ],
])("%j reads as %j", (written, expected) => {
  expect(readColumn(written)).toEqual(expected);
});

test("a column that contradicts itself gives up only what reads two ways", () => {
  expect(readColumn(["1.234,5", "1,234.5", "1.234"])).toEqual(["1234.5", "1234.5", "ambiguous"]);
});

function dates(values: string[]) {
  const evidence = noDateEvidence();
  for (const value of values) weighDate(evidence, value);
  const order = decideOrder(evidence);
  return values.map((value) => parseDate(value, order));
}

test.each([
  [
    ["03/04/2024", "13/04/2024"],
    ["2024-04-03", "2024-04-13"],
  ],
  [
    ["03/04/2024", "04/13/2024"],
    ["2024-03-04", "2024-04-13"],
  ],
  [["03/04/2024"], ["2024-04-03"]],
  [
    ["2024-02-29", "2023-02-29", "31/04/2024"],
    ["2024-02-29", null, null],
  ],
  [
    ["45292", "45292.5"],
    ["2024-01-01", "2024-01-01 12:00:00"],
  ],
  [
    ["59", "61"],
    [null, null],
  ],
  [
    ["20240131", "31-01-2024", "31.01.24"],
    ["2024-01-31", "2024-01-31", "2024-01-31"],
  ],
  [
    ["1/2/2024 3:04 PM", "1/2/2024 3:04 CH", "1/2/2024 25:00"],
    ["2024-02-01 15:04:00", "2024-02-01 15:04:00", null],
  ],
  [
    ["2010-12-01 08:26:00", "2010-12-01T08:26:00Z", "2010-12-01T08:26:00+07:00"],
    ["2010-12-01 08:26:00", "2010-12-01 08:26:00Z", "2010-12-01 08:26:00+07:00"],
  ],
])("%j reads as %j", (written, expected) => {
  expect(dates(written)).toEqual(expected);
});

test("every calendar day survives being written in any order, as long as one day of the column tells it", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true }),
      fc.boolean(),
      (date, monthFirst) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, day] = iso.split("-");
        const proof = monthFirst ? "12/31/1999" : "31/12/1999";
        expect(dates([proof, monthFirst ? `${month}/${day}/${year}` : `${day}/${month}/${year}`])[1]).toBe(iso);
      },
    ),
    { seed: 3, numRuns: 300 },
  );
});
