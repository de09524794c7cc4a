// Who belonged to a segment at a moment, and who joined or left since the time before? Written set-based, kept for good.
import { AppError } from "@/lib/domain/basics/errors";
import { isUuid } from "@/lib/domain/basics/ids";
import { type Db, Prisma } from "./client";
import { customersInScopeSql, type Scope } from "./scope";
import { bindRule } from "./segment-context";
import { compileRule } from "./segment-sql";
import { getSegment } from "./segments";

export interface SnapshotInput {
  readonly id: string;
  readonly segmentId: string;
  readonly asOf: Date;
  readonly reason: string | null;
}

/** Writes down the members of a segment's rule; `ids` are they, where somebody knows them already. */
export async function takeSnapshot(
  db: Db,
  scope: Scope,
  input: SnapshotInput,
  now: Date,
  ids: readonly string[] | null = null,
): Promise<{ members: number }> {
  const segment = await getSegment(db, scope, input.segmentId);
  await insertSnapshot(db, scope, { ...input, ruleVersion: segment.version, memberCount: 0 }, now);
  const members = await db.$executeRaw`INSERT INTO segment_member (customer_id, snapshot_id)
    SELECT m.customer_id, ${input.id}::uuid FROM (${ids ? idsSql(ids) : await membersSql(db, scope, segment.rule, input.asOf)}) m`;
  await db.segmentSnapshot.update({ where: { id: input.id }, data: { memberCount: members } });
  return { members };
}

async function membersSql(db: Db, scope: Scope, json: unknown, asOf: Date): Promise<Prisma.Sql> {
  const { rule, context } = await bindRule(db, scope, json, asOf);
  const { flags, member } = compileRule(scope, rule, context);
  return Prisma.sql`SELECT f.customer_id FROM ${flags} WHERE ${member}`;
}

/** One text for all ids: an array of so many would be taken apart and put together on the way. */
const idsSql = (ids: readonly string[]): Prisma.Sql =>
  Prisma.sql`SELECT unnest(${`{${ids.join(",")}}`}::uuid[]) AS customer_id`;

async function insertSnapshot(
  db: Db,
  scope: Scope,
  input: SnapshotInput & { ruleVersion: number; memberCount: number },
  now: Date,
): Promise<void> {
  const { id, segmentId, asOf, reason, ruleVersion, memberCount } = input;
  await db.segmentSnapshot.create({
    data: { id, segmentId, takenAt: now, asOf, ruleVersion, memberCount, reason, takenById: scope.userId },
  });
}

/** Gives a static segment its people: active customers of the scope among these ids. */
export async function writeStaticMembers(
  db: Db,
  scope: Scope,
  input: SnapshotInput & { customerIds: readonly string[] },
  now: Date,
): Promise<{ members: number }> {
  const { customerIds, ...snapshot } = input;
  await insertSnapshot(db, scope, { ...snapshot, ruleVersion: 1, memberCount: 0 }, now);
  const members = await db.$executeRaw`INSERT INTO segment_member (customer_id, snapshot_id)
    SELECT c.customer_id, ${input.id}::uuid FROM customer c
    WHERE c.customer_id = ANY(${[...customerIds]}::uuid[]) AND c.status = 'active' AND ${customersInScopeSql(scope)}`;
  await db.segmentSnapshot.update({ where: { id: input.id }, data: { memberCount: members } });
  return { members };
}

/** Customers of the scope with these codes; codes nobody has are given back. */
export async function findIdsByCode(
  db: Db,
  scope: Scope,
  codes: readonly string[],
): Promise<{ ids: string[]; unknown: string[] }> {
  const rows = await db.$queryRaw<{ id: string; code: string }[]>`
    SELECT c.customer_id AS id, c.code FROM customer c
    WHERE c.code = ANY(${[...codes]}::text[]) AND c.status = 'active' AND ${customersInScopeSql(scope)}`;
  const known = new Set(rows.map(({ code }) => code));
  return { ids: rows.map(({ id }) => id), unknown: codes.filter((code) => !known.has(code)) };
}

export interface SnapshotRow {
  readonly id: string;
  readonly takenAt: Date;
  readonly memberCount: number;
  readonly reason: string | null;
  readonly takenBy: string | null;
  /** Against the snapshot before; null for the first. */
  readonly joined: number | null;
  readonly left: number | null;
}

/** The latest snapshots, newest first, with joins and leaves. */
export async function listSnapshots(db: Db, scope: Scope, segmentId: string, limit = 12): Promise<SnapshotRow[]> {
  await getSegment(db, scope, segmentId);
  const kept = Prisma.sql`FROM segment_member m WHERE m.snapshot_id`;
  return db.$queryRaw<SnapshotRow[]>`
    WITH recent AS (
      SELECT s.id, s.taken_at, s.member_count, s.reason, s.taken_by_id,
        lag(s.id) OVER (ORDER BY s.taken_at, s.id) AS before
      FROM segment_snapshot s WHERE s.segment_id = ${segmentId}::uuid),
    page AS (SELECT * FROM recent ORDER BY taken_at DESC, id DESC LIMIT ${limit})
    SELECT p.id, p.taken_at AS "takenAt", p.member_count AS "memberCount", p.reason, u.name AS "takenBy",
      CASE WHEN p.before IS NOT NULL THEN (SELECT count(*)::int FROM (
        SELECT m.customer_id ${kept} = p.id EXCEPT SELECT m.customer_id ${kept} = p.before) j) END AS joined,
      CASE WHEN p.before IS NOT NULL THEN (SELECT count(*)::int FROM (
        SELECT m.customer_id ${kept} = p.before EXCEPT SELECT m.customer_id ${kept} = p.id) j) END AS left
    FROM page p LEFT JOIN app_user u ON u.id = p.taken_by_id
    ORDER BY p.taken_at DESC, p.id DESC`;
}

/** A snapshot to list people from: only for who may ask its segment's rule, since being on the list tells the facts in it. */
export async function getSnapshot(db: Db, scope: Scope, segmentId: string, id: string, now: Date) {
  const segment = await getSegment(db, scope, segmentId);
  await bindRule(db, scope, segment.rule, now);
  const row = isUuid(id) ? await db.segmentSnapshot.findFirst({ where: { id, segmentId } }) : null;
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}
