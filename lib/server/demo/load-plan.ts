// The demo company's segments and plan, made the way its people would make them: node by node, signed, carded, worked on.
import { addDays, dayOf } from "@/lib/domain/basics/calendar";
import type { SegmentFields } from "@/lib/domain/segmentation/segment-input";
import { type Random, seededRandom } from "@/lib/domain/stats/random";
import { checkIn } from "../actions/check-ins";
import { addKpi } from "../actions/kpis";
import { addNode, signOff } from "../actions/plan-nodes";
import { changePlanStatus, createPlan } from "../actions/plans";
import { createSegment } from "../actions/segments";
import { makeCards, updateCard } from "../actions/tactic-targets";
import { editTactic } from "../actions/tactics";
import { addWorkItem, setWorkItemStatus } from "../actions/work-items";
import { database } from "../database";
import type { ActAs } from "./acting";
import type { DemoPeople } from "./load-reference";
import { type DemoKpi, type DemoNode, type DemoTactic, demoMission, demoObjectives } from "./plan-tree";
import { demoSegments } from "./segments";

const manager = "giamdoc@phinviet.example";
const marketer = "tiepthi@phinviet.example";
const levels = ["objective", "strategy", "tactic"] as const;

interface Making {
  readonly as: ActAs;
  readonly people: DemoPeople;
  readonly segments: ReadonlyMap<string, string>;
  readonly products: ReadonlyMap<string, number>;
  readonly planId: string;
  readonly today: string;
  readonly random: Random;
}

export async function loadSegments(as: ActAs): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, rule, ...fields } of demoSegments) {
    const { id } = await as(marketer, () => createSegment({ ...(fields satisfies SegmentFields), rule }));
    ids.set(key, id);
  }
  return ids;
}

export async function loadPlan(
  as: ActAs,
  people: DemoPeople,
  segments: ReadonlyMap<string, string>,
  at: Date,
): Promise<void> {
  const db = database();
  const products = new Map(
    (await db.product.findMany({ select: { id: true, code: true } })).map(({ id, code }) => [code, id]),
  );
  const today = dayOf(at, "Asia/Ho_Chi_Minh");
  const { nameVi, nameEn, description, owner, from, to } = demoMission;
  const interval = { startsOn: addDays(today, from), endsOn: addDays(today, to) };
  const ownerId = people.userIds.get(owner) ?? "";
  const { id: planId, missionId } = await as(manager, () =>
    createPlan({ nameVi, nameEn, description, ...interval, ownerId }),
  );
  const making: Making = { as, people, segments, products, planId, today, random: seededRandom(12) };
  for (const objective of demoObjectives) await makeNode(making, objective, missionId, 0);
  const { version } = await db.plan.findUniqueOrThrow({ where: { id: planId }, select: { version: true } });
  await as(manager, () => changePlanStatus({ id: planId, version, status: "active" }));
}

async function makeNode(making: Making, node: DemoNode, parentId: string, depth: number): Promise<void> {
  const { as, people, planId, today, random } = making;
  const level = levels[depth] ?? "tactic";
  const { id } = await as(manager, () =>
    addNode({
      planId,
      parentId,
      level,
      nameVi: node.nameVi,
      nameEn: node.nameEn,
      weight: node.weight ?? 1,
      ownerId: people.userIds.get(node.owner) ?? null,
      approverId: people.userIds.get(manager) ?? null,
      startsOn: addDays(today, node.from),
      endsOn: addDays(today, node.to),
    }),
  );
  for (const kpi of node.kpis ?? []) await addFigure(making, id, kpi, addDays(today, node.to));
  if (node.tactic) await makeTactic(making, id, node, node.tactic);
  for (const child of node.children ?? []) await makeNode(making, child, id, depth + 1);
  const confidence = 2 + random.below(4);
  await as(manager, () =>
    checkIn({
      nodeId: id,
      confidence,
      comment: confidence < 3 ? "Chậm hơn dự tính, cần gỡ trước cuối tháng." : "Đúng hướng.",
    }),
  );
}

async function addFigure({ as, segments }: Making, nodeId: string, kpi: DemoKpi, deadline: string): Promise<void> {
  const segmentId = kpi.segment === undefined ? undefined : segments.get(kpi.segment);
  const direction = kpi.measure === "lapsed_customers" ? "down" : "up";
  await as(manager, () =>
    addKpi({
      nodeId,
      measure: kpi.measure,
      params: { ...kpi.params, ...(segmentId ? { segmentId } : {}) },
      direction,
      baseline: kpi.baseline,
      target: kpi.target,
      deadline,
    }),
  );
}

async function makeTactic(making: Making, nodeId: string, node: DemoNode, tactic: DemoTactic): Promise<void> {
  const { as, people, segments, products, today } = making;
  const { segment, productCode, running, ...fields } = tactic;
  await as(manager, () =>
    editTactic({
      nodeId,
      segmentId: segments.get(segment) ?? null,
      productId: productCode ? (products.get(productCode) ?? null) : null,
      ...fields,
    }),
  );
  await addFigure(making, nodeId, { measure: "response_rate", baseline: 0, target: 0.25 }, addDays(today, node.to));
  for (const item of node.work ?? []) {
    const { id } = await as(manager, () =>
      addWorkItem({
        nodeId,
        side: item.side,
        title: item.title,
        ownerId: people.userIds.get(node.owner) ?? null,
        dueOn: addDays(today, item.due),
        estimateHours: item.hours,
        loggedHours: item.done ? item.hours : null,
        dependsOnId: null,
      }),
    );
    if (item.done) await as(manager, () => setWorkItemStatus({ id, version: 1, status: "done" }));
  }
  if (!running) return;
  await as(node.owner, () => signOff({ id: nodeId, as: "owner", signed: true }));
  await as(manager, () => signOff({ id: nodeId, as: "approver", signed: true }));
  await as(manager, () => makeCards({ nodeId }));
  await workOnCards(making, nodeId, node.owner);
}

/** About half of the cards have been worked on; what came of them differs. */
async function workOnCards({ as, people, random }: Making, nodeId: string, owner: string): Promise<void> {
  const cards = await database().tacticTarget.findMany({
    where: { nodeId, holdout: false },
    orderBy: { customerId: "asc" },
    take: 60,
  });
  const ends = [
    ["responded", "bought"],
    ["responded", "interested"],
    ["declined", "no_need"],
    ["contacted", null],
    ["unreachable", null],
    ["responded", "meeting_booked"],
  ] as const;
  for (const card of cards) {
    if (!random.chance(0.55)) continue;
    const [status, outcome] = random.pick(ends);
    await as(manager, () =>
      updateCard({
        nodeId,
        customerId: card.customerId,
        version: card.version,
        status,
        outcome,
        note: null,
        approach: card.approach,
        actorId: card.actorId ?? people.userIds.get(owner) ?? null,
      }),
    );
  }
}
