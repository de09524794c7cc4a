// Which tags are there, and who carries them? A tag is one word for a group of customers that nobody needs a rule for.
import { cleanText, searchKey } from "@/lib/domain/basics/text";
import { type Db, Prisma } from "./client";
import { customersInScopeSql, type Scope } from "./scope";

export interface TagRow {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly colour: string | null;
}

export async function listTags(db: Db, _scope: Scope): Promise<TagRow[]> {
  return db.$queryRaw<TagRow[]>`
    SELECT id, slug, name, colour FROM tag ORDER BY name COLLATE "vi-x-icu", id LIMIT 500`;
}

/** The tag of this name, made when there is none. Two spellings that differ only in dấu are two tags. */
export async function ensureTag(db: Db, _scope: Scope, now: Date, name: string): Promise<TagRow> {
  const clean = cleanText(name).replace(/\s+/g, " ");
  const found = await db.$queryRaw<TagRow[]>`
    SELECT id, slug, name, colour FROM tag WHERE lower(name) = ${clean.toLowerCase()} LIMIT 1`;
  if (found[0]) return found[0];
  const base =
    searchKey(clean)
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "tag";
  const taken = await db.tag.count({ where: { OR: [{ slug: base }, { slug: { startsWith: `${base}-` } }] } });
  const slug = taken === 0 ? base : `${base}-${taken + 1}`;
  const { id, colour } = await db.tag.create({ data: { slug, name: clean, createdAt: now } });
  return { id, slug, name: clean, colour };
}

/** Answers the customers that did not carry the tag before. */
export async function tagCustomers(
  db: Db,
  scope: Scope,
  now: Date,
  ids: readonly string[],
  tagId: number,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    INSERT INTO customer_tag (customer_id, tag_id, created_at, created_by_id)
    SELECT c.customer_id, ${tagId}, ${now}, ${scope.userId}::uuid FROM customer c
    WHERE c.customer_id = ANY(${ids}::uuid[]) AND ${customersInScopeSql(scope, "c")}
    ON CONFLICT DO NOTHING RETURNING customer_id::text AS id`);
  return rows.map(({ id }) => id);
}

/** Answers the customers that carried the tag until now. */
export async function untagCustomers(db: Db, scope: Scope, ids: readonly string[], tagId: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    DELETE FROM customer_tag g USING customer c
    WHERE g.customer_id = c.customer_id AND g.tag_id = ${tagId}
      AND c.customer_id = ANY(${ids}::uuid[]) AND ${customersInScopeSql(scope, "c")}
    RETURNING g.customer_id::text AS id`);
  return rows.map(({ id }) => id);
}
