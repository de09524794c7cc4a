// The parts the index is made of, each against the plain way of doing the same.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageOn } from "@/lib/domain/basics/calendar";
import { searchKey } from "@/lib/domain/basics/text";
import {
  allBits,
  countBits,
  forEachBit,
  hasBit,
  noBits,
  notBits,
  setBit,
} from "@/lib/domain/segmentation/columnar/bits";
import { birthDays, dayNumber } from "@/lib/domain/segmentation/columnar/days";
import { inInterval, intervalOf, nextUp, scanNumbers } from "@/lib/domain/segmentation/columnar/interval";
import { firstAtOrAfter, orderByTime } from "@/lib/domain/segmentation/columnar/radix";
import { TextNumbers } from "@/lib/domain/segmentation/columnar/text-numbers";
import { scanCodes, TextColumnBuilder, textsThat } from "@/lib/domain/segmentation/columnar/texts";
import { UuidTable, wordsOf } from "@/lib/domain/segmentation/columnar/uuid-table";
import { compareNumber } from "@/lib/domain/segmentation/compare-number";
import { type Comparison, comparisonOps } from "@/lib/domain/segmentation/rule";

const seeded = { seed: 20_261_122 };
const comparisons = fc
  .tuple(fc.constantFrom(...comparisonOps), fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 3 }))
  .map(([op, value, more]) => (op === "between" ? { op, value: [value, value + more] } : { op, value }) as Comparison);

describe("bit sets", () => {
  it("hold and count what was put in, and know who is not", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.array(fc.nat(199)), (size, wanted) => {
        const members = new Set(wanted.filter((n) => n < size));
        const bits = noBits(size);
        for (const n of members) setBit(bits, n);
        const found: number[] = [];
        forEachBit(bits, (n) => found.push(n));
        expect(found).toEqual([...members].sort((a, b) => a - b));
        expect(countBits(bits)).toBe(members.size);
        expect(countBits(notBits(bits, size))).toBe(size - members.size);
        expect(countBits(allBits(size))).toBe(size);
        expect(found.every((n) => hasBit(bits, n))).toBe(true);
      }),
      seeded,
    );
  });
});

describe("a comparison as an interval", () => {
  it("fits the same numbers, and never an unknown one", () => {
    fc.assert(
      fc.property(
        comparisons,
        fc.array(fc.oneof(fc.integer({ min: -4, max: 7 }), fc.double()), { maxLength: 40 }),
        (asked, held) => {
          const interval = intervalOf(asked);
          const column = Float64Array.from([...held, Number.NaN]);
          const bits = scanNumbers(column, interval);
          held.forEach((value, n) => {
            if (Number.isNaN(value)) return;
            expect(hasBit(bits, n), `${value} ${JSON.stringify(asked)}`).toBe(compareNumber(asked, value));
          });
          expect(inInterval(Number.NaN, interval)).toBe(false);
          expect(hasBit(bits, held.length)).toBe(false);
        },
      ),
      seeded,
    );
  });

  it("steps to the very next number", () => {
    for (const value of [0, -0, 1, -1, 0.1, 1e300, Number.MAX_SAFE_INTEGER]) {
      expect(nextUp(value)).toBeGreaterThan(value);
      expect((nextUp(value) + value) / 2 === value || (nextUp(value) + value) / 2 === nextUp(value)).toBe(true);
    }
  });

  it("finds the birth days of an age, leap days included", () => {
    const days = ["2000-02-29", "2000-02-28", "2000-03-01", "1999-12-31", "2001-01-01", "2027-02-28", "2028-02-29"];
    for (const today of ["2027-02-28", "2027-03-01", "2028-02-29", "2028-12-31"]) {
      for (const born of days.filter((day) => day <= today)) {
        fc.assert(
          fc.property(comparisons, (asked) => {
            const shifted = shift(asked, 26);
            const fits = compareNumber(shifted, ageOn(born, today));
            expect(inInterval(dayNumber(born), birthDays(intervalOf(shifted), today))).toBe(fits);
          }),
          { ...seeded, numRuns: 20 },
        );
      }
    }
  });
});

const shift = (asked: Comparison, by: number): Comparison =>
  asked.op === "between"
    ? { op: "between", value: [asked.value[0] + by, asked.value[1] + by] }
    : { op: asked.op, value: asked.value + by };

describe("sorting by time", () => {
  it("is stable and right on both sides of the size at which it changes its way", () => {
    for (const [size, range] of [
      [50, 10],
      [6000, 100],
      [6000, 2 ** 40],
    ] as const) {
      const [times] = fc.sample(fc.array(fc.nat(2 ** 30), { minLength: size, maxLength: size }), {
        ...seeded,
        numRuns: 1,
      });
      const time = Float64Array.from(times!, (value, n) => 1e12 + ((value * 2 ** 10 + n) % range));
      const order = orderByTime(time, 0, size)!;
      const expected = Array.from(time, (_, n) => n).sort((a, b) => time[a]! - time[b]! || a - b);
      expect([...order]).toEqual(expected);
      const sorted = Float64Array.from(order, (n) => time[n]!);
      expect(orderByTime(sorted, 0, size)).toBeNull();
      const somewhere = sorted[size >> 1]!;
      expect(firstAtOrAfter(sorted, 0, size, somewhere)).toBe([...sorted].findIndex((at) => at >= somewhere));
    }
  });
});

describe("ids", () => {
  it("are found where they were put, in their order, and others are not found", () => {
    const [ids] = fc.sample(fc.uniqueArray(fc.uuid(), { minLength: 3000, maxLength: 3000 }), { ...seeded, numRuns: 1 });
    const table = new UuidTable(16);
    for (const id of ids!) table.place(...wordsOf(id));
    expect(table.size).toBe(3000);
    expect(
      ids!.every((id, n) => table.findText(id) === n && table.text(n) === id && table.place(...wordsOf(id)) === n),
    ).toBe(true);
    expect(table.findText("ffffffff-ffff-ffff-ffff-ffffffffffff")).toBe(-1);
    expect([...(table.order() ?? [])].map((n) => ids![n])).toEqual([...ids!].sort());
  });
});

describe("texts", () => {
  it("get one number each, whatever bytes they are", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 12 }), { maxLength: 900 }), (texts) => {
        const numbers = new TextNumbers();
        const bytes = texts.map((text) => new TextEncoder().encode(text));
        const given = bytes.map((one) => numbers.of(one, 0, one.length));
        const held = numbers.texts();
        expect(given.map((number) => held[number - 1])).toEqual(
          texts.map((text) => new TextDecoder().decode(new TextEncoder().encode(text))),
        );
        expect(numbers.size).toBe(new Set(held).size);
      }),
      { ...seeded, numRuns: 30 },
    );
  });

  it("are searched in one flat string as they are one by one", () => {
    const names = Array.from(
      { length: 6000 },
      (_, n) => `${["Đào", "An", "Hoàng", "Ánh Đào", " "][n % 5]}${n % 5 === 4 ? "" : ` ${n}`}`,
    );
    const builder = new TextColumnBuilder(names.length, true);
    names.forEach((name, n) => {
      const bytes = new TextEncoder().encode(name);
      builder.set(n, bytes, 0, bytes.length);
    });
    const column = builder.build(names.length);
    expect(column.flat).not.toBeNull();
    const plain: Record<string, (key: string, asked: string) => boolean> = {
      is: (key, asked) => key === asked,
      is_not: (key, asked) => key !== "" && key !== asked,
      contains: (key, asked) => key.includes(asked),
      starts_with: (key, asked) => key.startsWith(asked),
    };
    for (const [op, holds] of Object.entries(plain)) {
      for (const asked of ["dao", "Đào 15", "o 1", "an", "9", "anh dao 5998"]) {
        const bits = scanCodes(column, textsThat(column.flat!, op, asked));
        const found: number[] = [];
        forEachBit(bits, (n) => found.push(n));
        const expected = names.flatMap((name, n) => (holds(searchKey(name), searchKey(asked)) ? [n] : []));
        expect(found, `${op} ${asked}`).toEqual(expected);
      }
    }
  });
});
