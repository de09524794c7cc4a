// Who belongs to a rule right now? Ids for snapshots and tactics, pages with names for people.
import { dayFromDate } from "@/lib/domain/basics/calendar";
import type { ListPlace } from "@/lib/domain/basics/cursor";
import type { SegmentRule } from "@/lib/domain/segmentation/rule";
import type { RuleContext } from "@/lib/domain/segmentation/rule-context";
import { type Db, Prisma } from "./client";
import { customersInScopeSql, type Scope } from "./scope";
import { bindRule } from "./segment-context";
import { compileRule } from "./segment-sql";

export async function boundMemberIds(db: Db, scope: Scope, rule: SegmentRule, context: RuleContext): Promise<string[]> {
  const { flags, member } = compileRule(scope, rule, context);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT f.customer_id AS id FROM ${flags} WHERE ${member} ORDER BY f.customer_id`;
  return rows.map(({ id }) => id);
}

/** Ids of all members in id order. */
export async function memberIds(db: Db, scope: Scope, rule: unknown, asOf: Date): Promise<string[]> {
  const bound = await bindRule(db, scope, rule, asOf);
  return boundMemberIds(db, scope, bound.rule, bound.context);
}

export interface MemberRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: "person" | "company";
  readonly stage: string;
  readonly birthDate: string | null;
  readonly ageBand: string | null;
  readonly provinceCode: string | null;
  readonly orders: number;
  readonly spendMinor: number;
  readonly lastAt: string | null;
}

interface FoundRow extends Omit<MemberRow, "birthDate" | "lastAt" | "spendMinor"> {
  birthDate: Date | null;
  lastAt: Date | null;
  spendMinor: bigint;
  sort: string;
}

export interface MemberPage {
  readonly rows: readonly MemberRow[];
  readonly next: ListPlace | null;
}

async function readPage(db: Db, picked: Prisma.Sql, limit: number): Promise<MemberPage> {
  const found = await db.$queryRaw<FoundRow[]>`
    SELECT c.customer_id AS id, c.code, c.name, c.kind::text AS kind, c.stage, c.birth_date AS "birthDate",
      c.age_band AS "ageBand", c.province_code AS "provinceCode", c.name_sort AS sort,
      COALESCE(s.orders, 0) AS orders, COALESCE(s.spend_minor, 0) AS "spendMinor", s.last_at AS "lastAt"
    FROM (${picked} LIMIT ${limit + 1}) m
    JOIN customer c ON c.customer_id = m.customer_id
    LEFT JOIN purchase_summary s ON s.customer_id = c.customer_id
    ORDER BY c.name_sort, c.customer_id`;
  const rows = found.slice(0, limit).map(({ sort: _, ...row }) => ({
    ...row,
    birthDate: row.birthDate ? dayFromDate(row.birthDate) : null,
    lastAt: row.lastAt?.toISOString() ?? null,
    spendMinor: Number(row.spendMinor),
  }));
  const last = found[limit - 1];
  return { rows, next: found.length > limit && last ? { section: 0, key: last.sort, id: last.id } : null };
}

const afterSql = (table: Prisma.Sql, after: ListPlace | undefined) =>
  after
    ? Prisma.sql`AND (${table}.name_sort, ${table}.customer_id) > (${after.key ?? ""}, ${after.id}::uuid)`
    : Prisma.empty;

/** A page of members by name, after a place in that order. */
export async function listMembers(
  db: Db,
  scope: Scope,
  { rule, context }: { rule: SegmentRule; context: RuleContext },
  { after, limit }: { after?: ListPlace | undefined; limit: number },
): Promise<MemberPage> {
  const { flags, member } = compileRule(scope, rule, context);
  const f = Prisma.raw("f");
  const picked = Prisma.sql`SELECT f.customer_id FROM ${flags} WHERE ${member} ${afterSql(f, after)}
    ORDER BY f.name_sort, f.customer_id`;
  return readPage(db, picked, limit);
}

/** A page by name of these customers and no others. */
export async function listCustomersAmong(
  db: Db,
  scope: Scope,
  ids: readonly string[],
  { after, limit }: { after?: ListPlace | undefined; limit: number },
): Promise<MemberPage> {
  const picked = Prisma.sql`SELECT c.customer_id FROM customer c
    WHERE c.customer_id = ANY(${`{${ids.join(",")}}`}::uuid[]) AND c.status = 'active' AND ${customersInScopeSql(scope)}
      ${afterSql(Prisma.raw("c"), after)} ORDER BY c.name_sort, c.customer_id`;
  return readPage(db, picked, limit);
}

/** Ids of the next active customers of the scope by name, whatever rule they fit, and the place behind the last. */
export async function listIdsByName(
  db: Db,
  scope: Scope,
  { after, limit }: { after?: ListPlace | undefined; limit: number },
): Promise<{ ids: string[]; next: ListPlace | null }> {
  const rows = await db.$queryRaw<{ id: string; sort: string }[]>`
    SELECT c.customer_id AS id, c.name_sort AS sort FROM customer c
    WHERE c.status = 'active' AND ${customersInScopeSql(scope)} ${afterSql(Prisma.raw("c"), after)}
    ORDER BY c.name_sort, c.customer_id LIMIT ${limit}`;
  const last = rows[limit - 1];
  return { ids: rows.map(({ id }) => id), next: last ? { section: 0, key: last.sort, id: last.id } : null };
}

/** A page of the people of a snapshot (or of a static segment's latest one), as far as the scope sees them. */
export async function listSnapshotMembers(
  db: Db,
  scope: Scope,
  snapshotId: string,
  { after, limit }: { after?: ListPlace | undefined; limit: number },
): Promise<MemberPage> {
  const c = Prisma.raw("c");
  const picked = Prisma.sql`SELECT c.customer_id FROM segment_member m JOIN customer c USING (customer_id)
    WHERE m.snapshot_id = ${snapshotId}::uuid AND c.status = 'active' AND ${customersInScopeSql(scope)} ${afterSql(c, after)}
    ORDER BY c.name_sort, c.customer_id`;
  return readPage(db, picked, limit);
}

/** The members of a stored segment as a sub-query of customer ids, for figures that are limited to a segment. */
export async function segmentMembersSql(db: Db, scope: Scope, segmentId: string, asOf: Date): Promise<Prisma.Sql> {
  const { rule, context } = await bindRule(db, scope, { segment: segmentId }, asOf);
  const { flags, member } = compileRule(scope, rule, context);
  return Prisma.sql`SELECT f.customer_id FROM ${flags} WHERE ${member}`;
}

/** Codes of customers, in the order of the ids given. */
export async function listMemberCodes(
  db: Db,
  _scope: Scope,
  ids: readonly string[],
): Promise<{ id: string; code: string }[]> {
  return db.$queryRaw<{ id: string; code: string }[]>`
    SELECT c.customer_id AS id, c.code FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS m(id, place)
    JOIN customer c ON c.customer_id = m.id ORDER BY m.place`;
}
