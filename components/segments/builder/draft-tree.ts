// Where is a node of a draft, and how does it get elsewhere? Trees in, trees out; a step that leads nowhere gives the same tree.
import { ruleLimits } from "@/lib/domain/segmentation/rule";
import type { DraftGroup, DraftNode } from "./draft";

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
export function replace(group: DraftGroup, id: string, by: (node: DraftNode) => readonly DraftNode[]): DraftGroup {
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

export function updateGroup(root: DraftGroup, id: string, by: (group: DraftGroup) => DraftGroup): DraftGroup {
  if (root.id === id) return by(root);
  return replace(root, id, (node) => [node.kind === "group" ? by(node) : node]);
}

export function renamed(node: DraftNode, nextId: () => string): DraftNode {
  const id = nextId();
  return node.kind === "leaf"
    ? { ...node, id }
    : { ...node, id, children: node.children.map((child) => renamed(child, nextId)) };
}

/**
 * One step up or down in the order in which a person reads the tree: past a neighbour, into a neighbouring group, or out
 * of the own group. So every place can be reached with two keys.
 */
export function movedByOne(root: DraftGroup, id: string, by: "up" | "down"): DraftGroup {
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

const has = (node: DraftNode, id: string): boolean => findNode(node, id) !== undefined;

/** Levels of groups and NOTs, as the rule counts them. */
export function depthOf(node: DraftNode): number {
  const own = node.not ? 1 : 0;
  if (node.kind === "leaf") return own;
  return own + 1 + Math.max(0, ...node.children.map(depthOf));
}

/** A rule may not be nested deeper than it can be stored. */
export const tooDeep = (root: DraftGroup): boolean => depthOf(root) > ruleLimits.depth;

/** Puts a node into a group before its child at `index` (counted as the group stands now). */
export function placed(root: DraftGroup, id: string, parent: string, index: number): DraftGroup {
  const node = findNode(root, id);
  const from = parentOf(root, id);
  const to = findNode(root, parent);
  // A group cannot be put into itself.
  if (!node || !from || to?.kind !== "group" || has(node, parent)) return root;
  const held = from.children.findIndex((child) => child.id === id);
  const at = from.id === parent && held < index ? index - 1 : index;
  if (from.id === parent && held === at) return root;
  const without = updateGroup(root, from.id, (group) => ({
    ...group,
    children: group.children.filter((child) => child.id !== id),
  }));
  return updateGroup(without, parent, (group) => ({
    ...group,
    children: [...group.children.slice(0, at), node, ...group.children.slice(at)],
  }));
}

/** Into the group beside it: the one above, else the one below. */
export function movedIn(root: DraftGroup, id: string): DraftGroup {
  const parent = parentOf(root, id);
  const index = parent?.children.findIndex((child) => child.id === id) ?? 0;
  const above = parent?.children[index - 1];
  if (above?.kind === "group") return placed(root, id, above.id, above.children.length);
  const below = parent?.children[index + 1];
  return below?.kind === "group" ? placed(root, id, below.id, 0) : root;
}

/** Out of its group, behind it. */
export function movedOut(root: DraftGroup, id: string): DraftGroup {
  const parent = parentOf(root, id);
  const outer = parent && parentOf(root, parent.id);
  if (!parent || !outer) return root;
  return placed(root, id, outer.id, outer.children.findIndex((child) => child.id === parent.id) + 1);
}
