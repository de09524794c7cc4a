// What every editor of a condition is given, and how it writes: a new leaf, without keys that are not set.
import type { LeafJson } from "./draft";

export interface LeafEditorProps {
  leaf: LeafJson;
  /** `burst` joins the letters of one field into one step of undo. */
  onChange: (leaf: LeafJson, burst?: string) => void;
}

/** A leaf without the keys that are undefined. */
export function put(leaf: LeafJson, changes: Readonly<Record<string, unknown>>): LeafJson {
  return Object.fromEntries(Object.entries({ ...leaf, ...changes }).filter(([, value]) => value !== undefined));
}
