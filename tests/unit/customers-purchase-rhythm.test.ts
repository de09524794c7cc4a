// The rhythm of a customer's purchases: known answers and laws.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/domain/basics/calendar";
import { purchaseRhythm } from "@/lib/domain/customers/purchase-rhythm";

describe("purchaseRhythm", () => {
  it("says nothing with no purchase, and no rhythm with two", () => {
    expect(purchaseRhythm([], "2026-01-01")).toMatchObject({ days: 0, daysSinceLast: null, medianGapDays: null });
    expect(purchaseRhythm(["2026-01-01", "2026-01-11"], "2026-01-21")).toMatchObject({
      daysSinceLast: 10,
      medianGapDays: null,
      overdueDays: 0,
    });
  });

  it("takes the median gap: one long pause does not move it", () => {
    const days = ["2026-01-01", "2026-01-08", "2026-01-15", "2026-06-01", "2026-06-08"];
    expect(purchaseRhythm(days, "2026-06-10")).toEqual({
      days: 5,
      daysSinceLast: 2,
      medianGapDays: 7,
      expectedOn: "2026-06-15",
      overdueDays: 0,
    });
  });

  it("is late once half a gap more has gone by", () => {
    const days = ["2026-01-01", "2026-01-11", "2026-01-21"];
    expect(purchaseRhythm(days, "2026-02-05").overdueDays).toBe(0);
    expect(purchaseRhythm(days, "2026-02-06").overdueDays).toBe(6);
  });

  it("does not depend on order or repetition, and never expects a day before the last", () => {
    const offsets = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(offsets, fc.integer({ min: 0, max: 400 }), (list, later) => {
        const days = list.map((offset) => addDays("2024-01-01", offset));
        const today = addDays("2024-01-01", Math.max(...list) + later);
        const rhythm = purchaseRhythm(days, today);
        expect(purchaseRhythm([...days, ...days].reverse(), today)).toEqual(rhythm);
        expect(rhythm.daysSinceLast).toBe(later);
        expect(rhythm.overdueDays).toBeGreaterThanOrEqual(0);
        if (rhythm.expectedOn !== null) expect(rhythm.expectedOn > addDays(today, -later)).toBe(true);
      }),
      { seed: 20251122 },
    );
  });
});
