"use server";
// Making the cards of a tactic, and writing on them what came of each.
import { getNode } from "@/lib/data/plan-nodes";
import { getTargetSegment, recordTargetSnapshot } from "@/lib/data/plan-segments";
import { getCard, insertCards, listAudience, updateCard as update } from "@/lib/data/tactic-targets";
import { findTactic, recordCarding } from "@/lib/data/tactics";
import { AppError } from "@/lib/domain/basics/errors";
import { approached, needsPermission } from "@/lib/domain/most/cards";
import { inHoldout } from "@/lib/domain/most/holdout";
import { cardChange, cardsInput } from "@/lib/domain/most/plan-input";
import { newId } from "../clock";
import { action } from "../gate";
import { assertLiving } from "../plan-rights";
import { segmentMembers } from "../segment-audience";
import { assertReady } from "../tactic-readiness";

/** One card for each member of the segment who may be contacted; the rest are counted, never carded. */
export const makeCards = action({
  name: "tacticTargets.make",
  allows: "plan.write",
  input: cardsInput,
  timeoutMs: 120_000,
  run: async ({ tx, scope, now, input, audit }) => {
    const node = await getNode(tx, scope, input.nodeId);
    assertLiving(node);
    const tactic = await findTactic(tx, scope, node.id);
    if (!tactic) throw new AppError("NOT_FOUND");
    const { segmentId, channel, purposeCode } = tactic;
    if (segmentId === null) throw new AppError("INVALID_PLAN", { messageKey: "INVALID_PLAN_noTarget" });
    if (channel === null) throw new AppError("INVALID_PLAN", { messageKey: "INVALID_PLAN_noChannel" });
    const segment = await getTargetSegment(tx, scope, segmentId);
    const members = await segmentMembers(tx, scope, segmentId, now);
    const asked = needsPermission(channel) ? { purposeCode, channel } : null;
    const audience = await listAudience(tx, scope, members, asked, now);
    const cards = audience
      .filter((member) => member.permitted)
      .map(({ customerId, ownerId }) => ({
        customerId,
        holdout: inHoldout(node.id, customerId, tactic.holdoutPercent),
        actorId: ownerId,
        approach: null,
      }));
    const added = await insertCards(tx, scope, node.id, cards, now);
    const snapshotId = newId(now);
    const customerIds = audience.map((member) => member.customerId);
    await recordTargetSnapshot(
      tx,
      scope,
      { id: snapshotId, segmentId, ruleVersion: segment.version, customerIds },
      now,
    );
    const withheld = audience.length - cards.length;
    await recordCarding(tx, scope, node.id, { snapshotId, withheldCount: withheld }, now);
    const holdout = cards.filter((card) => card.holdout).length;
    const made = { members: audience.length, withheld, cards: cards.length - holdout, holdout, added };
    audit({ entity: "plan_node", entityId: node.id, after: { ...made, snapshotId } });
    return made;
  },
});

export const updateCard = action({
  name: "tacticTargets.update",
  allows: "plan.work",
  input: cardChange,
  run: async ({ tx, scope, now, input, audit }) => {
    const before = await getCard(tx, scope, input.nodeId, input.customerId);
    if (before.holdout) throw new AppError("NOT_PERMITTED", { messageKey: "NOT_PERMITTED_holdout" });
    const node = await getNode(tx, scope, input.nodeId);
    assertLiving(node);
    // Approaching a customer is external work; the first step waits for the internal plan.
    if (approached.includes(input.status) && !approached.includes(before.status)) await assertReady(tx, scope, node);
    const answered = input.status === "responded";
    const respondedAt = answered ? (before.respondedAt ?? now) : null;
    const after = await update(tx, scope, input, respondedAt, now);
    const { customerId } = input;
    audit({ entity: "tactic_target", entityId: node.id, customerId, before, after });
    return after;
  },
});
