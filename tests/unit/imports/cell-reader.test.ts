// A cell that is recognised says what it would say if it were read anew.
import fc from "fast-check";
import { expect, test } from "vitest";
import { CellReader } from "@/lib/domain/imports/cell-reader";
import { type CellWriter, cleanCell, contactCell, incomeCell, numberCell, textCell } from "@/lib/domain/imports/cells";
import { CsvRecord } from "@/lib/domain/imports/csv-record";

const style = { mark: ".", order: "dmy", floatCodes: false } as const;
/** Leaves its column alone for one word, as an open list does for "unknown". */
const silent: CellWriter = (text, into, at) => {
  if (text !== "unknown") into[at] = text;
  return null;
};
const writers: Record<string, [CellWriter, number]> = {
  text: [textCell(20), 1],
  number: [numberCell(style), 1],
  phone: [contactCell("phone"), 2],
  income: [incomeCell(style, { currency: "VND", factor: 1 }), 3],
  unknown: [silent, 1],
};
const texts = fc.oneof(
  fc.constantFrom("", " ", "12", "1.5", "-7", "0912345678", "15tr", "10-20tr", "unknown", "'=1+1", "x".repeat(70)),
  fc.nat(9_000).map(String),
  fc.string({ maxLength: 30 }),
);

test.each(Object.entries(writers))("%s", (_, [write, width]) => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 300 }), (cells) => {
      const reader = new CellReader(write, 1, width);
      // What another column put there must stay where the writer leaves a column alone.
      const blank = () => ["before", ...new Array<string | null>(width).fill("kept"), "after"];
      const record = CsvRecord.of(cells);
      cells.forEach((raw, index) => {
        const [got, wanted] = [blank(), blank()];
        const result = reader.read(record.text, record.starts[index] ?? 0, record.ends[index] ?? 0, got);
        const text = cleanCell(raw);
        const expected = text === "" ? "blank" : write(text, wanted, 1);
        expect(result).toEqual(expected);
        if (expected === null) expect(got).toEqual(wanted);
      });
    }),
    { seed: 21, numRuns: 100 },
  );
});

test("thousands of values, coming back and never coming back, are told apart", () => {
  const reader = new CellReader(textCell(60), 0, 1);
  for (let n = 0; n < 60_000; n++) {
    const raw = n % 3 === 0 ? `code ${n}` : `often ${n % 5_000}`;
    const into: (string | null)[] = [null];
    expect(reader.read(`<${raw}>`, 1, raw.length + 1, into)).toBeNull();
    if (into[0] !== raw) expect(into[0]).toBe(raw);
  }
});
