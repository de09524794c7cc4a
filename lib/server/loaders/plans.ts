// What do the plan pages show? The list of plans, the board, a node, and the rows beneath a KPI.
import { z } from "zod";
import { listCheckIns } from "@/lib/data/check-ins";
import { getCompany } from "@/lib/data/company";
import { countMeasure, listMeasureRows } from "@/lib/data/kpi-measures";
import { getKpi, listReadings } from "@/lib/data/kpis";
import { listCategoryChoices } from "@/lib/data/plan-choices";
import { getNode, listNodes } from "@/lib/data/plan-nodes";
import { listPlans } from "@/lib/data/plans";
import { listSegmentOptions } from "@/lib/data/segments";
import { listPeople } from "@/lib/data/users";
import { listPlanWork } from "@/lib/data/work-items";
import { can, rowReach } from "@/lib/domain/basics/access";
import { addDays, dayOf } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import { paceStatuses } from "@/lib/domain/most/pace";
import { measureQuery } from "../kpi-values";
import { loader } from "../loader";
import { readPlanStanding } from "../plan-standing";

/** Every plan with how its mission stands. */
export const loadPlans = loader({
  name: "plans.list",
  allows: "plan.read",
  run: async ({ db, scope, now }) => {
    const plans = await listPlans(db, scope);
    const cards = [];
    for (const plan of plans) {
      const { nodes, late } = await readPlanStanding(db, scope, plan.id, now);
      const mission = nodes.find((node) => node.level === "mission");
      const counts = { objective: 0, strategy: 0, tactic: 0, mission: 0 };
      for (const node of nodes) counts[node.level] += 1;
      cards.push({ plan, counts, late: late.length, work: mission?.work ?? null, result: mission?.result ?? null });
    }
    const { timeZone } = await getCompany(db, scope);
    const today = dayOf(now, timeZone);
    return {
      plans: cards,
      people: (await listPeople(db, scope))
        .filter((person) => person.status === "active")
        .map(({ id, name }) => ({ id, name })),
      userId: scope.userId,
      mayPlan: can(scope.role, "plan.write"),
      today,
      yearOn: addDays(today, 364),
    };
  },
});

const planViews = ["board", "dashboard", "difficulties"] as const;

/** The plan, and what the address asks to see of it; an address that makes no sense shows everything. */
export const loadPlan = loader({
  name: "plans.board",
  allows: "plan.read",
  input: z.preprocess(
    (address) => address,
    z.object({
      id: z.uuid().catch(""),
      view: z.enum(planViews).catch("board"),
      owner: z.uuid().nullable().catch(null),
      status: z.enum(paceStatuses).nullable().catch(null),
    }),
  ),
  run: async ({ db, scope, now, input }) => {
    if (input.id === "") throw new AppError("NOT_FOUND");
    const view = await readPlanStanding(db, scope, input.id, now);
    const { owner, status } = input;
    return {
      view,
      views: planViews,
      shown: input.view,
      filter: { owner, status },
      mayPlan: can(scope.role, "plan.write"),
    };
  },
});

export const loadNode = loader({
  name: "plans.node",
  allows: "plan.read",
  input: z.object({ id: z.uuid().catch(""), nodeId: z.uuid().catch("") }),
  run: async ({ db, scope, now, input }) => {
    if (input.id === "" || input.nodeId === "") throw new AppError("NOT_FOUND");
    const row = await getNode(db, scope, input.nodeId);
    if (row.planId !== input.id || row.archivedAt !== null) throw new AppError("NOT_FOUND");
    const view = await readPlanStanding(db, scope, input.id, now);
    const node = view.nodes.find((one) => one.id === input.nodeId);
    if (!node) throw new AppError("NOT_FOUND");
    const readings: Record<string, Awaited<ReturnType<typeof listReadings>>> = {};
    for (const kpi of node.kpis) readings[kpi.id] = await listReadings(db, scope, kpi.id);
    const work = await listPlanWork(db, scope, input.id);
    const segments = await listSegmentOptions(db, scope);
    return {
      view,
      node,
      readings,
      work: work.filter((item) => item.nodeId === node.id),
      planWork: work.map(({ id, title, status, nodeId }) => ({ id, title, status, nodeId })),
      checkIns: await listCheckIns(db, scope, node.id),
      segments: segments.map(({ id, nameVi, nameEn, memberCount }) => ({ id, nameVi, nameEn, memberCount })),
      categories: await listCategoryChoices(db, scope),
      role: scope.role,
      userId: scope.userId,
      mayPlan: can(scope.role, "plan.write"),
      mayWork: can(scope.role, "plan.write") || (can(scope.role, "plan.work") && node.ownerId === scope.userId),
    };
  },
});

const pageOfRows = 50;

/** A segment that is not the reader's to read, or that asks about fields hidden from the reader. */
function unreadable(error: unknown): null {
  if (error instanceof AppError && ["INVALID_RULE", "NOT_FOUND"].includes(error.code)) return null;
  throw error;
}

/** The rows that a KPI's value was counted from; the number alone where its segment is not open to the reader. */
export const loadKpiRows = loader({
  name: "plans.kpiRows",
  allows: "plan.read",
  input: z.object({ id: z.uuid().catch(""), kpiId: z.uuid().catch(""), after: z.string().max(200).nullable() }),
  run: async ({ db, scope, now, input }) => {
    if (input.id === "" || input.kpiId === "") throw new AppError("NOT_FOUND");
    const kpi = await getKpi(db, scope, input.kpiId);
    const node = await getNode(db, scope, kpi.nodeId);
    if (node.planId !== input.id) throw new AppError("NOT_FOUND");
    const nodes = await listNodes(db, scope, node.planId);
    const counted = await countMeasure(db, scope, await measureQuery(db, kpi, nodes, now));
    const query = await measureQuery(db, kpi, nodes, now, scope).catch(unreadable);
    const rows = query === null ? [] : await listMeasureRows(db, scope, query, input.after, pageOfRows + 1);
    const next = rows.length > pageOfRows ? (rows[pageOfRows - 1]?.key ?? null) : null;
    const { currency } = await getCompany(db, scope);
    const partial = rowReach(scope.role) === "team";
    return { kpi, node, counted, partial, withheld: query === null, rows: rows.slice(0, pageOfRows), next, currency };
  },
});
