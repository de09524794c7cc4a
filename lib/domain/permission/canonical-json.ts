// Which bytes stand for a value when it is hashed? Keys sorted, no blanks, instants as ISO texts: one text for one value.

export type Canonical =
  | string
  | number
  | boolean
  | null
  | Date
  | readonly Canonical[]
  | { readonly [key: string]: Canonical };

/** Throws TypeError on what has no one text: undefined, NaN, infinities, functions. */
export function canonicalJson(value: Canonical): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("no canonical text for a number that is not finite");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value as Record<string, Canonical>).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(",")}}`;
  }
  throw new TypeError("no canonical text for this value");
}
