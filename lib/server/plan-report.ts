// What does `crm plan status` answer? Every node of the living plans with its two numbers, and the seven difficulties.
import type { Db } from "@/lib/data/client";
import { listPlans } from "@/lib/data/plans";
import type { Scope } from "@/lib/data/scope";
import { type Difficulty, type DifficultyCode, difficultyCodes } from "@/lib/domain/most/difficulty-facts";
import type { NodeView, PlanView } from "@/lib/domain/most/plan-view";
import { readPlanStanding } from "./plan-standing";

export interface PlanReport {
  readonly asOf: string;
  readonly plans: readonly { readonly id: string; readonly name: string; readonly status: string }[];
  readonly nodes: readonly ReturnType<typeof reportNode>[];
  readonly difficulties: Readonly<Record<DifficultyCode, ReturnType<typeof merge>>>;
}

const owned = (people: ReadonlyMap<string, string>, id: string | null) => (id === null ? null : (people.get(id) ?? id));

function reportNode(node: NodeView, planId: string, people: ReadonlyMap<string, string>) {
  const { id, parentId, level, nameVi, nameEn, ownerId, weight, runs, work, result, quadrant, items, cards } = node;
  return {
    id,
    planId,
    parentId,
    level,
    name: { vi: nameVi, en: nameEn },
    owner: owned(people, ownerId),
    weight,
    ...runs,
    work,
    result,
    quadrant,
    items,
    cards,
    kpis: node.kpis.map(({ measure, value, baseline, target, deadline, direction, progress, expected, status }) => ({
      measure,
      value,
      baseline,
      target,
      deadline,
      direction,
      progress,
      expected,
      status,
    })),
  };
}

/** Each node right before what stands beneath it. */
function treeOrder(nodes: readonly NodeView[], parentId: string | null = null): NodeView[] {
  return nodes.filter((node) => node.parentId === parentId).flatMap((node) => [node, ...treeOrder(nodes, node.id)]);
}

function merge(found: readonly Difficulty[]) {
  const evidence = found.flatMap((one) => one.evidence);
  const clear = found.some((one) => one.state === "clear");
  const trends = found.flatMap((one) => (one.trend ? [one.trend] : []));
  const total = (key: "recent" | "before") => trends.reduce((sum, trend) => sum + trend[key], 0);
  return {
    state: (evidence.length > 0 ? "found" : clear ? "clear" : "no_data") as Difficulty["state"],
    count: evidence.length,
    evidence,
    ...(trends.length > 0 ? { trend: { recent: total("recent"), before: total("before") } } : {}),
  };
}

export async function reportPlans(db: Db, scope: Scope, asOf: Date): Promise<PlanReport> {
  const plans = await listPlans(db, scope);
  const views: PlanView[] = [];
  for (const plan of plans) views.push(await readPlanStanding(db, scope, plan.id, asOf));
  const byCode = (code: DifficultyCode) =>
    views.flatMap((view) => view.difficulties.filter((difficulty) => difficulty.code === code));
  return {
    asOf: asOf.toISOString(),
    plans: plans.map(({ id, nameVi, status }) => ({ id, name: nameVi, status })),
    nodes: views.flatMap((view) => {
      const people = new Map(view.people.map((person) => [person.id, person.name]));
      return treeOrder(view.nodes).map((node) => reportNode(node, view.plan.id, people));
    }),
    difficulties: Object.fromEntries(
      difficultyCodes.map((code) => [code, merge(byCode(code))]),
    ) as PlanReport["difficulties"],
  };
}
