// Verdicts on a pace, rules of the chain, readiness, holdout and hours: each by example and by law.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLegalSlot, parseTimeSlot } from "@/lib/domain/most/cards";
import { inHoldout } from "@/lib/domain/most/holdout";
import { checkChain, intervalWithin, levelAbove, planLevels } from "@/lib/domain/most/levels";
import { measureValue } from "@/lib/domain/most/measures";
import { elapsedShare, paceStatus, progressShare, quadrantOf } from "@/lib/domain/most/pace";
import { checkReadiness, type ReadinessFacts } from "@/lib/domain/most/readiness";

const seed = 20261122;

describe("pace", () => {
  it("counts the elapsed share between the two ends", () => {
    expect(elapsedShare("2026-01-01", "2026-12-31", "2025-12-31")).toBe(0);
    expect(elapsedShare("2026-01-01", "2026-01-11", "2026-01-06")).toBe(0.5);
    expect(elapsedShare("2026-01-01", "2026-01-11", "2026-01-11")).toBe(1);
    expect(elapsedShare(null, "2026-01-11", "2026-01-06")).toBeNull();
    expect(elapsedShare("2026-01-01", "2026-01-01", "2026-01-01")).toBe(1);
  });

  it("measures the way from baseline to target in both directions", () => {
    const up = { value: 120, baseline: 100, target: 200, direction: "up" } as const;
    expect(progressShare(up)).toBeCloseTo(0.2);
    expect(progressShare({ ...up, value: 90 })).toBeCloseTo(-0.1);
    expect(progressShare({ value: 30, baseline: 40, target: 20, direction: "down" })).toBeCloseTo(0.5);
    expect(progressShare({ value: 41, baseline: 40, target: 40, direction: "down" })).toBe(0);
    expect(progressShare({ value: 40, baseline: 40, target: 40, direction: "up" })).toBe(1);
  });

  it("does not take a missing value or baseline for nought", () => {
    expect(progressShare({ value: null, baseline: 0, target: 10, direction: "up" })).toBeNull();
    expect(progressShare({ value: 5, baseline: null, target: 10, direction: "up" })).toBeNull();
    expect(progressShare({ value: 12, baseline: null, target: 10, direction: "up" })).toBe(1);
    expect(progressShare({ value: 0, baseline: 0, target: 10, direction: "up" })).toBe(0);
  });

  it("gives each verdict its range", () => {
    expect(paceStatus(null, 0.5)).toBe("no_data");
    expect(paceStatus(1, 0.5)).toBe("achieved");
    expect(paceStatus(0.45, 0.5)).toBe("on_pace");
    expect(paceStatus(0.44, 0.5)).toBe("behind");
    expect(paceStatus(0.3, 0.5)).toBe("behind");
    expect(paceStatus(0.29, 0.5)).toBe("at_risk");
    expect(paceStatus(0, 0)).toBe("on_pace");
    expect(paceStatus(0.95, 1, true)).toBe("behind");
    expect(paceStatus(0.5, 1, true)).toBe("at_risk");
  });

  it("never gets worse when more is achieved", () => {
    const order = ["at_risk", "behind", "on_pace", "achieved"];
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, fc.boolean(), (a, b, expected, over) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const rank = (actual: number) => order.indexOf(paceStatus(actual, expected, over));
        expect(rank(more)).toBeGreaterThanOrEqual(rank(less));
      }),
      { seed },
    );
  });

  it("places work and result in four quadrants, or none", () => {
    expect(quadrantOf("on_pace", "achieved")).toBe("busy_working");
    expect(quadrantOf("achieved", "at_risk")).toBe("busy_not_working");
    expect(quadrantOf("behind", "on_pace")).toBe("quiet_working");
    expect(quadrantOf("at_risk", "behind")).toBe("stuck");
    expect(quadrantOf("no_data", "on_pace")).toBeNull();
  });
});

describe("the chain", () => {
  const year = { startsOn: "2026-01-01", endsOn: "2026-12-31" };

  it("lets each level stand under the one above only", () => {
    for (const level of planLevels)
      for (const parent of planLevels) {
        const skipped = checkChain({ level, ...year }, { level: parent, ...year }).includes("levelSkipped");
        expect(skipped).toBe(levelAbove(level) !== null && levelAbove(level) !== parent);
      }
    expect(checkChain({ level: "mission", ...year }, null)).toEqual([]);
    expect(checkChain({ level: "tactic", ...year }, null)).toEqual(["parentMissing"]);
  });

  it("keeps dates inside the parent's and around the children's", () => {
    const parent = { level: "objective", ...year } as const;
    const early = { level: "strategy", startsOn: "2025-12-31", endsOn: "2026-02-01" } as const;
    expect(checkChain(early, parent)).toEqual(["startsBeforeParent"]);
    expect(checkChain({ ...early, startsOn: "2026-01-01", endsOn: "2027-01-01" }, parent)).toEqual(["endsAfterParent"]);
    expect(checkChain({ ...early, startsOn: "2026-03-01", endsOn: "2026-02-01" }, parent)).toEqual(["endsBeforeStart"]);
    expect(checkChain({ level: "objective", startsOn: "2026-02-01", endsOn: null }, null, [early])).toContain(
      "childStartsBefore",
    );
  });

  it("takes missing days from above", () => {
    expect(intervalWithin({ startsOn: null, endsOn: "2026-06-30" }, year)).toEqual({
      startsOn: "2026-01-01",
      endsOn: "2026-06-30",
    });
  });
});

describe("readiness", () => {
  const ready: ReadinessFacts = {
    internalItems: 2,
    internalDone: 2,
    ownerSigned: true,
    approverSigned: true,
    hasSegment: true,
    hasOffer: true,
    hasChannel: true,
    hasLegalSlot: true,
    hasBudget: true,
    kpis: 1,
    overridden: false,
  };

  it("opens the gate only when nothing is missing", () => {
    expect(checkReadiness(ready)).toEqual({ ready: true, overridden: false, missing: [] });
    expect(checkReadiness({ ...ready, internalDone: 1 }).missing).toEqual(["internalWork"]);
    expect(checkReadiness({ ...ready, internalItems: 0, internalDone: 0 }).missing).toEqual(["internalWork"]);
    expect(checkReadiness({ ...ready, approverSigned: false, kpis: 0 }).missing).toEqual(["approverSigned", "measure"]);
  });

  it("opens by override and still says what is missing", () => {
    const { ready: open, missing } = checkReadiness({ ...ready, hasBudget: false, overridden: true });
    expect([open, missing]).toEqual([true, ["budget"]]);
  });
});

describe("the holdout", () => {
  const id = fc.uuid();

  it("is the same each time, and a larger share keeps the smaller one", () => {
    fc.assert(
      fc.property(id, id, fc.integer({ min: 0, max: 50 }), (node, customer, percent) => {
        const held = inHoldout(node, customer, percent);
        expect(inHoldout(node, customer, percent)).toBe(held);
        if (held) expect(inHoldout(node, customer, percent + 5)).toBe(true);
        expect(inHoldout(node, customer, 0)).toBe(false);
      }),
      { seed },
    );
  });

  it("holds back the share that was asked for", () => {
    const customers = Array.from(
      { length: 20_000 },
      (_, n) => `00000000-0000-7000-8000-${n.toString().padStart(12, "0")}`,
    );
    const held = customers.filter((customer) => inHoldout("11111111-1111-7111-8111-111111111111", customer, 10));
    expect(held.length / customers.length).toBeGreaterThan(0.093);
    expect(held.length / customers.length).toBeLessThan(0.107);
  });
});

describe("hours of a channel", () => {
  it("reads a slot of the day and refuses anything else", () => {
    expect(parseTimeSlot("08:00-17:30")).toEqual(["08:00", "17:30"]);
    for (const wrong of ["17:00-08:00", "8-17", "08:00-25:00", "", null]) expect(parseTimeSlot(wrong)).toBeNull();
  });

  it("knows the legal hours of calls and messages", () => {
    expect(isLegalSlot("phone", "08:00-17:00")).toBe(true);
    expect(isLegalSlot("phone", "08:00-18:00")).toBe(false);
    expect(isLegalSlot("sms", "07:00-22:00")).toBe(true);
    expect(isLegalSlot("sms", "06:59-10:00")).toBe(false);
    expect(isLegalSlot("visit", "18:00-20:00")).toBe(true);
    expect(isLegalSlot(null, "09:00-10:00")).toBe(false);
  });
});

describe("the value of a measure", () => {
  const counted = { rows: 0, hits: 0, amount: 0, untouched: 0, untouchedHits: 0, budget: null, sales: true };

  it("is unknown without rows, and nought only when nought was counted", () => {
    expect(measureValue("repeat_rate", counted)).toBeNull();
    expect(measureValue("active_customers", counted)).toBe(0);
    expect(measureValue("active_customers", { ...counted, sales: false })).toBeNull();
    expect(measureValue("average_order", counted)).toBeNull();
    expect(measureValue("cost_per_contact", { ...counted, rows: 4, hits: 4 })).toBeNull();
    expect(measureValue("cost_per_contact", { ...counted, rows: 4, hits: 4, budget: 1000 })).toBe(250);
  });

  it("compares the reached with the untouched for uplift", () => {
    const value = measureValue("uplift", { ...counted, rows: 100, hits: 25, untouched: 20, untouchedHits: 3 });
    expect(value).toBeCloseTo(22 / 80 - 3 / 20);
  });
});
