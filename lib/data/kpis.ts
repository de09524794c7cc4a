// By which figures is a node judged, and what were they each day? The value of a KPI is read from the data, never typed.
import { type Day, dateFromDay, dayFromDate } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import { isMeasure, type MeasureName, type MeasureParams, measureParams } from "@/lib/domain/most/measures";
import type { KpiFields } from "@/lib/domain/most/plan-input";
import type { Db } from "./client";
import type { Scope } from "./scope";

export interface KpiRow {
  readonly id: string;
  readonly nodeId: string;
  readonly measure: MeasureName;
  readonly params: MeasureParams;
  readonly direction: "up" | "down";
  readonly baseline: number | null;
  readonly target: number | null;
  readonly deadline: Day | null;
}

type Stored = Awaited<ReturnType<Db["kpi"]["findUniqueOrThrow"]>>;

const number = (value: Stored["baseline"]) => (value === null ? null : Number(value));

function toKpi(row: Stored): KpiRow[] {
  const params = measureParams.safeParse(row.params);
  // A measure or a parameter of a later version is left out rather than measured wrongly.
  if (!isMeasure(row.measure) || !params.success) return [];
  const { id, nodeId, measure } = row;
  const [baseline, target] = [number(row.baseline), number(row.target)];
  const deadline = row.deadline === null ? null : dayFromDate(row.deadline);
  return [
    {
      id,
      nodeId,
      measure,
      params: params.data,
      direction: row.direction === "down" ? "down" : "up",
      baseline,
      target,
      deadline,
    },
  ];
}

/** The KPIs of the living nodes of a plan. */
export async function listPlanKpis(db: Db, _scope: Scope, planId: string): Promise<KpiRow[]> {
  const rows = await db.kpi.findMany({
    where: { archivedAt: null, node: { planId, archivedAt: null } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.flatMap(toKpi);
}

export async function getKpi(db: Db, _scope: Scope, id: string): Promise<KpiRow> {
  const row = await db.kpi.findUnique({ where: { id } });
  const [kpi] = row ? toKpi(row) : [];
  if (!kpi) throw new AppError("NOT_FOUND");
  return kpi;
}

const stored = ({ deadline, ...fields }: KpiFields) => ({
  ...fields,
  deadline: deadline === null ? null : dateFromDay(deadline),
});

export async function insertKpi(
  db: Db,
  _scope: Scope,
  kpi: KpiFields & { id: string; nodeId: string },
  now: Date,
): Promise<void> {
  const { id, nodeId, ...fields } = kpi;
  await db.kpi.create({ data: { id, nodeId, ...stored(fields), createdAt: now } });
}

export async function updateKpi(db: Db, _scope: Scope, id: string, fields: KpiFields): Promise<void> {
  await db.kpi.update({ where: { id }, data: { ...stored(fields), version: { increment: 1 } } });
}

export async function setKpiArchived(db: Db, _scope: Scope, id: string, archivedAt: Date | null): Promise<void> {
  await db.kpi.update({ where: { id }, data: { archivedAt } });
}

export interface Reading {
  readonly day: Day;
  readonly value: number | null;
}

/** The readings of a KPI, oldest first; a year of them at most. */
export async function listReadings(db: Db, _scope: Scope, kpiId: string): Promise<Reading[]> {
  const rows = await db.kpiReading.findMany({ where: { kpiId }, orderBy: { day: "desc" }, take: 366 });
  return rows.reverse().map((row) => ({ day: dayFromDate(row.day), value: number(row.value) }));
}

/** One reading a day; a later one of the same day takes its place. */
export async function upsertReading(db: Db, _scope: Scope, kpiId: string, reading: Reading, now: Date): Promise<void> {
  const [day, value] = [dateFromDay(reading.day), reading.value];
  await db.kpiReading.upsert({
    where: { kpiId_day: { kpiId, day } },
    create: { kpiId, day, value, readAt: now },
    update: { value, readAt: now },
  });
}

/** Removes readings: a KPI that measures something else from now on starts a new line. */
export async function clearReadings(db: Db, _scope: Scope, kpiId: string): Promise<void> {
  await db.kpiReading.deleteMany({ where: { kpiId } });
}
