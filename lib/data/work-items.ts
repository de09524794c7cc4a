// What is there to do, for whom, until when? Work of the internal and the external plan, and each time it slipped.
import { type Day, dateFromDay, dayFromDate, dayOf } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import type { SlipCause } from "@/lib/domain/most/cards";
import type { WorkItemFields, WorkStatus } from "@/lib/domain/most/plan-input";
import type { Db, Prisma } from "./client";
import type { Scope } from "./scope";

export interface WorkItemRow extends WorkItemFields {
  readonly id: string;
  readonly nodeId: string;
  readonly status: WorkStatus;
  readonly slips: number;
  readonly lastSlipCause: string | null;
  readonly doneAt: Date | null;
  readonly version: number;
}

type Stored = Awaited<ReturnType<Db["workItem"]["findUniqueOrThrow"]>>;

const number = (value: Stored["estimateHours"]) => (value === null ? null : Number(value));
const date = (value: Day | null) => (value === null ? null : dateFromDay(value));

function toItem(row: Stored): WorkItemRow {
  const { id, nodeId, title, ownerId, dependsOnId, slips, lastSlipCause, doneAt, version } = row;
  return {
    id,
    nodeId,
    side: row.side === "external" ? "external" : "internal",
    title,
    ownerId,
    dueOn: row.dueOn === null ? null : dayFromDate(row.dueOn),
    estimateHours: number(row.estimateHours),
    loggedHours: number(row.loggedHours),
    dependsOnId,
    status: row.status === "done" || row.status === "doing" ? row.status : "open",
    slips,
    lastSlipCause,
    doneAt,
    version,
  };
}

async function list(db: Db, where: Prisma.WorkItemWhereInput): Promise<WorkItemRow[]> {
  const rows = await db.workItem.findMany({
    where: { ...where, archivedAt: null },
    orderBy: [{ side: "desc" }, { position: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(toItem);
}

export function listPlanWork(db: Db, _scope: Scope, planId: string): Promise<WorkItemRow[]> {
  return list(db, { node: { planId, archivedAt: null } });
}

export function listNodeWork(db: Db, _scope: Scope, nodeId: string): Promise<WorkItemRow[]> {
  return list(db, { nodeId });
}

export async function getWorkItem(db: Db, _scope: Scope, id: string): Promise<WorkItemRow> {
  const row = await db.workItem.findUnique({ where: { id } });
  if (!row) throw new AppError("NOT_FOUND");
  return toItem(row);
}

export async function insertWorkItem(
  db: Db,
  _scope: Scope,
  item: WorkItemFields & { id: string; nodeId: string },
  now: Date,
): Promise<void> {
  const last = await db.workItem.aggregate({ where: { nodeId: item.nodeId }, _max: { position: true } });
  await db.workItem.create({
    data: {
      ...item,
      dueOn: date(item.dueOn),
      position: (last._max.position ?? -1) + 1,
      createdAt: now,
      updatedAt: now,
    },
  });
}

async function change(
  db: Db,
  scope: Scope,
  { id, version }: { id: string; version: number },
  data: Prisma.WorkItemUncheckedUpdateManyInput,
  now: Date,
): Promise<WorkItemRow> {
  const { count } = await db.workItem.updateMany({
    where: { id, version },
    data: { ...data, updatedAt: now, version: { increment: 1 } },
  });
  const current = await getWorkItem(db, scope, id);
  if (count === 0) throw new AppError("CONFLICT", { yours: data, current });
  return current;
}

export function updateWorkItem(
  db: Db,
  scope: Scope,
  { id, version, ...fields }: WorkItemFields & { id: string; version: number },
  now: Date,
): Promise<WorkItemRow> {
  return change(db, scope, { id, version }, { ...fields, dueOn: date(fields.dueOn) }, now);
}

export function setWorkStatus(
  db: Db,
  scope: Scope,
  row: { id: string; version: number },
  status: WorkStatus,
  now: Date,
): Promise<WorkItemRow> {
  return change(db, scope, row, { status, doneAt: status === "done" ? now : null }, now);
}

export interface Slip {
  readonly id: string;
  readonly cause: SlipCause;
  readonly dueOn: Day;
}

/** A new day for a piece of work, with the reason, kept. */
export async function recordSlip(
  db: Db,
  scope: Scope,
  row: { id: string; version: number },
  slip: Slip,
  now: Date,
): Promise<WorkItemRow> {
  const before = await getWorkItem(db, scope, row.id);
  const data = { dueOn: dateFromDay(slip.dueOn), slips: { increment: 1 }, lastSlipCause: slip.cause };
  const after = await change(db, scope, row, data, now);
  await db.workItemSlip.create({
    data: {
      id: slip.id,
      workItemId: row.id,
      at: now,
      cause: slip.cause,
      fromOn: date(before.dueOn),
      toOn: dateFromDay(slip.dueOn),
      byId: scope.userId,
    },
  });
  return after;
}

export async function setWorkArchived(
  db: Db,
  _scope: Scope,
  id: string,
  archivedAt: Date | null,
  now: Date,
): Promise<void> {
  await db.workItem.update({ where: { id }, data: { archivedAt, updatedAt: now } });
}

/** The days on which work of a plan slipped, as the company counts days. */
export async function listSlipDays(db: Db, _scope: Scope, planId: string, timeZone: string): Promise<Day[]> {
  const rows = await db.workItemSlip.findMany({
    where: { workItem: { archivedAt: null, node: { planId, archivedAt: null } } },
    select: { at: true },
  });
  return rows.map((row) => dayOf(row.at, timeZone));
}
