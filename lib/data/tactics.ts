// What does a tactic have beyond its node: target, offer, channel, time and place, budget, holdout?
import type { TacticFields } from "@/lib/domain/most/plan-input";
import type { Db } from "./client";
import type { Scope } from "./scope";

export interface TacticRow extends TacticFields {
  readonly nodeId: string;
  readonly snapshotId: string | null;
  readonly purposeCode: string;
  readonly overrideReason: string | null;
  readonly overrideById: string | null;
  readonly overrideAt: Date | null;
  /** Members of the segment who got no card because they may not be contacted; null until cards were made. */
  readonly withheldCount: number | null;
  readonly cardedAt: Date | null;
}

type Stored = Awaited<ReturnType<Db["tactic"]["findUniqueOrThrow"]>>;

const toTactic = (row: Stored): TacticRow => ({
  ...row,
  channel: row.channel as TacticRow["channel"],
  budgetMinor: row.budgetMinor === null ? null : Number(row.budgetMinor),
});

export async function listTactics(db: Db, _scope: Scope, planId: string): Promise<TacticRow[]> {
  const rows = await db.tactic.findMany({ where: { node: { planId, archivedAt: null } } });
  return rows.map(toTactic);
}

export async function findTactic(db: Db, _scope: Scope, nodeId: string): Promise<TacticRow | null> {
  const row = await db.tactic.findUnique({ where: { nodeId } });
  return row && toTactic(row);
}

export async function insertTactic(db: Db, _scope: Scope, nodeId: string): Promise<void> {
  await db.tactic.create({ data: { nodeId } });
}

export async function updateTactic(db: Db, _scope: Scope, nodeId: string, fields: TacticFields): Promise<void> {
  await db.tactic.update({ where: { nodeId }, data: fields });
}

export async function overrideReadiness(
  db: Db,
  scope: Scope,
  nodeId: string,
  reason: string,
  now: Date,
): Promise<void> {
  const data = { overrideReason: reason, overrideById: scope.userId, overrideAt: now };
  await db.tactic.update({ where: { nodeId }, data });
}

export async function recordCarding(
  db: Db,
  _scope: Scope,
  nodeId: string,
  made: { snapshotId: string | null; withheldCount: number },
  now: Date,
): Promise<void> {
  await db.tactic.update({ where: { nodeId }, data: { ...made, cardedAt: now } });
}
