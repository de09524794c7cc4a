// Which goods, channels and places can a purchase be narrowed to? Rows of the catalogue by what a person types.
import { searchKey } from "@/lib/domain/basics/text";
import { purchaseChannels } from "@/lib/domain/customers/kinds";
import { type Db, Prisma } from "./client";
import type { Scope } from "./scope";
import { fitting, type Suggestion } from "./segment-suggestions";

const most = 50;
export const catalogueKinds = ["category", "product", "store", "partner", "purchaseChannel", "segment"] as const;
export type CatalogueKind = (typeof catalogueKinds)[number];

/** Rows of the catalogue that a purchase can be narrowed to; `hint` of a category is the way down to it. */
export async function suggestCatalogue(
  db: Db,
  _scope: Scope,
  kind: Exclude<CatalogueKind, "segment">,
  query: string,
  locale: "vi" | "en",
): Promise<(Suggestion & { depth?: number; path?: string })[]> {
  const name = Prisma.raw(locale === "vi" ? "name_vi" : "name_en");
  const pattern = `%${searchKey(query).replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;
  switch (kind) {
    case "category": {
      const rows = await db.$queryRaw<{ value: string; label: string; depth: number; path: string }[]>`
        WITH RECURSIVE tree AS (
          SELECT id, code, ${name} AS name, 0 AS depth, ARRAY[${name}] AS way FROM category WHERE parent_id IS NULL
          UNION ALL SELECT k.id, k.code, k.${name}, t.depth + 1, t.way || k.${name}
          FROM category k JOIN tree t ON k.parent_id = t.id WHERE t.depth < 20)
        SELECT code AS value, name AS label, depth, array_to_string(way[:depth], ' › ') AS path FROM tree ORDER BY way`;
      const key = searchKey(query);
      return rows
        .filter(({ label, value }) => searchKey(`${label} ${value}`).includes(key))
        .slice(0, query === "" ? 500 : most)
        .map((row) => ({ ...row, count: null }));
    }
    case "product":
      return db.$queryRaw<Suggestion[]>`SELECT code AS value, ${name} || ' · ' || code AS label, NULL::int AS count
        FROM product WHERE active AND (name_search LIKE ${pattern} OR lower(code) LIKE ${pattern})
        ORDER BY ${name}, code LIMIT ${most}`;
    case "store":
      return fitting(
        await db.$queryRaw<Suggestion[]>`SELECT code AS value, name AS label, NULL::int AS count FROM store`,
        query,
      );
    case "partner":
      return db.$queryRaw<Suggestion[]>`SELECT code AS value, name AS label, NULL::int AS count FROM partner
        WHERE name_search LIKE ${pattern} OR lower(code) LIKE ${pattern} ORDER BY name, code LIMIT ${most}`;
    case "purchaseChannel": {
      const rows = await db.$queryRaw<
        { value: string }[]
      >`SELECT DISTINCT channel AS value FROM store WHERE channel <> ''`;
      const values = [...new Set([...purchaseChannels, ...rows.map(({ value }) => value)])];
      return fitting(
        values.map((value) => ({ value, label: null, count: null })),
        query,
      );
    }
  }
}
