// Where in an ordered list does a page begin? A place that survives in an address: section, sort value and id of a row.
import { z } from "zod";

export interface ListPlace {
  /** Lists with rows that lack the sort value are read in sections: those that have it, then the rest. */
  readonly section: number;
  readonly key: string | null;
  readonly id: string;
}

const place = z.tuple([z.number().int().min(0).max(9), z.string().max(1000).nullable(), z.string().max(60)]);

const toBase64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const fromBase64 = (text: string) =>
  new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));

export function writeCursor({ section, key, id }: ListPlace): string {
  return toBase64(JSON.stringify([section, key, id]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/** The place a cursor means; undefined for anything that this product did not write. */
export function readCursor(cursor: string): ListPlace | undefined {
  try {
    const parsed = place.safeParse(JSON.parse(fromBase64(cursor.replaceAll("-", "+").replaceAll("_", "/"))));
    if (!parsed.success) return undefined;
    const [section, key, id] = parsed.data;
    return { section, key, id };
  } catch {
    return undefined;
  }
}
