// Laws of the roll-up, held over random plans, and worked examples.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { causesOf } from "@/lib/domain/most/causes";
import { planLevels } from "@/lib/domain/most/levels";
import { paceStatus } from "@/lib/domain/most/pace";
import { type OwnFigure, type RollUpNode, rollUpPlan } from "@/lib/domain/most/roll-up";

const seed = 20261122;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const figure: fc.Arbitrary<OwnFigure> = fc.record({
  actual: fc.option(share),
  expected: share,
  over: fc.boolean(),
  weight: fc.integer({ min: 1, max: 40 }),
});

/** A random plan: each node hangs under a random earlier node of the level above. */
const plan: fc.Arbitrary<RollUpNode[]> = fc
  .array(
    fc.record({
      depth: fc.integer({ min: 1, max: 3 }),
      pick: fc.nat(),
      weight: fc.integer({ min: 0, max: 9 }),
      work: fc.array(figure, { maxLength: 3 }),
      results: fc.array(figure, { maxLength: 2 }),
    }),
    { maxLength: 25 },
  )
  .map((rows) => {
    const nodes: RollUpNode[] = [{ id: "n0", parentId: null, level: "mission", weight: 1, work: [], results: [] }];
    for (const { depth, pick, ...row } of rows) {
      const above = nodes.filter((node) => node.level === planLevels[depth - 1]);
      const parent = above[pick % Math.max(1, above.length)];
      if (parent) nodes.push({ id: `n${nodes.length}`, parentId: parent.id, level: planLevels[depth]!, ...row });
    }
    return nodes;
  });

const near = (a: number | null, b: number | null) => (a === null || b === null ? a === b : Math.abs(a - b) < 1e-9);

function holds(law: (nodes: RollUpNode[]) => void) {
  fc.assert(fc.property(plan, law), { seed, numRuns: 300 });
}

describe("the roll-up of any plan", () => {
  it("lies between the smallest and the largest part beneath", () => {
    holds((nodes) => {
      const rolled = new Map(rollUpPlan(nodes).map((node) => [node.id, node]));
      for (const node of nodes) {
        for (const [kind, own] of [
          ["work", node.work],
          ["result", node.results],
        ] as const) {
          const parts = [
            ...nodes.filter((child) => child.parentId === node.id).map((child) => rolled.get(child.id)![kind].actual),
            ...own.map((one) => one.actual),
          ].filter((actual) => actual !== null);
          const { actual } = rolled.get(node.id)![kind];
          if (actual === null) continue;
          expect(actual).toBeGreaterThanOrEqual(Math.min(...parts) - 1e-9);
          expect(actual).toBeLessThanOrEqual(Math.max(...parts) + 1e-9);
        }
      }
    });
  });

  it("does not change when the weights of siblings are multiplied", () => {
    holds((nodes) => {
      const heavier = nodes.map((node) => ({ ...node, weight: node.weight * 7 }));
      const [before, after] = [rollUpPlan(nodes), rollUpPlan(heavier)];
      before.forEach((node, index) => {
        expect(near(node.work.actual, after[index]!.work.actual)).toBe(true);
        expect(near(node.result.actual, after[index]!.result.actual)).toBe(true);
      });
    });
  });

  it("does not depend on the order of the rows", () => {
    holds((nodes) => {
      const backwards = rollUpPlan([...nodes].reverse()).reverse();
      expect(backwards).toEqual(rollUpPlan(nodes));
    });
  });

  it("says no data where nothing beneath is known, and only there", () => {
    holds((nodes) => {
      const blind = nodes.map((node) => ({ ...node, results: node.results.map((one) => ({ ...one, actual: null })) }));
      for (const node of rollUpPlan(blind)) {
        expect(node.result.actual).toBeNull();
        expect(node.result.status).toBe("no_data");
        expect(node.quadrant).toBeNull();
      }
      for (const node of rollUpPlan(nodes)) expect(node.result.actual === null).toBe(node.result.status === "no_data");
    });
  });

  it("never lets work speak for results", () => {
    holds((nodes) => {
      const busier = nodes.map((node) => ({ ...node, work: [{ actual: 1, expected: 0, over: false, weight: 1 }] }));
      expect(rollUpPlan(busier).map((node) => node.result)).toEqual(rollUpPlan(nodes).map((node) => node.result));
    });
  });

  it("explains the whole gap by its causes", () => {
    holds((nodes) => {
      for (const node of rollUpPlan(nodes)) {
        if (node.result.actual === null || node.result.expected === null) continue;
        const explained = causesOf(nodes, node.id).reduce((sum, cause) => sum + cause.gap, 0);
        expect(explained).toBeCloseTo(node.result.expected - node.result.actual, 9);
      }
    });
  });
});

const done = (actual: number | null, expected = 0.5): OwnFigure => ({ actual, expected, over: false, weight: 1 });

describe("a worked plan", () => {
  const nodes: RollUpNode[] = [
    { id: "mission", parentId: null, level: "mission", weight: 1, work: [], results: [] },
    { id: "objective", parentId: "mission", level: "objective", weight: 1, work: [], results: [] },
    { id: "strategy", parentId: "objective", level: "strategy", weight: 1, work: [], results: [] },
    { id: "calls", parentId: "strategy", level: "tactic", weight: 3, work: [done(1), done(0)], results: [done(0.8)] },
    { id: "visits", parentId: "strategy", level: "tactic", weight: 1, work: [done(1)], results: [done(0)] },
    { id: "letters", parentId: "strategy", level: "tactic", weight: 4, work: [], results: [done(null)] },
  ];
  const rolled = new Map(rollUpPlan(nodes).map((node) => [node.id, node]));

  it("weighs tactics and leaves the unknown one out, saying how much is known", () => {
    const { work, result } = rolled.get("strategy")!;
    expect(work.actual).toBeCloseTo((3 * 0.5 + 1) / 4);
    expect(result.actual).toBeCloseTo((3 * 0.8) / 4);
    expect(result.coverage).toBeCloseTo(0.5);
    expect(rolled.get("letters")!.result.status).toBe("no_data");
  });

  it("carries the figure up unchanged through single parents", () => {
    expect(rolled.get("mission")!.result).toEqual(rolled.get("strategy")!.result);
  });

  it("tells a manager where to look", () => {
    expect(rolled.get("calls")!.quadrant).toBe("busy_working");
    expect(rolled.get("visits")!.quadrant).toBe("busy_not_working");
    expect(rolled.get("letters")!.quadrant).toBeNull();
  });

  it("names the tactic that causes the gap", () => {
    const [first] = causesOf(nodes, "objective");
    expect(first!.nodeId).toBe("visits");
    expect(first!.gap).toBeCloseTo(0.125);
  });

  it("counts a node's own KPI as one more child of average weight", () => {
    const own = nodes.map((node) => (node.id === "strategy" ? { ...node, results: [done(0)] } : node));
    const strategy = rollUpPlan(own).find((node) => node.id === "strategy")!;
    const average = (3 + 1 + 4) / 3;
    expect(strategy.result.actual).toBeCloseTo((3 * 0.8) / (4 + average));
  });

  it("keeps what it says about a verdict", () => {
    for (const node of rolled.values())
      expect(node.result.status).toBe(paceStatus(node.result.actual, node.result.expected));
  });
});
