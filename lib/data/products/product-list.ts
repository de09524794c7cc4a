// What do we sell? The catalogue in Vietnamese name order, found without dấu or by code, a page at a time.
import { type ListPlace, readCursor, writeCursor } from "@/lib/domain/basics/cursor";
import { AppError } from "@/lib/domain/basics/errors";
import { searchKey } from "@/lib/domain/basics/text";
import { type Db, Prisma } from "../client";
import type { Scope } from "../scope";

export interface ProductRow {
  readonly id: number;
  readonly code: string;
  readonly kind: "product" | "service";
  readonly nameVi: string;
  readonly nameEn: string;
  readonly categoryVi: string | null;
  readonly categoryEn: string | null;
  readonly brand: string | null;
  readonly priceMinor: string | null;
  readonly currency: string | null;
  readonly active: boolean;
}

export interface ProductFilter {
  readonly q?: string | undefined;
  readonly kind?: "product" | "service" | undefined;
  /** With everything beneath it. */
  readonly category?: number | undefined;
  readonly archived?: boolean | undefined;
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

function filterSql({ q, kind, category, archived }: ProductFilter): Prisma.Sql {
  const parts = [archived ? Prisma.sql`NOT p.active` : Prisma.sql`p.active`];
  const key = searchKey(q ?? "");
  if (key !== "") {
    const words = key
      .split(" ")
      .slice(0, 8)
      .map((word) => Prisma.sql`p.name_search LIKE ${like(word)}`);
    parts.push(
      Prisma.sql`((${Prisma.join(words, " AND ")}) OR p.code = ${(q ?? "").trim()} OR p.code = ${(q ?? "").trim().toUpperCase()})`,
    );
  }
  if (kind) parts.push(Prisma.sql`p.kind = ${kind}::product_kind`);
  if (category) parts.push(Prisma.sql`p.category_id IN (SELECT g.id FROM category g WHERE ${category} = ANY(g.path))`);
  return Prisma.join(parts, " AND ");
}

export async function listProducts(
  db: Db,
  _scope: Scope,
  filter: ProductFilter,
  { size, after, before }: { size: number; after?: string | undefined; before?: string | undefined },
): Promise<{ rows: ProductRow[]; next: string | null; previous: string | null }> {
  const backwards = before !== undefined;
  const cursor = before ?? after;
  let place: ListPlace | undefined;
  if (cursor !== undefined) {
    place = readCursor(cursor);
    if (!place || !/^\d{1,9}$/.test(place.id))
      throw new AppError("INVALID_INPUT", { messageKey: "INVALID_INPUT_cursor" });
  }
  const sign = Prisma.raw(backwards ? "<" : ">");
  const order = Prisma.raw(backwards ? "DESC" : "ASC");
  const beyond = place ? Prisma.sql`(p.name_vi, p.id) ${sign} (${place.key}, ${Number(place.id)})` : Prisma.sql`TRUE`;
  const found = await db.$queryRaw<ProductRow[]>(Prisma.sql`
    SELECT p.id, p.code, p.kind::text AS kind, p.name_vi AS "nameVi", p.name_en AS "nameEn", g.name_vi AS "categoryVi",
      g.name_en AS "categoryEn", p.brand, p.price_minor::text AS "priceMinor", p.currency, p.active
    FROM product p LEFT JOIN category g ON g.id = p.category_id
    WHERE ${filterSql(filter)} AND ${beyond} ORDER BY p.name_vi ${order}, p.id ${order} LIMIT ${size + 1}`);
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (backwards) rows.reverse();
  const cursorOf = (row: ProductRow | undefined) =>
    row ? writeCursor({ section: 0, key: row.nameVi, id: String(row.id) }) : null;
  return {
    rows,
    next: backwards || more ? cursorOf(rows.at(-1)) : null,
    previous: (backwards ? more : place !== undefined) ? cursorOf(rows[0]) : null,
  };
}

export async function countProducts(db: Db, _scope: Scope, filter: ProductFilter): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM product p WHERE ${filterSql(filter)}`,
  );
  return row?.count ?? 0;
}
