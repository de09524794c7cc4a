// The daily job that reads every KPI once (task "record-kpi-readings").
import { explicitActor } from "../actor";
import { now as clockNow } from "../clock";
import { database } from "../database";
import { asOperator } from "../operator";
import { keepReadings } from "../plan-readings";

export function recordKpiReadings(now: Date = clockNow()): Promise<{ kept: number }> {
  return asOperator(async () => {
    const actor = explicitActor();
    return { kept: actor ? await keepReadings(database(), actor.scope, now) : 0 };
  });
}
