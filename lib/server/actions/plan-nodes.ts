"use server";
// Building the tree: adding, changing, moving, archiving nodes; signing them off and closing them.
import {
  archiveBranch,
  finishNode as finish,
  getNode,
  insertNode,
  listNodes,
  type NodeRow,
  placeNode,
  restoreBranch,
  setSignOff,
  updateNode,
} from "@/lib/data/plan-nodes";
import { alignPlan, lockPlan } from "@/lib/data/plans";
import { insertTactic } from "@/lib/data/tactics";
import { AppError } from "@/lib/domain/basics/errors";
import { type ChainLink, type Interval, intervalWithin } from "@/lib/domain/most/levels";
import { finishInput, nodeChange, nodeInput, nodeMove, nodeRef, signOffInput } from "@/lib/domain/most/plan-input";
import { newId } from "../clock";
import { action } from "../gate";
import { assertChain, assertLiving, assertMayWork } from "../plan-rights";

/** The parent with the days that hold for its children, its own or those from above. */
function linkAbove(nodes: readonly NodeRow[], parentId: string | null, plan: Interval): (NodeRow & ChainLink) | null {
  const parent = nodes.find((node) => node.id === parentId);
  if (!parent) {
    if (parentId !== null) throw new AppError("NOT_FOUND");
    return null;
  }
  const above = parent.parentId === null ? null : linkAbove(nodes, parent.parentId, plan);
  return { ...parent, ...intervalWithin(parent, above ?? plan) };
}

export const addNode = action({
  name: "planNodes.add",
  allows: "plan.write",
  input: nodeInput,
  run: async ({ tx, scope, now, input, audit }) => {
    const plan = await lockPlan(tx, scope, input.planId);
    const nodes = await listNodes(tx, scope, plan.id);
    assertChain(input, linkAbove(nodes, input.parentId, plan), []);
    if (input.level === "mission" && nodes.some((node) => node.level === "mission"))
      throw new AppError("INVALID_PLAN", { messageKey: "INVALID_PLAN_oneMission" });
    const id = newId(now);
    await insertNode(tx, scope, { id, ...input }, now);
    if (input.level === "tactic") await insertTactic(tx, scope, id);
    audit({ entity: "plan_node", entityId: id, after: input });
    return { id };
  },
});

export const editNode = action({
  name: "planNodes.edit",
  allows: "plan.write",
  input: nodeChange,
  run: async ({ tx, scope, now, input, audit }) => {
    const before = await getNode(tx, scope, input.id);
    assertLiving(before);
    const plan = await lockPlan(tx, scope, before.planId);
    const nodes = await listNodes(tx, scope, plan.id);
    const children = nodes.filter((node) => node.parentId === before.id);
    const parent = linkAbove(nodes, before.parentId, plan);
    const changed = { ...input, level: before.level };
    assertChain(changed, parent, children);
    const after = await updateNode(tx, scope, input, now);
    // A signature stands for what was signed, and for who signed it.
    const days = before.startsOn !== after.startsOn || before.endsOn !== after.endsOn;
    if (days || before.ownerId !== after.ownerId) await setSignOff(tx, scope, after.id, { ownerSignedAt: null }, now);
    if (days || before.approverId !== after.approverId)
      await setSignOff(tx, scope, after.id, { approverSignedAt: null }, now);
    if (after.level === "mission") {
      const { nameVi, nameEn, ownerId, startsOn, endsOn } = after;
      const own = {
        startsOn: startsOn ?? plan.startsOn,
        endsOn: endsOn ?? plan.endsOn,
        ownerId: ownerId ?? plan.ownerId,
      };
      await alignPlan(tx, scope, { id: plan.id, nameVi, nameEn, ...own }, now);
    }
    audit({ entity: "plan_node", entityId: after.id, before, after });
    return { id: after.id, version: after.version };
  },
});

export const moveNode = action({
  name: "planNodes.move",
  allows: "plan.write",
  input: nodeMove,
  run: async ({ tx, scope, input, audit }) => {
    const node = await getNode(tx, scope, input.id);
    assertLiving(node);
    const plan = await lockPlan(tx, scope, node.planId);
    const nodes = await listNodes(tx, scope, plan.id);
    assertChain(node, linkAbove(nodes, input.parentId, plan), []);
    const siblings = nodes.filter((other) => other.parentId === node.parentId);
    const was = { parentId: node.parentId, position: siblings.findIndex((other) => other.id === node.id) };
    await placeNode(tx, scope, node, input.parentId, input.position);
    audit({ entity: "plan_node", entityId: node.id, before: was, after: input });
    return was;
  },
});

export const archiveNode = action({
  name: "planNodes.archive",
  allows: "plan.write",
  input: nodeRef,
  run: async ({ tx, scope, now, input, audit }) => {
    const node = await getNode(tx, scope, input.id);
    if (node.level === "mission") throw new AppError("INVALID_PLAN", { messageKey: "INVALID_PLAN_missionStays" });
    await lockPlan(tx, scope, node.planId);
    const archived = await archiveBranch(tx, scope, node.id, now);
    audit({ entity: "plan_node", entityId: node.id, after: { archived } });
    return { id: node.id, archived };
  },
});

export const restoreNode = action({
  name: "planNodes.restore",
  allows: "plan.write",
  input: nodeRef,
  run: async ({ tx, scope, now, input, audit }) => {
    const node = await getNode(tx, scope, input.id);
    await lockPlan(tx, scope, node.planId);
    if (node.parentId !== null) assertLiving(await getNode(tx, scope, node.parentId));
    const restored = await restoreBranch(tx, scope, node.id, now);
    audit({ entity: "plan_node", entityId: node.id, after: { restored } });
    return { id: node.id, restored };
  },
});

export const signOff = action({
  name: "planNodes.signOff",
  allows: "plan.work",
  input: signOffInput,
  run: async ({ tx, scope, now, input, audit }) => {
    const node = await getNode(tx, scope, input.id);
    assertLiving(node);
    const signer = input.as === "owner" ? node.ownerId : node.approverId;
    if (signer === null || signer !== scope.userId)
      throw new AppError("FORBIDDEN", { messageKey: "FORBIDDEN_signOff" });
    const at = input.signed ? now : null;
    await setSignOff(tx, scope, node.id, input.as === "owner" ? { ownerSignedAt: at } : { approverSignedAt: at }, now);
    audit({ entity: "plan_node", entityId: node.id, after: input });
    return { id: node.id };
  },
});

/** Closes a node with what was learnt, or opens it again. */
export const finishNode = action({
  name: "planNodes.finish",
  allows: "plan.work",
  input: finishInput,
  run: async ({ tx, scope, now, input, audit }) => {
    const node = await getNode(tx, scope, input.id);
    assertLiving(node);
    assertMayWork(scope, node);
    const { finished, ...change } = input;
    await finish(tx, scope, { ...change, finishedAt: finished ? (node.finishedAt ?? now) : null }, now);
    audit({ entity: "plan_node", entityId: node.id, after: input });
    return { id: node.id };
  },
});
