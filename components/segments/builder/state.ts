// What happens to a draft when a person adds, changes, moves or takes back? A pure reducer; nothing here knows a screen.
import { type DraftGroup, type DraftLeaf, type DraftNode, type LeafJson, rootOf } from "./draft";
import {
  findNode,
  movedByOne,
  movedIn,
  movedOut,
  parentOf,
  placed,
  renamed,
  replace,
  tooDeep,
  updateGroup,
} from "./draft-tree";

export interface BuilderState {
  readonly root: DraftGroup;
  readonly past: readonly DraftGroup[];
  readonly future: readonly DraftGroup[];
  /** Names given so far. */
  readonly named: number;
  /** The node that the last step was about: the screen puts the focus there. */
  readonly focus: string | null;
  /** Changes of one condition in one go are one step back. */
  readonly burst: string | null;
  /** The node that the last step moved: its new place is said aloud. */
  readonly moved: string | null;
}

export type BuilderAction =
  | { type: "add"; parent: string; leaf?: LeafJson; group?: "all" | "any" }
  | { type: "change"; id: string; leaf: LeafJson; burst?: string }
  | { type: "join"; id: string; join: "all" | "any" }
  | { type: "not"; id: string }
  | { type: "remove"; id: string }
  | { type: "duplicate"; id: string }
  | { type: "move"; id: string; by: "up" | "down" | "in" | "out" }
  | { type: "place"; id: string; parent: string; index: number }
  | { type: "wrap"; id: string }
  | { type: "clear" }
  | { type: "undo" }
  | { type: "redo" };

const mostSteps = 200;

export function startBuilder(rule: unknown): BuilderState {
  let named = 0;
  const root = rootOf(rule, () => `n${named++}`);
  return { root, past: [], future: [], named, focus: null, burst: null, moved: null };
}

function step(state: BuilderState, root: DraftGroup, rest: Partial<BuilderState> = {}): BuilderState {
  if (root === state.root) return state;
  if (tooDeep(root) && !tooDeep(state.root)) return state;
  const past = [...state.past, state.root].slice(-mostSteps);
  return { ...state, past, future: [], burst: null, moved: null, root, ...rest };
}

const movements = {
  up: (root: DraftGroup, id: string) => movedByOne(root, id, "up"),
  down: (root: DraftGroup, id: string) => movedByOne(root, id, "down"),
  in: movedIn,
  out: movedOut,
};

export function builderReducer(state: BuilderState, action: BuilderAction): BuilderState {
  const { root } = state;
  let { named } = state;
  const nextId = () => `n${named++}`;
  switch (action.type) {
    case "add": {
      const leaf: DraftLeaf = { id: nextId(), kind: "leaf", not: false, leaf: action.leaf ?? {} };
      const node: DraftNode = action.group
        ? { id: nextId(), kind: "group", join: action.group, not: false, children: [leaf] }
        : leaf;
      const next = updateGroup(root, action.parent, (group) => ({ ...group, children: [...group.children, node] }));
      return step(state, next, { named, focus: leaf.id });
    }
    case "change": {
      const next = replace(root, action.id, (node) => [node.kind === "leaf" ? { ...node, leaf: action.leaf } : node]);
      const burst = action.burst === undefined ? null : `${action.id}/${action.burst}`;
      // Typing goes on: the step before the first letter is the one to go back to.
      if (burst !== null && burst === state.burst) return { ...state, root: next, future: [] };
      return step(state, next, { burst });
    }
    case "join":
      return step(
        state,
        updateGroup(root, action.id, (group) => ({ ...group, join: action.join })),
      );
    case "not":
      return step(
        state,
        replace(root, action.id, (node) => [{ ...node, not: !node.not }]),
      );
    case "remove": {
      const parent = parentOf(root, action.id);
      const index = parent?.children.findIndex(({ id }) => id === action.id) ?? 0;
      const focus = parent?.children[index + 1] ?? parent?.children[index - 1] ?? parent;
      return step(
        state,
        replace(root, action.id, () => []),
        { focus: focus?.id ?? null },
      );
    }
    case "duplicate": {
      const original = findNode(root, action.id);
      if (!original) return state;
      const copy = renamed(original, nextId);
      return step(
        state,
        replace(root, action.id, (node) => [node, copy]),
        { named, focus: copy.id },
      );
    }
    case "move":
      return step(state, movements[action.by](root, action.id), { focus: action.id, moved: action.id });
    case "place":
      return step(state, placed(root, action.id, action.parent, action.index), { focus: action.id, moved: action.id });
    case "wrap":
      return step(
        state,
        replace(root, action.id, (node) => [
          {
            id: nextId(),
            kind: "group",
            join: parentOf(root, action.id)?.join === "all" ? "any" : "all",
            not: false,
            children: [node],
          },
        ]),
        { named, focus: action.id },
      );
    case "clear":
      return step(state, { ...root, children: [] }, { focus: root.id });
    case "undo": {
      const before = state.past.at(-1);
      if (!before) return state;
      const past = state.past.slice(0, -1);
      return { ...state, root: before, past, future: [root, ...state.future], burst: null, focus: null, moved: null };
    }
    case "redo": {
      const after = state.future[0];
      if (!after) return state;
      return {
        ...state,
        root: after,
        past: [...state.past, root],
        future: state.future.slice(1),
        burst: null,
        focus: null,
        moved: null,
      };
    }
  }
}
