"use server";
// Making the cards of a tactic, and writing on them what came of each.
import type { Db } from "@/lib/data/client";
import { getNode } from "@/lib/data/plan-nodes";
import type { Scope } from "@/lib/data/scope";
import { segmentMembersSql } from "@/lib/data/segment-members";
import { listSnapshots, takeSnapshot } from "@/lib/data/segment-snapshots";
import { getSegment } from "@/lib/data/segments";
import { getCard, insertCards, listAudience, updateCard as update } from "@/lib/data/tactic-targets";
import { findTactic, recordCarding } from "@/lib/data/tactics";
import { AppError } from "@/lib/domain/basics/errors";
import { approached, needsPermission } from "@/lib/domain/most/cards";
import { inHoldout } from "@/lib/domain/most/holdout";
import { cardChange, cardsInput } from "@/lib/domain/most/plan-input";
import { newId } from "../clock";
import { action } from "../gate";
import { assertLiving } from "../plan-rights";
import { assertReady } from "../tactic-readiness";

/** The snapshot that says who was aimed at: a fresh one of a rule; a fixed list is its own. */
async function whoItWas(
  tx: Db,
  scope: Scope,
  segment: { id: string; kind: string },
  now: Date,
): Promise<string | null> {
  if (segment.kind === "static") return (await listSnapshots(tx, scope, segment.id, 1))[0]?.id ?? null;
  const id = newId(now);
  await takeSnapshot(tx, scope, { id, segmentId: segment.id, asOf: now, reason: "tactic" }, now);
  return id;
}

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
    const segment = await getSegment(tx, scope, segmentId);
    const members = await segmentMembersSql(tx, scope, segmentId, now);
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
    const snapshotId = await whoItWas(tx, scope, segment, now);
    const withheld = audience.length - cards.length;
    await recordCarding(tx, scope, node.id, { snapshotId, withheldCount: withheld }, now);
    const holdout = cards.filter((card) => card.holdout).length;
    const made = { members: audience.length, withheld, cards: cards.length - holdout, holdout, added };
    audit({ entity: "plan_node", entityId: node.id, after: { ...made, snapshotId } });
    return made;
  },
});

/** A card outlives the yes it was made under: before the first step the customer is asked about again. */
async function assertStillPermitted(tx: Db, scope: Scope, nodeId: string, customerId: string, now: Date) {
  const tactic = await findTactic(tx, scope, nodeId);
  const channel = tactic?.channel ?? null;
  if (!tactic || channel === null || !needsPermission(channel)) return;
  const asked = { purposeCode: tactic.purposeCode, channel };
  const [member] = await listAudience(tx, scope, [customerId], asked, now);
  if (!member?.permitted) throw new AppError("NOT_PERMITTED", { messageKey: "NOT_PERMITTED_withdrawn" });
}

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
    if (approached.includes(input.status) && !approached.includes(before.status)) {
      await assertReady(tx, scope, node);
      await assertStillPermitted(tx, scope, node.id, input.customerId, now);
    }
    const answered = input.status === "responded";
    const respondedAt = answered ? (before.respondedAt ?? now) : null;
    const after = await update(tx, scope, input, respondedAt, now);
    const { customerId } = input;
    audit({ entity: "tactic_target", entityId: node.id, customerId, before, after });
    return after;
  },
});
