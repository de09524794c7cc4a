// What was done, by whom, when, to whom? Read backwards in time; values about customers only for roles that may see them.
import type { Db, Prisma } from "./client";
import { mayRead, type Scope } from "./scope";

export interface AuditFilter {
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly entity?: string | undefined;
  readonly outcome?: "done" | "refused" | undefined;
  readonly from?: Date | undefined;
  /** Exclusive. */
  readonly until?: Date | undefined;
}

export interface AuditPlace {
  readonly at: Date;
  readonly id: string;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorName: string | null;
  readonly actorRole: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly entity: string | null;
  readonly entityId: string | null;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly reason: string | null;
  /** Null when nothing was kept, or when the scope may not read it (`withheld`). */
  readonly detail: Prisma.JsonValue;
  readonly withheld: boolean;
}

const pageSize = 50;

function place(after: AuditPlace | undefined): Prisma.AuditLogWhereInput {
  if (!after) return {};
  return { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] };
}

export async function listAuditEntries(
  db: Db,
  scope: Scope,
  { actorId, action, entity, outcome, from, until }: AuditFilter,
  after?: AuditPlace,
): Promise<{ entries: AuditEntry[]; next: AuditPlace | null }> {
  const at = { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) };
  const equal = { ...(actorId && { actorId }), ...(action && { action }), ...(entity && { entity }) };
  const rows = await db.auditLog.findMany({
    where: { AND: [{ ...equal, ...(outcome && { outcome }) }, from || until ? { at } : {}, place(after)] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: pageSize + 1,
  });
  const page = rows.slice(0, pageSize);
  const [users, customers] = await Promise.all([
    db.user.findMany({ where: { id: { in: idsOf(page, "actorId") } }, select: { id: true, name: true } }),
    db.customer.findMany({ where: { id: { in: idsOf(page, "customerId") } }, select: { id: true, name: true } }),
  ]);
  const names = new Map([...users, ...customers].map(({ id, name }) => [id, name]));
  const open = mayRead(scope, "contact") && mayRead(scope, "notes") && mayRead(scope, "income");
  const entries = page.map(({ detail, requestId: _, actorId: actor, ...row }) => {
    const withheld = row.customerId !== null && detail !== null && !open;
    return {
      ...row,
      actorName: actor === null ? null : (names.get(actor) ?? null),
      customerName: row.customerId === null ? null : (names.get(row.customerId) ?? null),
      detail: withheld ? null : detail,
      reason: withheld ? null : row.reason,
      withheld,
    };
  });
  const last = page.at(-1);
  return { entries, next: rows.length > pageSize && last ? { at: last.at, id: last.id } : null };
}

function idsOf(
  rows: readonly Record<"actorId" | "customerId", string | null>[],
  key: "actorId" | "customerId",
): string[] {
  return [...new Set(rows.flatMap((row) => row[key] ?? []))];
}

/** What there is to filter by: actions and entities of the last ten thousand entries, and everybody who works here. */
export async function listAuditChoices(
  db: Db,
  _scope: Scope,
): Promise<{ actions: string[]; entities: string[]; people: { id: string; name: string }[] }> {
  const [found, people] = await Promise.all([
    db.$queryRaw<{ actions: string[] | null; entities: string[] | null }[]>`
      SELECT array_agg(DISTINCT action ORDER BY action) AS actions,
             array_agg(DISTINCT entity ORDER BY entity) FILTER (WHERE entity IS NOT NULL) AS entities
        FROM (SELECT action, entity FROM audit_log ORDER BY at DESC LIMIT 10000) AS latest`,
    db.user.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } }),
  ]);
  return { actions: found[0]?.actions ?? [], entities: found[0]?.entities ?? [], people };
}
