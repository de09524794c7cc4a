"use server";
// Starting a plan, opening and closing it, putting it away.
import { insertNode, listNodes } from "@/lib/data/plan-nodes";
import { getPlan, insertPlan, lockPlan, setPlanArchived, setPlanStatus } from "@/lib/data/plans";
import { AppError } from "@/lib/domain/basics/errors";
import { nodeRef, planInput, planStatusInput } from "@/lib/domain/most/plan-input";
import { newId } from "../clock";
import { action } from "../gate";

/** A plan and its mission: one name, one owner, one interval. */
export const createPlan = action({
  name: "plans.create",
  allows: "plan.write",
  input: planInput,
  run: async ({ tx, scope, now, input, audit }) => {
    const id = newId(now);
    const missionId = newId(now);
    const { description, ...plan } = input;
    await insertPlan(tx, scope, { id, ...plan }, now);
    await insertNode(
      tx,
      scope,
      {
        id: missionId,
        planId: id,
        parentId: null,
        level: "mission",
        ...plan,
        description,
        approverId: null,
        weight: 1,
      },
      now,
    );
    audit({ entity: "plan", entityId: id, after: input });
    return { id, missionId };
  },
});

export const changePlanStatus = action({
  name: "plans.changeStatus",
  allows: "plan.write",
  input: planStatusInput,
  run: async ({ tx, scope, now, input, audit }) => {
    const plan = await lockPlan(tx, scope, input.id);
    if (plan.version !== input.version) throw new AppError("CONFLICT", { current: plan });
    if (input.status === "active") {
      const nodes = await listNodes(tx, scope, plan.id);
      if (!nodes.some((node) => node.level === "objective"))
        throw new AppError("INVALID_PLAN", { messageKey: "INVALID_PLAN_noObjective" });
    }
    await setPlanStatus(tx, scope, plan.id, input.status, now);
    audit({ entity: "plan", entityId: plan.id, before: { status: plan.status }, after: { status: input.status } });
    return { id: plan.id, status: plan.status, version: plan.version + 1 };
  },
});

export const archivePlan = action({
  name: "plans.archive",
  allows: "plan.write",
  input: nodeRef,
  run: async ({ tx, scope, now, input, audit }) => {
    await getPlan(tx, scope, input.id);
    await setPlanArchived(tx, scope, input.id, now, now);
    audit({ entity: "plan", entityId: input.id, after: { archived: true } });
    return { id: input.id };
  },
});

export const restorePlan = action({
  name: "plans.restore",
  allows: "plan.write",
  input: nodeRef,
  run: async ({ tx, scope, now, input, audit }) => {
    await getPlan(tx, scope, input.id);
    await setPlanArchived(tx, scope, input.id, null, now);
    audit({ entity: "plan", entityId: input.id, after: { archived: false } });
    return { id: input.id };
  },
});
