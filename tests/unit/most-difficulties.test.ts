// Each of the seven difficulties is found when it is there, and a plan without it is clear.
import { describe, expect, it } from "vitest";
import { findDifficulties } from "@/lib/domain/most/difficulties";
import type { DifficultyCode, DifficultyFacts, DifficultyNode } from "@/lib/domain/most/difficulty-facts";
import en from "@/lib/messages/en/plan.json";
import vi from "@/lib/messages/vi/plan.json";

const today = "2026-06-15";
const days = { startsOn: "2026-01-01", endsOn: "2026-12-31" };

function node(
  id: string,
  level: DifficultyNode["level"],
  parentId: string | null,
  more: Partial<DifficultyNode> = {},
): DifficultyNode {
  const signed = { ownerId: "lan", approverId: "binh", ownerSigned: true, approverSigned: true };
  const state = { finished: false, reviewed: false, createdOn: "2026-01-01", lastCheckInOn: "2026-06-10" };
  const verdicts = { workStatus: "on_pace", resultStatus: "on_pace" } as const;
  return { id, level, parentId, ...days, ...signed, ...state, ...verdicts, kpis: [], items: [], tactic: null, ...more };
}

const aimed = {
  hasSegment: true,
  channel: "phone",
  place: null,
  timeSlot: "09:00-11:00",
  holdoutPercent: 10,
  cards: { total: 20, open: 5, holdout: 2, outcomes: 9 },
  withheld: 3,
};
const item = {
  id: "i",
  title: "In thư",
  ownerId: "lan",
  dueOn: "2026-07-01",
  done: false,
  slips: 0,
  lastCause: null,
  estimateHours: 4,
};

const healthy: DifficultyNode[] = [
  node("m", "mission", null),
  node("o", "objective", "m", { kpis: [{ baseline: 1, target: 2, deadline: "2026-12-01" }] }),
  node("s", "strategy", "o"),
  node("t", "tactic", "s", { tactic: aimed, items: [item] }),
];

function look(change: Record<string, Partial<DifficultyNode>> = {}, facts: Partial<DifficultyFacts> = {}) {
  const nodes = healthy.map((one) => ({ ...one, ...change[one.id] }));
  const found = findDifficulties({ today, startsOn: "2026-01-01", nodes, slipDays: [], ...facts });
  return new Map(found.map((difficulty) => [difficulty.code, difficulty]));
}

const reasons = (code: DifficultyCode, change: Record<string, Partial<DifficultyNode>>) =>
  look(change)
    .get(code)!
    .evidence.map((one) => one.reason);

describe("the seven difficulties", () => {
  it("are clear on a healthy plan, and unknown where nothing has happened yet", () => {
    const found = look();
    for (const code of ["D1", "D2", "D3", "D4", "D5", "D7"] as const)
      expect([code, found.get(code)!.state, found.get(code)!.evidence]).toEqual([code, "clear", []]);
    expect(found.get("D6")!.state).toBe("no_data");
  });

  it("D1: counts slips with their cause, overdue work, and the trend", () => {
    const slipped = { ...item, slips: 2, lastCause: "supplier", dueOn: "2026-06-01" };
    expect(reasons("D1", { t: { items: [slipped] } })).toEqual(["slipped_supplier", "overdue"]);
    expect(reasons("D1", { t: { items: [{ ...slipped, done: true, slips: 0 }] } })).toEqual([]);
    const { trend } = look({}, { slipDays: ["2026-06-14", "2026-06-01", "2026-05-01", "2026-01-01"] }).get("D1")!;
    expect(trend).toEqual({ recent: 2, before: 1 });
  });

  it("D2: wants a channel, a place, legal hours and somebody to reach", () => {
    expect(reasons("D2", { t: { tactic: { ...aimed, channel: null, timeSlot: null } } })).toEqual([
      "noChannel",
      "noTimeSlot",
    ]);
    expect(reasons("D2", { t: { tactic: { ...aimed, timeSlot: "18:00-20:00" } } })).toEqual(["illegalTimeSlot"]);
    expect(reasons("D2", { t: { tactic: { ...aimed, channel: "visit" } } })).toEqual(["noPlace"]);
    const nobody = { ...aimed, cards: { total: 0, open: 0, holdout: 0, outcomes: 0 } };
    expect(reasons("D2", { t: { tactic: nobody } })).toEqual(["nobodyReachable"]);
  });

  it("D3: wants an owner, an approver and both signatures", () => {
    expect(reasons("D3", { s: { ownerId: null }, o: { approverId: null }, t: { approverSigned: false } })).toEqual([
      "noApprover",
      "noOwner",
      "notSigned",
    ]);
  });

  it("D4: wants a measured objective once the plan has started, not before", () => {
    expect(reasons("D4", { o: { kpis: [] } })).toEqual(["noKpi"]);
    expect(reasons("D4", { o: { kpis: [{ baseline: null, target: null, deadline: null }] } })).toEqual([
      "noTarget",
      "noBaseline",
    ]);
    const early = look({ o: { kpis: [] } }, { startsOn: "2026-07-01" }).get("D4")!;
    expect([early.state, early.evidence]).toEqual(["no_data", []]);
  });

  it("D5: finds orphans, skipped levels, empty branches and tactics that aim at nobody", () => {
    expect(reasons("D5", { t: { parentId: "gone" } })).toEqual(["nothingBeneath_strategy", "orphan"]);
    expect(reasons("D5", { t: { parentId: "o" } })).toEqual(["nothingBeneath_strategy", "levelSkipped"]);
    expect(reasons("D5", { t: { tactic: { ...aimed, hasSegment: false } } })).toEqual(["noTargetSegment"]);
  });

  it("D6: wants a finished tactic reviewed, its cards done and a holdout to compare with", () => {
    const ended = { endsOn: "2026-05-01", tactic: { ...aimed, holdoutPercent: 0 } };
    expect(reasons("D6", { t: ended })).toEqual(["notClosed", "noReview", "cardsOpen", "noHoldout"]);
    const through = { ...aimed, cards: { ...aimed.cards, open: 0 } };
    expect(reasons("D6", { t: { finished: true, reviewed: true, tactic: through } })).toEqual([]);
  });

  it("D7: finds stale check-ins, a pace gap, dates outside and an overloaded owner", () => {
    expect(reasons("D7", { o: { lastCheckInOn: "2026-05-20" } })).toEqual(["staleCheckIn"]);
    expect(reasons("D7", { o: { resultStatus: "at_risk" } })).toEqual(["paceGap"]);
    expect(reasons("D7", { t: { endsOn: "2027-02-01" } })).toEqual(["datesOutside"]);
    const heavy = { ...item, dueOn: "2026-06-20", estimateHours: 61 };
    expect(reasons("D7", { t: { items: [heavy] } })).toEqual(["overloaded"]);
    expect(reasons("D7", { t: { items: [{ ...heavy, dueOn: "2026-08-20" }] } })).toEqual([]);
  });

  it("have a sentence in both languages for every reason the rules can give", async () => {
    const { readFile } = await import("node:fs/promises");
    const source = await readFile("lib/domain/most/difficulties.ts", "utf8");
    const literal = [...source.matchAll(/ev\(\s*[\w.]+,\s*"(\w+)"/g)].map((match) => match[1]!);
    expect(literal.length).toBeGreaterThan(20);
    const { slipCauses } = await import("@/lib/domain/most/cards");
    const all = [
      ...literal,
      ...["mission", "objective", "strategy"].map((level) => `nothingBeneath_${level}`),
      ...slipCauses.map((cause) => `slipped_${cause}`),
      "slipped",
    ];
    for (const messages of [vi, en]) expect(all.filter((reason) => !(reason in messages.evidence))).toEqual([]);
  });
});
