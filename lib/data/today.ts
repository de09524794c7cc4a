// What waits for this person today? Short lists, each cut off early: the page behind a link shows the rest.
import { type Day, dateFromDay, dayFromDate } from "@/lib/domain/basics/calendar";
import type { Db } from "./client";
import { customersInScope, customersInScopeSql, mayRead, type Scope } from "./scope";

export interface DueStep {
  readonly customerId: string;
  readonly interactionId: string;
  readonly customerName: string;
  readonly nextStep: string;
  readonly dueOn: Day;
}

/** What this person promised in own notes and has not ticked off, up to a day; the longest overdue first. */
export async function listDueSteps(db: Db, scope: Scope, until: Day): Promise<DueStep[]> {
  const rows = await db.interaction.findMany({
    where: {
      authorId: scope.userId,
      nextStepOn: { lte: dateFromDay(until) },
      nextStep: { not: null },
      nextStepDoneAt: null,
      archivedAt: null,
      customer: { status: "active", AND: customersInScope(scope) },
    },
    select: { customerId: true, id: true, nextStep: true, nextStepOn: true, customer: { select: { name: true } } },
    orderBy: [{ nextStepOn: "asc" }, { id: "asc" }],
    take: 20,
  });
  return rows.map(({ customerId, id, nextStep, nextStepOn, customer }) => ({
    customerId,
    interactionId: id,
    customerName: customer.name,
    nextStep: nextStep ?? "",
    dueOn: nextStepOn ? dayFromDate(nextStepOn) : until,
  }));
}

export interface QuietCustomer {
  readonly id: string;
  readonly name: string;
  readonly spendMinor: bigint;
  readonly lastBoughtAt: Date | null;
  readonly lastContactAt: Date | null;
}

/** Own customers who have bought before and with whom nobody spoke since an instant; the best buyers first. */
export async function listQuietCustomers(db: Db, scope: Scope, since: Date): Promise<QuietCustomer[]> {
  // Own customers first: sought along the order of spend, the few of one person cost a look at every buyer.
  return db.$queryRaw<QuietCustomer[]>`
    WITH own AS MATERIALIZED (
      SELECT c.customer_id, c.name, p.spend_minor, p.last_at
        FROM customer c JOIN purchase_summary p ON p.customer_id = c.customer_id AND p.orders > 0
       WHERE c.owner_id = ${scope.userId}::uuid AND c.status = 'active' AND ${customersInScopeSql(scope, "c")}
    )
    SELECT o.customer_id AS id, o.name, o.spend_minor AS "spendMinor", o.last_at AS "lastBoughtAt",
           t.last_contact AS "lastContactAt"
      FROM own o
      LEFT JOIN LATERAL (SELECT max(i.occurred_at) AS last_contact FROM interaction i
                          WHERE i.customer_id = o.customer_id AND i.archived_at IS NULL) t ON TRUE
     WHERE t.last_contact IS NULL OR t.last_contact < ${since}
     ORDER BY o.spend_minor DESC, o.customer_id
     LIMIT 8`;
}

export interface LatestNote {
  readonly id: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly kind: string;
  readonly occurredAt: Date;
  readonly authorName: string | null;
  readonly body: string;
}

/** The latest notes about customers this person sees, own ones left out; none for roles that do not read notes. */
export async function listLatestNotes(db: Db, scope: Scope): Promise<LatestNote[]> {
  if (!mayRead(scope, "notes")) return [];
  const rows = await db.interaction.findMany({
    where: {
      archivedAt: null,
      authorId: { not: scope.userId },
      customer: { status: "active", AND: customersInScope(scope) },
    },
    select: {
      id: true,
      customerId: true,
      kind: true,
      occurredAt: true,
      authorId: true,
      body: true,
      customer: { select: { name: true } },
    },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: 6,
  });
  const authors = await db.user.findMany({
    where: { id: { in: rows.flatMap(({ authorId }) => authorId ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  return rows.map(({ customer, authorId, body, ...row }) => ({
    ...row,
    customerName: customer.name,
    authorName: authorId === null ? null : (names.get(authorId) ?? null),
    body: body.length > 220 ? `${body.slice(0, 220).trimEnd()}…` : body,
  }));
}

export interface SegmentGlance {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly memberCount: number | null;
  readonly countedAt: Date | null;
}

export function listSegmentGlances(db: Db, scope: Scope): Promise<SegmentGlance[]> {
  return db.segment.findMany({
    where: { archivedAt: null, OR: [{ ownerId: scope.userId }, { shared: true }] },
    select: { id: true, nameVi: true, nameEn: true, memberCount: true, countedAt: true },
    orderBy: { updatedAt: "desc" },
    take: 6,
  });
}

export interface ImportGlance {
  readonly id: string;
  readonly kind: string;
  readonly fileName: string;
  readonly status: string;
  readonly read: number;
  readonly rejected: number;
  readonly createdAt: Date;
}

export function listImportGlances(db: Db, _scope: Scope): Promise<ImportGlance[]> {
  return db.importJob.findMany({
    where: { dryRun: false },
    select: { id: true, kind: true, fileName: true, status: true, read: true, rejected: true, createdAt: true },
    orderBy: { createdAt: "desc" },
    take: 5,
  });
}

export interface LateNode {
  readonly id: string;
  readonly planId: string;
  readonly level: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly ownerName: string | null;
  readonly endsOn: Date | null;
  readonly overdueItems: number;
}

/** Nodes of running plans with work past its day, or past their own last day with work still open. */
export async function listLateNodes(db: Db, scope: Scope, today: Day, whose: "own" | "all"): Promise<LateNode[]> {
  return db.$queryRaw<LateNode[]>`
    SELECT n.id, n.plan_id AS "planId", n.level::text AS level, n.name_vi AS "nameVi", n.name_en AS "nameEn",
           u.name AS "ownerName", n.ends_on AS "endsOn", w.overdue::int AS "overdueItems"
      FROM plan_node n
      JOIN plan p ON p.id = n.plan_id AND p.archived_at IS NULL AND p.status = 'active'
      LEFT JOIN app_user u ON u.id = n.owner_id
      JOIN LATERAL (SELECT count(*) AS open, count(*) FILTER (WHERE i.due_on < ${today}::date) AS overdue
                      FROM work_item i WHERE i.node_id = n.id AND i.status <> 'done') w ON TRUE
     WHERE n.archived_at IS NULL AND (w.overdue > 0 OR (n.ends_on < ${today}::date AND w.open > 0))
       AND (${whose} = 'all' OR n.owner_id = ${scope.userId}::uuid)
     ORDER BY w.overdue DESC, n.ends_on NULLS LAST, n.id
     LIMIT 8`;
}

export interface DueWork {
  readonly id: string;
  readonly planId: string;
  readonly nodeId: string;
  readonly title: string;
  readonly dueOn: Date | null;
  readonly nameVi: string;
  readonly nameEn: string;
}

/** Work items of this person up to a day. */
export function listDueWork(db: Db, scope: Scope, until: Day): Promise<DueWork[]> {
  return db.$queryRaw<DueWork[]>`
    SELECT i.id, n.plan_id AS "planId", n.id AS "nodeId", i.title, i.due_on AS "dueOn",
           n.name_vi AS "nameVi", n.name_en AS "nameEn"
      FROM work_item i
      JOIN plan_node n ON n.id = i.node_id AND n.archived_at IS NULL
      JOIN plan p ON p.id = n.plan_id AND p.archived_at IS NULL AND p.status = 'active'
     WHERE i.owner_id = ${scope.userId}::uuid AND i.status <> 'done' AND i.due_on <= ${until}::date
     ORDER BY i.due_on, i.id
     LIMIT 10`;
}

/** How far this installation is filled, for teaching the first steps. */
export async function readBeginnings(
  db: Db,
  _scope: Scope,
): Promise<{ customers: boolean; people: boolean; plans: boolean; segments: boolean }> {
  const rows = await db.$queryRaw<{ customers: boolean; people: boolean; plans: boolean; segments: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM customer WHERE status = 'active') AS customers,
           (SELECT count(*) > 1 FROM app_user WHERE status = 'active') AS people,
           EXISTS (SELECT 1 FROM plan WHERE archived_at IS NULL) AS plans,
           EXISTS (SELECT 1 FROM segment WHERE archived_at IS NULL) AS segments`;
  return rows[0] ?? { customers: false, people: false, plans: false, segments: false };
}
