// What happens to a draft when a person adds, changes, moves or takes back? A pure reducer; nothing here knows a screen.
import { type DraftGroup, type DraftLeaf, type DraftNode, type LeafJson, rootOf } from "./draft";

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
}

export type BuilderAction =
  | { type: "add"; parent: string; leaf?: LeafJson; group?: "all" | "any" }
  | { type: "change"; id: string; leaf: LeafJson; burst?: string }
  | { type: "join"; id: string; join: "all" | "any" }
  | { type: "not"; id: string }
  | { type: "remove"; id: string }
  | { type: "duplicate"; id: string }
  | { type: "move"; id: string; by: "up" | "down" }
  | { type: "wrap"; id: string }
  | { type: "clear" }
  | { type: "undo" }
  | { type: "redo" };

const mostSteps = 200;

export function startBuilder(rule: unknown): BuilderState {
  let named = 0;
  const root = rootOf(rule, () => `n${named++}`);
  return { root, past: [], future: [], named, focus: null, burst: null };
}

export function findNode(root: DraftNode, id: string): DraftNode | undefined {
  if (root.id === id) return root;
  if (root.kind === "leaf") return undefined;
  for (const child of root.children) {
    const found = findNode(child, id);
    if (found) return found;
  }
  return undefined;
}

export function parentOf(root: DraftGroup, id: string): DraftGroup | undefined {
  for (const child of root.children) {
    if (child.id === id) return root;
    const found = child.kind === "group" ? parentOf(child, id) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Replaces a node by others: none removes it, two insert. */
function replace(group: DraftGroup, id: string, by: (node: DraftNode) => readonly DraftNode[]): DraftGroup {
  let changed = false;
  const children = group.children.flatMap((child): readonly DraftNode[] => {
    if (child.id === id) {
      changed = true;
      return by(child);
    }
    if (child.kind === "leaf") return [child];
    const next = replace(child, id, by);
    if (next !== child) changed = true;
    return [next];
  });
  return changed ? { ...group, children } : group;
}

function updateGroup(root: DraftGroup, id: string, by: (group: DraftGroup) => DraftGroup): DraftGroup {
  if (root.id === id) return by(root);
  return replace(root, id, (node) => [node.kind === "group" ? by(node) : node]);
}

function renamed(node: DraftNode, nextId: () => string): DraftNode {
  const id = nextId();
  return node.kind === "leaf"
    ? { ...node, id }
    : { ...node, id, children: node.children.map((child) => renamed(child, nextId)) };
}

/**
 * One step up or down in the order in which a person reads the tree: past a neighbour, into a neighbouring group, or out
 * of the own group. So every place can be reached with two keys.
 */
function moved(root: DraftGroup, id: string, by: "up" | "down"): DraftGroup {
  const parent = parentOf(root, id);
  const node = findNode(root, id);
  if (!parent || !node) return root;
  const index = parent.children.findIndex((child) => child.id === id);
  const neighbour = parent.children[by === "up" ? index - 1 : index + 1];
  const rest = parent.children.filter((child) => child.id !== id);
  if (neighbour?.kind === "group" && node.kind === "leaf") {
    const inside = by === "up" ? [...neighbour.children, node] : [node, ...neighbour.children];
    const children = rest.map((child) => (child.id === neighbour.id ? { ...neighbour, children: inside } : child));
    return updateGroup(root, parent.id, (group) => ({ ...group, children }));
  }
  if (neighbour) {
    const at = by === "up" ? index - 1 : index + 1;
    return updateGroup(root, parent.id, (group) => ({
      ...group,
      children: [...rest.slice(0, at), node, ...rest.slice(at)],
    }));
  }
  if (parent.id === root.id) return root;
  const without = updateGroup(root, parent.id, (group) => ({ ...group, children: rest }));
  return replace(without, parent.id, (group) => (by === "up" ? [node, group] : [group, node]));
}

function step(state: BuilderState, root: DraftGroup, rest: Partial<BuilderState> = {}): BuilderState {
  if (root === state.root) return state;
  return { ...state, past: [...state.past, state.root].slice(-mostSteps), future: [], burst: null, root, ...rest };
}

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
      return step(state, moved(root, action.id, action.by), { focus: action.id });
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
      return { ...state, root: before, past, future: [root, ...state.future], burst: null, focus: null };
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
      };
    }
  }
}
