// Which category does a path of names mean? Levels are found or created from the top; the code is the path without dấu.
import { searchKey } from "@/lib/domain/basics/text";
import type { MergeContext } from "./import-sql";

const slug = (name: string) =>
  searchKey(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "") || "x";

/** Paths such as ["GROCERY", "FRZN ICE"], to the id of their last level under the path joined by " › ". */
export async function ensureCategories(
  { client, no, dryRun }: MergeContext,
  paths: readonly (readonly string[])[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  if (paths.length === 0) return ids;
  const held = await client.query<{ id: number; code: string; path: number[] }>("SELECT id, code, path FROM category");
  const byCode = new Map(held.rows.map((row) => [row.code, row]));
  const deepest = Math.max(...paths.map((path) => path.length));
  for (let depth = 1; depth <= deepest; depth++) {
    const level = new Map<string, readonly string[]>();
    for (const path of paths)
      if (path.length >= depth) level.set(path.slice(0, depth).join(" › "), path.slice(0, depth));
    const missing = [...level].filter(([, path]) => !byCode.has(path.map(slug).join("/")));
    const wanted = [...new Map(missing.map(([, path]) => [path.map(slug).join("/"), path])).entries()];
    if (wanted.length > 0 && !dryRun) {
      const parents = wanted.map(([, path]) => byCode.get(path.slice(0, -1).map(slug).join("/")));
      const { rows } = await client.query<{ id: number; code: string; path: number[] }>(
        `INSERT INTO category (code, name_vi, name_en, parent_id, depth, path, import_no)
         SELECT x.code, x.name, x.name, x.parent, ${depth - 1}, '{}', ${no} FROM unnest($1::text[], $2::text[], $3::int[]) x (code, name, parent)
         ON CONFLICT (code) DO NOTHING RETURNING id, code, path`,
        [
          wanted.map(([code]) => code),
          wanted.map(([, path]) => path[path.length - 1]),
          parents.map((parent) => parent?.id ?? null),
        ],
      );
      await client.query(
        `UPDATE category c SET path = coalesce((SELECT p.path FROM category p WHERE p.id = c.parent_id), '{}') || c.id WHERE c.id = ANY($1::int[])`,
        [rows.map(({ id }) => id)],
      );
      for (const row of rows) byCode.set(row.code, row);
    }
    for (const [name, path] of level) {
      const found = byCode.get(path.map(slug).join("/"));
      if (found) ids.set(name, found.id);
    }
  }
  return ids;
}
