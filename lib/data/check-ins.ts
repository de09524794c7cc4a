// How sure is the owner, and why? Check-ins of a node, newest first.
import type { Db } from "./client";
import type { Scope } from "./scope";

export interface CheckInRow {
  readonly id: string;
  readonly nodeId: string;
  readonly authorId: string;
  readonly at: Date;
  readonly confidence: number;
  readonly comment: string | null;
}

export function listCheckIns(db: Db, _scope: Scope, nodeId: string): Promise<CheckInRow[]> {
  return db.checkIn.findMany({ where: { nodeId }, orderBy: [{ at: "desc" }, { id: "desc" }], take: 50 });
}

/** The last check-in of each node of a plan. */
export function listLastCheckIns(db: Db, _scope: Scope, planId: string): Promise<CheckInRow[]> {
  return db.checkIn.findMany({
    where: { node: { planId, archivedAt: null } },
    orderBy: [{ nodeId: "asc" }, { at: "desc" }, { id: "desc" }],
    distinct: ["nodeId"],
  });
}

export async function insertCheckIn(db: Db, _scope: Scope, checkIn: CheckInRow): Promise<void> {
  await db.checkIn.create({ data: checkIn });
}
