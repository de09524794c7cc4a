// Which plans are there? One mission and everything beneath it. Everybody of the company sees every plan.
import { type Day, dateFromDay, dayFromDate } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import type { Db } from "./client";
import type { Scope } from "./scope";

export interface PlanRow {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly status: "draft" | "active" | "closed";
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly ownerId: string;
  readonly version: number;
  readonly archived: boolean;
}

type Stored = Awaited<ReturnType<Db["plan"]["findUniqueOrThrow"]>>;

function toPlan(row: Stored): PlanRow {
  const { id, nameVi, nameEn, ownerId, version } = row;
  const status = row.status === "active" || row.status === "closed" ? row.status : "draft";
  const [startsOn, endsOn] = [dayFromDate(row.startsOn), dayFromDate(row.endsOn)];
  return { id, nameVi, nameEn, status, startsOn, endsOn, ownerId, version, archived: row.archivedAt !== null };
}

export async function listPlans(db: Db, _scope: Scope): Promise<PlanRow[]> {
  const rows = await db.plan.findMany({
    where: { archivedAt: null },
    orderBy: [{ startsOn: "desc" }, { id: "desc" }],
    take: 200,
  });
  return rows.map(toPlan);
}

export async function getPlan(db: Db, _scope: Scope, id: string): Promise<PlanRow> {
  const row = await db.plan.findUnique({ where: { id } });
  if (!row) throw new AppError("NOT_FOUND");
  return toPlan(row);
}

/** Holds the plan until the end of the transaction: the chain is changed by one person at a time. */
export async function lockPlan(db: Db, scope: Scope, id: string): Promise<PlanRow> {
  await db.$queryRaw`SELECT id FROM plan WHERE id = ${id}::uuid FOR UPDATE`;
  return getPlan(db, scope, id);
}

export interface NewPlan {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly ownerId: string;
}

export async function insertPlan(db: Db, _scope: Scope, plan: NewPlan, now: Date): Promise<void> {
  const [startsOn, endsOn] = [dateFromDay(plan.startsOn), dateFromDay(plan.endsOn)];
  await db.plan.create({ data: { ...plan, startsOn, endsOn, createdAt: now, updatedAt: now } });
}

/** The mission's names, days and owner are the plan's own. */
export async function alignPlan(db: Db, _scope: Scope, { id, ...plan }: NewPlan, now: Date): Promise<void> {
  const [startsOn, endsOn] = [dateFromDay(plan.startsOn), dateFromDay(plan.endsOn)];
  await db.plan.update({
    where: { id },
    data: { ...plan, startsOn, endsOn, updatedAt: now, version: { increment: 1 } },
  });
}

export async function setPlanStatus(
  db: Db,
  _scope: Scope,
  id: string,
  status: PlanRow["status"],
  now: Date,
): Promise<void> {
  await db.plan.update({ where: { id }, data: { status, updatedAt: now, version: { increment: 1 } } });
}

export async function setPlanArchived(
  db: Db,
  _scope: Scope,
  id: string,
  archivedAt: Date | null,
  now: Date,
): Promise<void> {
  await db.plan.update({ where: { id }, data: { archivedAt, updatedAt: now, version: { increment: 1 } } });
}
