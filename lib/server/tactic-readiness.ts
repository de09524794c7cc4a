// May this tactic approach customers yet? The facts of the gate between the internal and the external plan.
import type { Db } from "@/lib/data/client";
import { listPlanKpis } from "@/lib/data/kpis";
import type { NodeRow } from "@/lib/data/plan-nodes";
import type { Scope } from "@/lib/data/scope";
import { findTactic } from "@/lib/data/tactics";
import { listNodeWork } from "@/lib/data/work-items";
import { AppError } from "@/lib/domain/basics/errors";
import { isLegalSlot } from "@/lib/domain/most/cards";
import { checkReadiness, type Readiness } from "@/lib/domain/most/readiness";

export async function readReadiness(db: Db, scope: Scope, node: NodeRow): Promise<Readiness> {
  const tactic = await findTactic(db, scope, node.id);
  const internal = (await listNodeWork(db, scope, node.id)).filter((item) => item.side === "internal");
  const kpis = (await listPlanKpis(db, scope, node.planId)).filter((kpi) => kpi.nodeId === node.id);
  return checkReadiness({
    internalItems: internal.length,
    internalDone: internal.filter((item) => item.status === "done").length,
    ownerSigned: node.ownerSignedAt !== null,
    approverSigned: node.approverSignedAt !== null,
    hasSegment: Boolean(tactic?.segmentId),
    hasOffer: Boolean(tactic?.offer || tactic?.productId),
    hasChannel: Boolean(tactic?.channel),
    hasLegalSlot: isLegalSlot(tactic?.channel ?? null, tactic?.timeSlot ?? null),
    hasBudget: tactic?.budgetMinor !== null && tactic?.budgetMinor !== undefined,
    kpis: kpis.length,
    overridden: Boolean(tactic?.overrideAt),
  });
}

/** Refuses external work of a tactic whose internal plan is not done, and says what is missing. */
export async function assertReady(db: Db, scope: Scope, node: NodeRow): Promise<void> {
  if (node.level !== "tactic") return;
  const { ready, missing } = await readReadiness(db, scope, node);
  if (!ready) throw new AppError("NOT_READY", { messageKey: "NOT_READY_internalPlan", missing, count: missing.length });
}
