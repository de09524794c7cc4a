"use server";
import type { Db } from "@/lib/data/client";
// The work of a node: internal first, then external; done in order, and honest about what slips.
import { getNode } from "@/lib/data/plan-nodes";
import type { Scope } from "@/lib/data/scope";
import {
  getWorkItem,
  insertWorkItem,
  listPlanWork,
  recordSlip,
  setWorkArchived,
  setWorkStatus,
  updateWorkItem,
} from "@/lib/data/work-items";
import { AppError } from "@/lib/domain/basics/errors";
import { nodeRef, slipInput, workItemChange, workItemInput, workStatusInput } from "@/lib/domain/most/plan-input";
import { newId } from "../clock";
import { action } from "../gate";
import { assertLiving, assertMayWork } from "../plan-rights";
import { assertReady } from "../tactic-readiness";

/** Work may wait for other work of the same plan, but not for itself. */
async function assertNoCircle(db: Db, scope: Scope, planId: string, id: string | null, dependsOnId: string | null) {
  const items = new Map((await listPlanWork(db, scope, planId)).map((item) => [item.id, item]));
  let next = dependsOnId;
  for (let steps = 0; next !== null && steps <= items.size; steps++) {
    const found = items.get(next);
    if (!found) throw new AppError("NOT_FOUND");
    if (next === id) throw new AppError("INVALID_PLAN", { messageKey: "INVALID_PLAN_circle", title: found.title });
    next = found.dependsOnId;
  }
}

export const addWorkItem = action({
  name: "workItems.add",
  allows: "plan.work",
  input: workItemInput,
  run: async ({ tx, scope, now, input, audit }) => {
    const node = await getNode(tx, scope, input.nodeId);
    assertLiving(node);
    assertMayWork(scope, node);
    await assertNoCircle(tx, scope, node.planId, null, input.dependsOnId);
    const id = newId(now);
    await insertWorkItem(tx, scope, { id, ...input }, now);
    audit({ entity: "work_item", entityId: id, after: input });
    return { id };
  },
});

export const editWorkItem = action({
  name: "workItems.edit",
  allows: "plan.work",
  input: workItemChange,
  run: async ({ tx, scope, now, input, audit }) => {
    const before = await getWorkItem(tx, scope, input.id);
    const node = await getNode(tx, scope, before.nodeId);
    assertMayWork(scope, node, before.ownerId);
    await assertNoCircle(tx, scope, node.planId, input.id, input.dependsOnId);
    // A later day is a slip and says why; here only an earlier one, or the first one, can be given.
    if (before.dueOn !== null && (input.dueOn === null || input.dueOn > before.dueOn))
      throw new AppError("INVALID_PLAN", {
        messageKey: "INVALID_PLAN_slipInstead",
        fields: { dueOn: "plan_slipInstead" },
      });
    if (before.side === "internal" && input.side === "external" && before.status !== "open")
      await assertReady(tx, scope, node);
    const after = await updateWorkItem(tx, scope, input, now);
    audit({ entity: "work_item", entityId: after.id, before, after });
    return { id: after.id, version: after.version };
  },
});

export const setWorkItemStatus = action({
  name: "workItems.setStatus",
  allows: "plan.work",
  input: workStatusInput,
  run: async ({ tx, scope, now, input, audit }) => {
    const before = await getWorkItem(tx, scope, input.id);
    const node = await getNode(tx, scope, before.nodeId);
    assertLiving(node);
    assertMayWork(scope, node, before.ownerId);
    if (input.status !== "open") {
      if (before.side === "external") await assertReady(tx, scope, node);
      const living = before.dependsOnId === null ? [] : await listPlanWork(tx, scope, node.planId);
      const first = living.find((item) => item.id === before.dependsOnId);
      if (first && first.status !== "done")
        throw new AppError("NOT_READY", { messageKey: "NOT_READY_dependency", title: first.title });
    }
    const after = await setWorkStatus(tx, scope, input, input.status, now);
    audit({
      entity: "work_item",
      entityId: after.id,
      before: { status: before.status },
      after: { status: after.status },
    });
    return { id: after.id, version: after.version, was: before.status };
  },
});

export const slipWorkItem = action({
  name: "workItems.slip",
  allows: "plan.work",
  input: slipInput,
  run: async ({ tx, scope, now, input, audit }) => {
    const before = await getWorkItem(tx, scope, input.id);
    const node = await getNode(tx, scope, before.nodeId);
    assertMayWork(scope, node, before.ownerId);
    if (before.dueOn !== null && input.dueOn <= before.dueOn)
      throw new AppError("INVALID_INPUT", { fields: { dueOn: "plan_slipLater" } });
    const { dueOn, cause } = input;
    const after = await recordSlip(tx, scope, input, { id: newId(now), cause, dueOn }, now);
    audit({ entity: "work_item", entityId: after.id, before: { dueOn: before.dueOn }, after: { dueOn, cause } });
    return { id: after.id, version: after.version };
  },
});

export const archiveWorkItem = action({
  name: "workItems.archive",
  allows: "plan.work",
  input: nodeRef,
  run: async ({ tx, scope, now, input, audit }) => {
    const item = await getWorkItem(tx, scope, input.id);
    assertMayWork(scope, await getNode(tx, scope, item.nodeId));
    await setWorkArchived(tx, scope, item.id, now, now);
    audit({ entity: "work_item", entityId: item.id, before: item });
    return { id: item.id };
  },
});

export const restoreWorkItem = action({
  name: "workItems.restore",
  allows: "plan.work",
  input: nodeRef,
  run: async ({ tx, scope, now, input, audit }) => {
    const item = await getWorkItem(tx, scope, input.id);
    assertMayWork(scope, await getNode(tx, scope, item.nodeId));
    await setWorkArchived(tx, scope, item.id, null, now);
    audit({ entity: "work_item", entityId: item.id, after: { archived: false } });
    return { id: item.id };
  },
});
