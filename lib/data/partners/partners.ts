// Who works with the company: suppliers, distributors, wholesalers, dealers, retailers, agencies? One list, six kinds.
import type { PartnerFields, PartnerKind } from "@/lib/domain/basics/catalogue-input";
import { type ListPlace, readCursor, writeCursor } from "@/lib/domain/basics/cursor";
import { AppError } from "@/lib/domain/basics/errors";
import { isUuid } from "@/lib/domain/basics/ids";
import { searchKey } from "@/lib/domain/basics/text";
import { type Db, Prisma } from "../client";
import type { Scope } from "../scope";

export interface PartnerRow {
  readonly id: string;
  readonly kind: PartnerKind;
  readonly code: string;
  readonly name: string;
  readonly contactName: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly provinceCode: string | null;
  readonly status: string;
  readonly products: number;
}

export interface PartnerFilter {
  readonly q?: string | undefined;
  readonly kind?: PartnerKind | undefined;
  readonly archived?: boolean | undefined;
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

function filterSql({ q, kind, archived }: PartnerFilter): Prisma.Sql {
  const parts = [Prisma.sql`p.status = ${archived ? "archived" : "active"}`];
  const key = searchKey(q ?? "");
  if (key !== "") {
    const words = key
      .split(" ")
      .slice(0, 8)
      .map((word) => Prisma.sql`p.name_search LIKE ${like(word)}`);
    parts.push(Prisma.sql`((${Prisma.join(words, " AND ")}) OR lower(p.code) = ${(q ?? "").trim().toLowerCase()})`);
  }
  if (kind) parts.push(Prisma.sql`p.kind = ${kind}::partner_kind`);
  return Prisma.join(parts, " AND ");
}

export async function listPartners(
  db: Db,
  _scope: Scope,
  filter: PartnerFilter,
  { size, after, before }: { size: number; after?: string | undefined; before?: string | undefined },
): Promise<{ rows: PartnerRow[]; next: string | null; previous: string | null }> {
  const backwards = before !== undefined;
  const cursor = before ?? after;
  let place: ListPlace | undefined;
  if (cursor !== undefined) {
    place = readCursor(cursor);
    if (!place || !isUuid(place.id)) throw new AppError("INVALID_INPUT", { messageKey: "INVALID_INPUT_cursor" });
  }
  const sign = Prisma.raw(backwards ? "<" : ">");
  const order = Prisma.raw(backwards ? "DESC" : "ASC");
  const beyond = place ? Prisma.sql`(p.name, p.id) ${sign} (${place.key}, ${place.id}::uuid)` : Prisma.sql`TRUE`;
  const found = await db.$queryRaw<PartnerRow[]>(Prisma.sql`
    SELECT p.id::text AS id, p.kind::text AS kind, p.code, p.name, p.contact_name AS "contactName", p.phone, p.email,
      p.province_code AS "provinceCode", p.status, (SELECT count(*)::int FROM product x WHERE x.supplier_id = p.id) AS products
    FROM partner p WHERE ${filterSql(filter)} AND ${beyond} ORDER BY p.name ${order}, p.id ${order} LIMIT ${size + 1}`);
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (backwards) rows.reverse();
  const cursorOf = (row: PartnerRow | undefined) =>
    row ? writeCursor({ section: 0, key: row.name, id: row.id }) : null;
  return {
    rows,
    next: backwards || more ? cursorOf(rows.at(-1)) : null,
    previous: (backwards ? more : place !== undefined) ? cursorOf(rows[0]) : null,
  };
}

/** How many partners of each kind match the text. */
export async function countPartnersByKind(db: Db, _scope: Scope, filter: PartnerFilter): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ kind: string; count: number }[]>(Prisma.sql`
    SELECT p.kind::text AS kind, count(*)::int AS count FROM partner p
    WHERE ${filterSql({ ...filter, kind: undefined })} GROUP BY p.kind`);
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}

export async function getPartner(db: Db, _scope: Scope, id: string) {
  const row = await db.partner.findUnique({
    where: { id },
    include: {
      products: {
        where: { active: true },
        orderBy: { nameVi: "asc" },
        take: 50,
        select: { id: true, code: true, nameVi: true, nameEn: true },
      },
      stores: { orderBy: { name: "asc" }, take: 50, select: { id: true, code: true, name: true } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** For pickers: active partners of any kind that supply. */
export async function listSupplierOptions(db: Db, _scope: Scope): Promise<{ id: string; name: string }[]> {
  return db.partner.findMany({
    where: { status: "active" },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: 1000,
  });
}

const columns = (fields: PartnerFields) => ({
  ...fields,
  nameSearch: searchKey(`${fields.name} ${fields.contactName ?? ""}`),
});

async function refuseTakenCode(db: Db, code: string, except?: string): Promise<void> {
  const taken = await db.partner.findUnique({ where: { code }, select: { id: true } });
  if (taken && taken.id !== except) {
    throw new AppError("DUPLICATE", { messageKey: "DUPLICATE_code", code, fields: { code: "codeTaken" } });
  }
}

export async function insertPartner(db: Db, scope: Scope, now: Date, id: string, fields: PartnerFields): Promise<void> {
  await refuseTakenCode(db, fields.code);
  await db.partner.create({ data: { ...columns(fields), id, ownerId: scope.userId, createdAt: now, updatedAt: now } });
}

export async function updatePartner(
  db: Db,
  _scope: Scope,
  now: Date,
  { id, version }: { id: string; version: number },
  fields: PartnerFields,
): Promise<void> {
  await refuseTakenCode(db, fields.code, id);
  const { count } = await db.partner.updateMany({
    where: { id, version },
    data: { ...columns(fields), version: version + 1, updatedAt: now },
  });
  if (count === 0) throw new AppError((await db.partner.count({ where: { id } })) === 0 ? "NOT_FOUND" : "CONFLICT");
}

export async function setPartnerArchived(
  db: Db,
  _scope: Scope,
  now: Date,
  id: string,
  archived: boolean,
): Promise<void> {
  const { count } = await db.partner.updateMany({
    where: { id },
    data: { status: archived ? "archived" : "active", version: { increment: 1 }, updatedAt: now },
  });
  if (count === 0) throw new AppError("NOT_FOUND");
}
