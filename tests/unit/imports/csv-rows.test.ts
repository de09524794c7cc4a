import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CsvRows, parseCsv } from "@/lib/domain/imports/csv-rows";

const write = (rows: string[][], delimiter: string, newline: string) =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join(newline);

const cell = fc.string({
  unit: fc.constantFrom("a", "ệ", '"', ",", ";", "\n", "\r", "\t", " ", "đ", "1", "👋"),
  maxLength: 8,
});
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));

test("whatever is written with quotes is read back unchanged, however the text is cut into pieces", () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(",", ";", "\t", "|"),
      fc.constantFrom("\n", "\r\n"),
      fc.array(fc.nat(60), { maxLength: 6 }),
      (rows, delimiter, newline, cuts) => {
        const text = write(rows, delimiter, newline);
        const read: string[][] = [];
        const parser = new CsvRows(delimiter, {
          row: (record) => read.push(record.cells()),
          broken: (code) => read.push([code]),
        });
        let at = 0;
        for (const cut of [...cuts, text.length]) {
          parser.push(text.slice(at, at + cut));
          at += cut;
        }
        parser.end();
        expect(read).toEqual(rows);
      },
    ),
    { seed: 20, numRuns: 500 },
  );
});

test("lines are counted as an editor counts them, line breaks inside quotes included", () => {
  const lines: number[] = [];
  const parser = new CsvRows(",", { row: (_, line) => lines.push(line), broken: (_, __, line) => lines.push(-line) });
  parser.push('a,b\n"1\n2",x\n\n3,4\r\n"5""6",7\n"x"y,8\n9,"open\n10,11\n');
  parser.end();
  expect(lines).toEqual([1, 2, 5, 6, -7, -8, 9]);
});

test("a quote that is never closed costs its own line only, never the rest of the file", () => {
  const rows = parseCsv('a,b\n1,"2\n3,4\n5,6\n', ",");
  expect(rows).toEqual([
    ["a", "b"],
    ["3", "4"],
    ["5", "6"],
  ]);
});

const spectrum = "../shared/data/csv/csv-spectrum";
describe.skipIf(!existsSync(spectrum))("csv-spectrum", () => {
  for (const file of existsSync(spectrum) ? readdirSync(`${spectrum}/csvs`) : []) {
    test(`${file} is read as its json says`, () => {
      const expected = JSON.parse(readFileSync(path.join(spectrum, "json", file.replace(/csv$/, "json")), "utf8"));
      const [heading = [], ...rows] = parseCsv(readFileSync(path.join(spectrum, "csvs", file), "utf8"), ",");
      expect(rows.map((row) => Object.fromEntries(heading.map((name, index) => [name, row[index]])))).toEqual(expected);
    });
  }
});
