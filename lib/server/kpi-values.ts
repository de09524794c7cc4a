// What are the KPIs worth at an instant? Each distinct question is asked of the database once.
import type { Db } from "@/lib/data/client";
import { countMeasure, type MeasureQuery } from "@/lib/data/kpi-measures";
import type { KpiRow } from "@/lib/data/kpis";
import type { Scope } from "@/lib/data/scope";
import { segmentMembersSql } from "@/lib/data/segment-members";
import { AppError } from "@/lib/domain/basics/errors";
import { measures, measureValue, paramsFor } from "@/lib/domain/most/measures";
import { explicitActor } from "./actor";
import { asOperator } from "./operator";

interface TreeNode {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: string;
}

/** The tactics at or beneath a node. */
export function tacticsBeneath(nodes: readonly TreeNode[], nodeId: string): string[] {
  const own = nodes.filter((node) => node.id === nodeId && node.level === "tactic").map((node) => node.id);
  return [
    ...own,
    ...nodes.filter((node) => node.parentId === nodeId).flatMap((child) => tacticsBeneath(nodes, child.id)),
  ];
}

/** A KPI is a figure of the company: a rep reads the same one as the manager. Only the rows beneath it are the reader's. */
function wholeCompany(): Promise<Scope> {
  return asOperator(async () => {
    const actor = explicitActor();
    if (!actor) throw new AppError("UNEXPECTED");
    return actor.scope;
  });
}

/** The question a KPI asks of the database: of the whole company, or of what one reader may ask and see. */
export async function measureQuery(
  db: Db,
  kpi: Pick<KpiRow, "measure" | "params" | "nodeId">,
  nodes: readonly TreeNode[],
  asOf: Date,
  reader?: Scope,
): Promise<MeasureQuery> {
  const params = paramsFor(kpi.measure, kpi.params);
  const members =
    params.segmentId === undefined
      ? null
      : await segmentMembersSql(db, reader ?? (await wholeCompany()), params.segmentId, asOf);
  const tacticIds = measures[kpi.measure].ofCards ? tacticsBeneath(nodes, kpi.nodeId).sort() : [];
  return { measure: kpi.measure, params, asOf, members, tacticIds };
}

/** A segment whose rule no longer reads makes one KPI unknown, not the whole plan unreadable. */
function unreadable(error: unknown): null {
  if (error instanceof AppError && error.code !== "UNEXPECTED") return null;
  throw error;
}

/** The value of each KPI by its id; null where the data cannot tell. */
export async function readKpiValues(
  db: Db,
  scope: Scope,
  kpis: readonly KpiRow[],
  nodes: readonly TreeNode[],
  asOf: Date,
): Promise<Map<string, number | null>> {
  const asked = new Map<string, Promise<number | null>>();
  const values = new Map<string, number | null>();
  for (const kpi of kpis) {
    const query = await measureQuery(db, kpi, nodes, asOf).catch(unreadable);
    if (query === null) {
      values.set(kpi.id, null);
      continue;
    }
    const key = JSON.stringify([query.measure, query.params, query.tacticIds]);
    const answer =
      asked.get(key) ?? countMeasure(db, scope, query).then((counted) => measureValue(kpi.measure, counted));
    asked.set(key, answer);
    values.set(kpi.id, await answer);
  }
  return values;
}
