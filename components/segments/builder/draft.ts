// What does a person hold while building a rule? The same tree with a name for every node, and conditions that may be
// unfinished. NOT is a mark on a node, so that turning it on and off moves nothing.

export interface DraftGroup {
  readonly id: string;
  readonly kind: "group";
  readonly join: "all" | "any";
  readonly not: boolean;
  readonly children: readonly DraftNode[];
}

export interface DraftLeaf {
  readonly id: string;
  readonly kind: "leaf";
  readonly not: boolean;
  /** The condition as it will be stored; keys may be missing while it is being filled in. */
  readonly leaf: LeafJson;
}

export type LeafJson = Readonly<Record<string, unknown>>;
export type DraftNode = DraftGroup | DraftLeaf;

/** Names are counted, so that the same steps give the same names. */
export type NextId = () => string;

const isRecord = (json: unknown): json is Record<string, unknown> => typeof json === "object" && json !== null;

/** A rule as a draft. Two NOTs in a row are none. */
export function draftOf(json: unknown, nextId: NextId, not = false): DraftNode {
  if (isRecord(json) && "not" in json) return draftOf(json.not, nextId, !not);
  for (const join of ["all", "any"] as const) {
    const children = isRecord(json) ? json[join] : undefined;
    if (Array.isArray(children)) {
      return { id: nextId(), kind: "group", join, not, children: children.map((child) => draftOf(child, nextId)) };
    }
  }
  return { id: nextId(), kind: "leaf", not, leaf: isRecord(json) ? json : {} };
}

/** The whole rule as a draft: its root is always a group. */
export function rootOf(json: unknown, nextId: NextId): DraftGroup {
  const node = draftOf(json, nextId);
  return node.kind === "group" && !node.not
    ? node
    : { id: nextId(), kind: "group", join: "all", not: false, children: [node] };
}

export interface DraftJson {
  readonly json: unknown;
  /** Path in the JSON → name of the node; a NOT and what it turns share a name. */
  readonly paths: ReadonlyMap<string, string>;
}

/** The rule that a draft stands for, with the way from every path back to its node. */
export function draftJson(root: DraftGroup): DraftJson {
  const paths = new Map<string, string>();
  const write = (node: DraftNode, path: string): unknown => {
    paths.set(path, node.id);
    const inside = node.not ? join(path, "not") : path;
    paths.set(inside, node.id);
    const json =
      node.kind === "leaf"
        ? node.leaf
        : { [node.join]: node.children.map((child, index) => write(child, join(inside, `${node.join}.${index}`))) };
    return node.not ? { not: json } : json;
  };
  return { json: write(root, ""), paths };
}

const join = (path: string, step: string) => (path === "" ? step : `${path}.${step}`);

/** The node that a path into the JSON belongs to: the deepest one on the way. */
export function nodeAt(paths: ReadonlyMap<string, string>, path: string): string | undefined {
  let at = path;
  while (at !== "") {
    const found = paths.get(at);
    if (found !== undefined) return found;
    at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "";
  }
  return paths.get("");
}
