// How do many customers change at once? Set-based writes on ids inside the scope; each answers what it really changed.
import { AppError } from "@/lib/domain/basics/errors";
import { type BulkTarget, type EarlierAssignment, mostAtOnce } from "@/lib/domain/customers/customer-bulk";
import { type Db, Prisma } from "../client";
import { customersInScopeSql, type Scope } from "../scope";
import { customerListSql } from "./customer-list-sql";

/** Locks the meant customers in id order and answers their ids; more than `mostAtOnce` is TOO_LARGE, none is NOT_FOUND. */
export async function lockTargets(db: Db, scope: Scope, now: Date, target: BulkTarget): Promise<string[]> {
  const condition =
    "ids" in target
      ? Prisma.sql`c.customer_id = ANY(${target.ids}::uuid[]) AND c.status IN ('active', 'archived') AND ${customersInScopeSql(scope, "c")}`
      : customerListSql(scope, target.filter, now);
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT c.customer_id::text AS id FROM customer c WHERE ${condition}
    ORDER BY c.customer_id LIMIT ${mostAtOnce + 1} FOR UPDATE OF c`);
  if (rows.length > mostAtOnce) {
    throw new AppError("TOO_LARGE", { messageKey: "TOO_LARGE_bulk", most: mostAtOnce });
  }
  if (rows.length === 0) throw new AppError("NOT_FOUND");
  return rows.map(({ id }) => id);
}

export interface Assignment {
  /** Absent: left as it is; null: nobody. */
  readonly ownerId?: string | null | undefined;
  readonly teamId?: string | null | undefined;
}

/** Gives locked customers an owner or a team; answers who had them before, only for those that changed. */
export async function assignCustomers(
  db: Db,
  scope: Scope,
  now: Date,
  ids: readonly string[],
  { ownerId, teamId }: Assignment,
): Promise<EarlierAssignment[]> {
  const owner = ownerId === undefined ? Prisma.sql`c.owner_id` : Prisma.sql`${ownerId}::uuid`;
  const team = teamId === undefined ? Prisma.sql`c.team_id` : Prisma.sql`${teamId}::uuid`;
  return db.$queryRaw<EarlierAssignment[]>(Prisma.sql`
    WITH before AS MATERIALIZED (
      SELECT c.customer_id, c.owner_id, c.team_id FROM customer c
      WHERE c.customer_id = ANY(${ids}::uuid[]) AND ${customersInScopeSql(scope, "c")}
        AND (c.owner_id, c.team_id) IS DISTINCT FROM (${owner}, ${team})
    ), changed AS (
      UPDATE customer c SET owner_id = ${owner}, team_id = ${team}, version = c.version + 1, updated_at = ${now}
      FROM before b WHERE c.customer_id = b.customer_id
    )
    SELECT owner_id::text AS "ownerId", team_id::text AS "teamId", array_agg(customer_id::text) AS ids
    FROM before GROUP BY owner_id, team_id`);
}

/** Puts locked customers away or takes them back; answers the ids that changed. */
export async function archiveCustomers(
  db: Db,
  scope: Scope,
  now: Date,
  ids: readonly string[],
  archived: boolean,
): Promise<string[]> {
  const [from, to] = archived ? ["active", "archived"] : ["archived", "active"];
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    UPDATE customer c SET status = ${to}::customer_status, archived_at = ${archived ? now : null}::timestamptz,
      version = c.version + 1, updated_at = ${now}
    WHERE c.customer_id = ANY(${ids}::uuid[]) AND c.status = ${from}::customer_status AND ${customersInScopeSql(scope, "c")}
    RETURNING c.customer_id::text AS id`);
  return rows.map(({ id }) => id);
}

/** Whether this person and this team exist and take customers. */
export async function requireAssignable(db: Db, _scope: Scope, { ownerId, teamId }: Assignment): Promise<void> {
  if (ownerId && !(await db.user.findFirst({ where: { id: ownerId, status: "active" }, select: { id: true } })))
    throw new AppError("INVALID_INPUT", { fields: { ownerId: "invalid" } });
  if (teamId && !(await db.team.findFirst({ where: { id: teamId, archivedAt: null }, select: { id: true } })))
    throw new AppError("INVALID_INPUT", { fields: { teamId: "invalid" } });
}
