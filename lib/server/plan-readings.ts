// Keeps one reading a day of every KPI of a living plan, so that each has a line. Run by the daily job and by
// `crm plan status`; pages only read.
import type { Db } from "@/lib/data/client";
import { getCompany } from "@/lib/data/company";
import { listPlanKpis, upsertReading } from "@/lib/data/kpis";
import { listNodes } from "@/lib/data/plan-nodes";
import { listPlans } from "@/lib/data/plans";
import type { Scope } from "@/lib/data/scope";
import { dayOf } from "@/lib/domain/basics/calendar";
import { readKpiValues } from "./kpi-values";

/** Answers how many readings were kept. A day without data keeps "no value", never nought. */
export async function keepReadings(db: Db, scope: Scope, now: Date): Promise<number> {
  const { timeZone } = await getCompany(db, scope);
  const day = dayOf(now, timeZone);
  let kept = 0;
  for (const plan of await listPlans(db, scope)) {
    if (plan.status === "closed") continue;
    const kpis = await listPlanKpis(db, scope, plan.id);
    const values = await readKpiValues(db, scope, kpis, await listNodes(db, scope, plan.id), now);
    for (const { id } of kpis) {
      await upsertReading(db, scope, id, { day, value: values.get(id) ?? null }, now);
      kept += 1;
    }
  }
  return kept;
}
