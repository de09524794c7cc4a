// The builder's draft: what goes in comes out, nothing is lost on the way, every step can be taken back.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DraftNode, draftJson, nodeAt } from "@/components/segments/builder/draft";
import { depthOf, findNode } from "@/components/segments/builder/draft-tree";
import {
  type BuilderAction,
  type BuilderState,
  builderReducer,
  startBuilder,
} from "@/components/segments/builder/state";

const leaf = (value: number) => ({ field: "age", op: "gte", value });
const leaves = fc.integer({ min: 0, max: 99 }).map(leaf);
const { node: tree } = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthIdentifier: "draft" },
    leaves,
    fc.array(tie("node"), { maxLength: 3, depthIdentifier: "draft" }).map((all) => ({ all })),
    fc.array(tie("node"), { maxLength: 3, depthIdentifier: "draft" }).map((any) => ({ any })),
    fc
      .oneof(
        leaves,
        fc.array(tie("node"), { maxLength: 2 }).map((any) => ({ any })),
      )
      .map((not) => ({ not })),
  ),
}));
const run = (state: BuilderState, ...actions: BuilderAction[]) => actions.reduce(builderReducer, state);
const jsonOf = (state: BuilderState) => draftJson(state.root).json;
const all = (node: DraftNode): DraftNode[] => [node, ...(node.kind === "group" ? node.children.flatMap(all) : [])];
const leafCount = (state: BuilderState) => all(state.root).filter(({ kind }) => kind === "leaf").length;
const options = { seed: 7, numRuns: 200 };

describe("the draft of a rule", () => {
  it("comes out as it went in", () => {
    fc.assert(
      fc.property(tree, (rule) => {
        const isRoot = typeof rule === "object" && rule !== null && ("all" in rule || "any" in rule);
        expect(jsonOf(startBuilder(rule))).toEqual(isRoot ? rule : { all: [rule] });
      }),
      options,
    );
  });

  it("takes two NOTs for none", () => {
    expect(jsonOf(startBuilder({ all: [{ not: { not: leaf(1) } }] }))).toEqual({ all: [leaf(1)] });
  });

  it("finds the condition that a problem is about", () => {
    const state = startBuilder({ all: [leaf(1), { not: { any: [leaf(2), leaf(3)] } }] });
    const { paths } = draftJson(state.root);
    const id = nodeAt(paths, "all.1.not.any.1.value");
    expect(findNode(state.root, id ?? "")).toMatchObject({ leaf: leaf(3) });
    expect(nodeAt(paths, "")).toBe(state.root.id);
  });
});

describe("steps", () => {
  const actionOn = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom("add", "not", "remove", "duplicate", "up", "down", "in", "out", "place", "wrap", "join"),
  });
  const step = (state: BuilderState, { at, kind }: { at: number; kind: string }): BuilderState => {
    const nodes = all(state.root);
    const { id } = nodes[at % nodes.length]!;
    switch (kind) {
      case "add":
        return run(state, { type: "add", parent: id });
      case "up":
      case "down":
      case "in":
      case "out":
        return run(state, { type: "move", id, by: kind });
      case "place": {
        const groups = nodes.filter((node) => node.kind === "group");
        const group = groups[(at >> 4) % groups.length]!;
        return run(state, { type: "place", id, parent: group.id, index: (at >> 8) % (group.children.length + 1) });
      }
      case "join":
        return run(state, { type: "join", id, join: "any" });
      default:
        return run(state, { type: kind as "not", id });
    }
  };

  it("can all be taken back and done again", () => {
    fc.assert(
      fc.property(tree, fc.array(actionOn, { maxLength: 12 }), (rule, steps) => {
        const start = startBuilder(rule);
        const end = steps.reduce(step, start);
        let back = end;
        while (back.past.length > 0) back = run(back, { type: "undo" });
        expect(jsonOf(back)).toEqual(jsonOf(start));
        let again = back;
        while (again.future.length > 0) again = run(again, { type: "redo" });
        expect(jsonOf(again)).toEqual(jsonOf(end));
      }),
      options,
    );
  });

  it("give every node a name of its own, and moving loses nothing", () => {
    fc.assert(
      fc.property(tree, fc.array(actionOn, { maxLength: 12 }), (rule, steps) => {
        let state = startBuilder(rule);
        for (const one of steps) {
          const before = leafCount(state);
          state = step(state, one);
          const ids = all(state.root).map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          if (["up", "down", "in", "out", "place", "not", "wrap", "join"].includes(one.kind))
            expect(leafCount(state)).toBe(before);
        }
      }),
      options,
    );
  });

  it("move a condition to every place with two keys", () => {
    let state = startBuilder({ all: [leaf(1), { any: [leaf(2)] }, leaf(3)] });
    const third = (state.root.children[2] as { id: string }).id;
    const seen: unknown[] = [];
    for (let count = 0; count < 4; count++) {
      state = run(state, { type: "move", id: third, by: "up" });
      seen.push(jsonOf(state));
    }
    expect(seen).toEqual([
      { all: [leaf(1), { any: [leaf(2), leaf(3)] }] },
      { all: [leaf(1), { any: [leaf(3), leaf(2)] }] },
      { all: [leaf(1), leaf(3), { any: [leaf(2)] }] },
      { all: [leaf(3), leaf(1), { any: [leaf(2)] }] },
    ]);
    expect(run(state, { type: "move", id: third, by: "up" }).root).toEqual(state.root);
  });

  it("move into the group beside and out again, groups too, and never deeper than a rule may be", () => {
    const start = startBuilder({ all: [{ any: [leaf(1)] }, { all: [leaf(2)] }, leaf(3)] });
    const idOf = (at: number) => (start.root.children[at] as { id: string }).id;
    const inside = run(start, { type: "move", id: idOf(1), by: "in" });
    expect(jsonOf(inside)).toEqual({ all: [{ any: [leaf(1), { all: [leaf(2)] }] }, leaf(3)] });
    expect(jsonOf(run(inside, { type: "move", id: idOf(1), by: "out" }))).toEqual(jsonOf(start));
    expect(jsonOf(run(start, { type: "move", id: idOf(0), by: "in" }))).toEqual({
      all: [{ all: [{ any: [leaf(1)] }, leaf(2)] }, leaf(3)],
    });
    let deep = start;
    for (let count = 0; count < 9; count++) deep = run(deep, { type: "wrap", id: idOf(2) });
    expect(depthOf(deep.root)).toBe(6);
  });

  it("put what was dragged where it was let go, and not into itself", () => {
    const start = startBuilder({ all: [leaf(1), { any: [leaf(2)] }, leaf(3)] });
    const [first, group, third] = start.root.children as readonly { id: string }[];
    const put = (id: string, parent: string, index: number) => jsonOf(run(start, { type: "place", id, parent, index }));
    expect(put(third!.id, group!.id, 0)).toEqual({ all: [leaf(1), { any: [leaf(3), leaf(2)] }] });
    expect(put(first!.id, start.root.id, 3)).toEqual({ all: [{ any: [leaf(2)] }, leaf(3), leaf(1)] });
    expect(put(first!.id, start.root.id, 1)).toEqual(jsonOf(start));
    expect(put(group!.id, group!.id, 0)).toEqual(jsonOf(start));
    expect(put(group!.id, start.root.id, 0)).toEqual({ all: [{ any: [leaf(2)] }, leaf(1), leaf(3)] });
  });

  it("count the letters of one field as one step", () => {
    const start = startBuilder({ all: [leaf(1)] });
    const id = (start.root.children[0] as { id: string }).id;
    const typed = run(
      start,
      { type: "change", id, leaf: leaf(2), burst: "value" },
      { type: "change", id, leaf: leaf(25), burst: "value" },
    );
    expect(jsonOf(typed)).toEqual({ all: [leaf(25)] });
    expect(jsonOf(run(typed, { type: "undo" }))).toEqual({ all: [leaf(1)] });
  });
});
