// How does a plan stand at an instant? Its rows read once, rolled up, with causes and difficulties: for the screens,
// the command line and the daily job alike.
import { listLastCheckIns } from "@/lib/data/check-ins";
import type { Db } from "@/lib/data/client";
import { getCompany } from "@/lib/data/company";
import { type KpiRow, listPlanKpis } from "@/lib/data/kpis";
import { listNodes, type NodeRow } from "@/lib/data/plan-nodes";
import { getPlan } from "@/lib/data/plans";
import type { Scope } from "@/lib/data/scope";
import { countPlanCards } from "@/lib/data/tactic-targets";
import { listTactics } from "@/lib/data/tactics";
import { listPeople } from "@/lib/data/users";
import { listPlanWork, listSlipDays, type WorkItemRow } from "@/lib/data/work-items";
import { type Day, dayOf } from "@/lib/domain/basics/calendar";
import { causesOf } from "@/lib/domain/most/causes";
import { findDifficulties } from "@/lib/domain/most/difficulties";
import { type Interval, intervalWithin } from "@/lib/domain/most/levels";
import { measures } from "@/lib/domain/most/measures";
import { elapsedShare, paceStatus, progressShare } from "@/lib/domain/most/pace";
import type { CardCountsView, KpiView, NodeView, PlanView } from "@/lib/domain/most/plan-view";
import { type OwnFigure, type RolledFigure, rollUpPlan } from "@/lib/domain/most/roll-up";
import { readKpiValues } from "./kpi-values";

const unknown: RolledFigure = { actual: null, expected: null, status: "no_data", coverage: 0 };

function intervals(nodes: readonly NodeRow[], plan: Interval): Map<string, Interval> {
  const runs = new Map<string, Interval>();
  // Parents come before their children.
  for (const node of nodes) runs.set(node.id, intervalWithin(node, runs.get(node.parentId ?? "") ?? plan));
  return runs;
}

function viewKpi(kpi: KpiRow, value: number | null, runs: Interval, today: Day): KpiView {
  const ends = kpi.deadline ?? runs.endsOn;
  const progress = progressShare({ ...kpi, value });
  const expected = elapsedShare(runs.startsOn, ends, today);
  const status = paceStatus(progress, expected, ends !== null && today > ends);
  return { ...kpi, unit: measures[kpi.measure].unit, value, progress, expected, status };
}

const isDone = (item: WorkItemRow, asOf: Date) =>
  item.status === "done" && (item.doneAt === null || item.doneAt <= asOf);

/** Work of a node: each piece by its estimate, and the cards together as much as all pieces. */
function workFigures(
  items: readonly WorkItemRow[],
  cards: CardCountsView | undefined,
  runs: Interval,
  today: Day,
  asOf: Date,
) {
  const expected = elapsedShare(runs.startsOn, runs.endsOn, today);
  const over = runs.endsOn !== null && today > runs.endsOn;
  const figures: OwnFigure[] = items.map((item) => ({
    actual: isDone(item, asOf) ? 1 : 0,
    expected,
    over,
    weight: item.estimateHours || 1,
  }));
  if (cards && cards.total > 0) {
    const weight = figures.reduce((sum, figure) => sum + figure.weight, 0) || 1;
    figures.push({ actual: (cards.total - cards.open) / cards.total, expected, over, weight });
  }
  return figures;
}

export async function readPlanStanding(db: Db, scope: Scope, planId: string, asOf: Date): Promise<PlanView> {
  const plan = await getPlan(db, scope, planId);
  const company = await getCompany(db, scope);
  const today = dayOf(asOf, company.timeZone);
  const nodes = await listNodes(db, scope, planId);
  const kpiRows = await listPlanKpis(db, scope, planId);
  const values = await readKpiValues(db, scope, kpiRows, nodes, asOf);
  const work = await listPlanWork(db, scope, planId);
  const tactics = new Map((await listTactics(db, scope, planId)).map((tactic) => [tactic.nodeId, tactic]));
  const cards = new Map((await countPlanCards(db, scope, planId)).map(({ nodeId, ...counts }) => [nodeId, counts]));
  const checkIns = new Map((await listLastCheckIns(db, scope, planId)).map((checkIn) => [checkIn.nodeId, checkIn]));
  const slipDays = await listSlipDays(db, scope, planId, company.timeZone);
  const people = (await listPeople(db, scope)).map(({ id, name }) => ({ id, name }));

  const runsOf = intervals(nodes, plan);
  const runs = (id: string) => runsOf.get(id) ?? plan;
  const kpisOf = (id: string) =>
    kpiRows.filter((kpi) => kpi.nodeId === id).map((kpi) => viewKpi(kpi, values.get(kpi.id) ?? null, runs(id), today));
  const itemsOf = (id: string) => work.filter((item) => item.nodeId === id);
  const leaves = nodes.map((node) => {
    const ends = (kpi: KpiView) => kpi.deadline ?? runs(node.id).endsOn;
    const results = kpisOf(node.id).map((kpi) => {
      const end = ends(kpi);
      return { actual: kpi.progress, expected: kpi.expected, over: end !== null && today > end, weight: 1 };
    });
    const figures = workFigures(itemsOf(node.id), cards.get(node.id), runs(node.id), today, asOf);
    return { id: node.id, parentId: node.parentId, level: node.level, weight: node.weight, work: figures, results };
  });
  const rolled = new Map(rollUpPlan(leaves).map((node) => [node.id, node]));

  const views = nodes.map((node): NodeView => {
    const standing = rolled.get(node.id);
    const items = itemsOf(node.id);
    const checkIn = checkIns.get(node.id);
    const {
      planId: _,
      position: __,
      createdAt: ___,
      archivedAt: ____,
      ownerSignedAt,
      approverSignedAt,
      finishedAt,
      ...row
    } = node;
    return {
      ...row,
      runs: runs(node.id),
      ownerSigned: ownerSignedAt !== null,
      approverSigned: approverSignedAt !== null,
      finished: finishedAt !== null,
      work: standing?.work ?? unknown,
      result: standing?.result ?? unknown,
      quadrant: standing?.quadrant ?? null,
      kpis: kpisOf(node.id),
      items: {
        total: items.length,
        done: items.filter((item) => isDone(item, asOf)).length,
        overdue: items.filter((item) => !isDone(item, asOf) && item.dueOn !== null && item.dueOn < today).length,
      },
      cards: cards.get(node.id) ?? null,
      lastCheckIn: checkIn ? { at: checkIn.at, confidence: checkIn.confidence } : null,
    };
  });

  const late = views
    .filter((node) => node.level === "objective" && ["behind", "at_risk"].includes(node.result.status))
    .map((node) => ({ nodeId: node.id, causes: causesOf(leaves, node.id).filter((cause) => cause.gap > 0) }));

  const difficulties = findDifficulties({
    today,
    startsOn: plan.startsOn,
    slipDays,
    nodes: nodes.map((node, index) => {
      const tactic = tactics.get(node.id);
      const counts = cards.get(node.id) ?? null;
      const checkIn = checkIns.get(node.id);
      return {
        id: node.id,
        parentId: node.parentId,
        level: node.level,
        ownerId: node.ownerId,
        approverId: node.approverId,
        startsOn: node.startsOn,
        endsOn: node.endsOn,
        ownerSigned: node.ownerSignedAt !== null,
        approverSigned: node.approverSignedAt !== null,
        finished: node.finishedAt !== null,
        reviewed: (node.review ?? "") !== "",
        createdOn: dayOf(node.createdAt, company.timeZone),
        lastCheckInOn: checkIn ? dayOf(checkIn.at, company.timeZone) : null,
        workStatus: views[index]?.work.status ?? "no_data",
        resultStatus: views[index]?.result.status ?? "no_data",
        kpis: views[index]?.kpis ?? [],
        items: itemsOf(node.id).map((item) => ({ ...item, done: isDone(item, asOf), lastCause: item.lastSlipCause })),
        tactic: tactic
          ? {
              hasSegment: tactic.segmentId !== null,
              channel: tactic.channel,
              place: tactic.place,
              timeSlot: tactic.timeSlot,
              holdoutPercent: tactic.holdoutPercent,
              cards: tactic.cardedAt === null ? null : (counts ?? { total: 0, open: 0, holdout: 0, outcomes: 0 }),
              withheld: tactic.withheldCount ?? 0,
            }
          : null,
      };
    }),
  });
  return { plan, today, currency: company.currency, nodes: views, people, late, difficulties };
}
