"use server";
// What a tactic is made of, and the written exception to its readiness.
import { getNode, setSignOff } from "@/lib/data/plan-nodes";
import { getSegment } from "@/lib/data/segments";
import { findTactic, overrideReadiness as override, updateTactic } from "@/lib/data/tactics";
import { AppError } from "@/lib/domain/basics/errors";
import { overrideInput, tacticChange } from "@/lib/domain/most/plan-input";
import { action } from "../gate";
import { assertLiving } from "../plan-rights";

const signed = ["segmentId", "productId", "offer", "channel", "budgetMinor", "holdoutPercent"] as const;

export const editTactic = action({
  name: "tactics.edit",
  allows: "plan.write",
  input: tacticChange,
  run: async ({ tx, scope, now, input, audit }) => {
    const node = await getNode(tx, scope, input.nodeId);
    assertLiving(node);
    const before = await findTactic(tx, scope, node.id);
    if (!before) throw new AppError("NOT_FOUND");
    if (input.segmentId !== null) await getSegment(tx, scope, input.segmentId);
    const { nodeId, ...fields } = input;
    await updateTactic(tx, scope, nodeId, fields);
    if (signed.some((field) => before[field] !== fields[field]))
      await setSignOff(tx, scope, nodeId, { ownerSignedAt: null, approverSignedAt: null }, now);
    audit({ entity: "plan_node", entityId: nodeId, before, after: fields });
    return { nodeId };
  },
});

/** External work may start before the internal plan is done when a manager says so, and why, in writing. */
export const overrideReadiness = action({
  name: "tactics.overrideReadiness",
  allows: "plan.write",
  input: overrideInput,
  run: async ({ tx, scope, now, input, audit }) => {
    if (scope.role !== "manager" && scope.role !== "administrator")
      throw new AppError("FORBIDDEN", { messageKey: "FORBIDDEN_override" });
    const node = await getNode(tx, scope, input.nodeId);
    assertLiving(node);
    if (!(await findTactic(tx, scope, node.id))) throw new AppError("NOT_FOUND");
    await override(tx, scope, node.id, input.reason, now);
    audit({ entity: "plan_node", entityId: node.id, after: { overridden: true }, reason: input.reason });
    return { nodeId: node.id };
  },
});
