// What stands in a plan? Missions, objectives, strategies and tactics, as rows of one tree.
import { type Day, dateFromDay, dayFromDate } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import type { PlanLevel } from "@/lib/domain/most/levels";
import type { NodeFields } from "@/lib/domain/most/plan-input";
import type { Db } from "./client";
import type { Scope } from "./scope";

export interface NodeRow {
  readonly id: string;
  readonly planId: string;
  readonly parentId: string | null;
  readonly level: PlanLevel;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly description: string | null;
  readonly ownerId: string | null;
  readonly approverId: string | null;
  readonly weight: number;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly position: number;
  readonly version: number;
  readonly createdAt: Date;
  readonly ownerSignedAt: Date | null;
  readonly approverSignedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly review: string | null;
  readonly archivedAt: Date | null;
}

type Stored = Awaited<ReturnType<Db["planNode"]["findUniqueOrThrow"]>>;

const day = (date: Date | null) => (date === null ? null : dayFromDate(date));
const date = (value: Day | null) => (value === null ? null : dateFromDay(value));

function toNode({ status: _, updatedAt: __, ...row }: Stored): NodeRow {
  return { ...row, weight: Number(row.weight), startsOn: day(row.startsOn), endsOn: day(row.endsOn) };
}

/** The living nodes of a plan, parents before children. */
export async function listNodes(db: Db, _scope: Scope, planId: string): Promise<NodeRow[]> {
  const rows = await db.planNode.findMany({
    where: { planId, archivedAt: null },
    orderBy: [{ level: "asc" }, { position: "asc" }, { id: "asc" }],
  });
  return rows.map(toNode);
}

export async function getNode(db: Db, _scope: Scope, id: string): Promise<NodeRow> {
  const row = await db.planNode.findUnique({ where: { id } });
  if (!row) throw new AppError("NOT_FOUND");
  return toNode(row);
}

export interface NewNode extends NodeFields {
  readonly id: string;
  readonly planId: string;
  readonly parentId: string | null;
  readonly level: PlanLevel;
}

/** Adds a node as the last of its siblings. */
export async function insertNode(db: Db, _scope: Scope, node: NewNode, now: Date): Promise<void> {
  const last = await db.planNode.aggregate({
    where: { planId: node.planId, parentId: node.parentId },
    _max: { position: true },
  });
  const { startsOn, endsOn, ...fields } = node;
  await db.planNode.create({
    data: {
      ...fields,
      startsOn: date(startsOn),
      endsOn: date(endsOn),
      position: (last._max.position ?? -1) + 1,
      createdAt: now,
      updatedAt: now,
    },
  });
}

/** Refuses a change of a row that somebody else has changed meanwhile, and shows what it holds now. */
export async function updateNode(
  db: Db,
  scope: Scope,
  { id, version, ...fields }: NodeFields & { id: string; version: number },
  now: Date,
): Promise<NodeRow> {
  const data = {
    ...fields,
    startsOn: date(fields.startsOn),
    endsOn: date(fields.endsOn),
    updatedAt: now,
    version: { increment: 1 },
  };
  const { count } = await db.planNode.updateMany({ where: { id, version, archivedAt: null }, data });
  const current = await getNode(db, scope, id);
  if (count === 0) throw new AppError("CONFLICT", { yours: fields, current });
  return current;
}

/** Puts a node at a place among the children of a parent and numbers them anew. */
export async function placeNode(
  db: Db,
  _scope: Scope,
  node: NodeRow,
  parentId: string | null,
  position: number,
): Promise<void> {
  const siblings = await db.planNode.findMany({
    where: { planId: node.planId, parentId, archivedAt: null, id: { not: node.id } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const order = siblings.map((sibling) => sibling.id);
  order.splice(Math.min(position, order.length), 0, node.id);
  await db.planNode.update({ where: { id: node.id }, data: { parentId } });
  await db.$executeRaw`
    UPDATE plan_node SET position = place.at - 1
    FROM unnest(${order}::uuid[]) WITH ORDINALITY AS place(id, at) WHERE plan_node.id = place.id`;
}

/** Archives a node and all that lives beneath it; the same instant marks what went together. */
export async function archiveBranch(db: Db, _scope: Scope, id: string, now: Date): Promise<number> {
  return db.$executeRaw`
    WITH RECURSIVE branch AS (
      SELECT id FROM plan_node WHERE id = ${id}::uuid
      UNION ALL SELECT child.id FROM plan_node child JOIN branch ON child.parent_id = branch.id)
    UPDATE plan_node SET archived_at = ${now}, updated_at = ${now}, version = version + 1
    WHERE id IN (SELECT id FROM branch) AND archived_at IS NULL`;
}

/** Takes an archived branch back: the node and what was archived together with it. */
export async function restoreBranch(db: Db, _scope: Scope, id: string, now: Date): Promise<number> {
  return db.$executeRaw`
    WITH RECURSIVE branch AS (
      SELECT id, archived_at FROM plan_node WHERE id = ${id}::uuid
      UNION ALL SELECT child.id, child.archived_at FROM plan_node child JOIN branch ON child.parent_id = branch.id)
    UPDATE plan_node SET archived_at = NULL, updated_at = ${now}, version = version + 1
    WHERE id IN (SELECT id FROM branch WHERE archived_at = (SELECT archived_at FROM branch WHERE id = ${id}::uuid))`;
}

export type SignOff = { ownerSignedAt?: Date | null; approverSignedAt?: Date | null };

/** A signature, or its withdrawal. */
export async function setSignOff(db: Db, _scope: Scope, id: string, signatures: SignOff, now: Date): Promise<void> {
  await db.planNode.update({ where: { id }, data: { ...signatures, updatedAt: now } });
}

export async function finishNode(
  db: Db,
  scope: Scope,
  change: { id: string; version: number; finishedAt: Date | null; review: string | null },
  now: Date,
): Promise<void> {
  const { id, version, ...fields } = change;
  const data = { ...fields, updatedAt: now, version: { increment: 1 } };
  const { count } = await db.planNode.updateMany({ where: { id, version }, data });
  if (count === 0) throw new AppError("CONFLICT", { yours: fields, current: await getNode(db, scope, id) });
}
