// Which tries to reach a customer were made, and what became of each? The key of a try makes a step of a tactic reach an
// address once, however often it is started.
import type { Decision } from "@/lib/domain/permission/decide";
import type { Db } from "./client";
import type { Scope } from "./scope";

export interface DecisionRecord {
  readonly id: string;
  readonly customerId: string;
  readonly occasion: "send" | "hand_over" | "call" | "check" | "list";
  readonly purposeCode: string;
  readonly channel: string;
  readonly topicId: number | null;
  readonly contactHash: string | null;
  readonly tacticId: string | null;
}

export async function insertDecision(
  db: Db,
  _scope: Scope,
  record: DecisionRecord,
  decision: Decision,
  at: Date,
): Promise<void> {
  await db.eligibilityDecision.create({
    data: {
      ...record,
      at,
      allowed: decision.allowed,
      firstRule: decision.firstBlockingRule,
      detail: decision.detail,
      ledgerSeq: BigInt(decision.ledgerSeq),
      rulePack: decision.pack,
    },
  });
}

export interface AttemptRow {
  readonly customerId: string;
  readonly id: string;
  readonly status: string;
  readonly purposeCode: string;
  readonly channel: string;
  readonly topicId: number | null;
  readonly tacticId: string | null;
  readonly contactPointId: string;
  readonly contactHash: string;
  readonly idempotencyKey: string;
}

const columns = {
  customerId: true,
  id: true,
  status: true,
  purposeCode: true,
  channel: true,
  topicId: true,
  tacticId: true,
  contactPointId: true,
  contactHash: true,
  idempotencyKey: true,
} as const;

export function findAttemptByKey(db: Db, _scope: Scope, idempotencyKey: string): Promise<AttemptRow | null> {
  return db.contactAttempt.findUnique({ where: { idempotencyKey }, select: columns });
}

/** Locks the try until the end of the transaction. */
export async function getAttempt(db: Db, _scope: Scope, customerId: string, id: string): Promise<AttemptRow | null> {
  await db.$queryRaw`SELECT 1 FROM contact_attempt WHERE customer_id = ${customerId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return db.contactAttempt.findUnique({ where: { customerId_id: { customerId, id } }, select: columns });
}

export interface NewAttempt extends Omit<AttemptRow, "status"> {
  readonly step: number;
  readonly counted: boolean;
  readonly decisionId: string;
  readonly actorId: string | null;
}

/** Claims: the one row with this key. A blocked one is written down too, without a time that caps would count. */
export async function insertAttempt(
  db: Db,
  _scope: Scope,
  attempt: NewAttempt,
  status: "claimed" | "blocked",
  now: Date,
): Promise<void> {
  const claimedAt = status === "claimed" ? now : null;
  await db.contactAttempt.create({ data: { ...attempt, status, plannedAt: now, claimedAt } });
}

/** A try that was blocked may be made again once the reason is gone. */
export async function reclaimAttempt(
  db: Db,
  _scope: Scope,
  { customerId, id }: { customerId: string; id: string },
  change: { status: "claimed" | "blocked"; decisionId: string; idempotencyKey: string },
  now: Date,
): Promise<void> {
  await db.contactAttempt.update({
    where: { customerId_id: { customerId, id } },
    data: { ...change, claimedAt: change.status === "claimed" ? now : null },
  });
}

/** Gives a blocked try another key, so that the step is free for whoever may take it. */
export async function rekeyAttempt(
  db: Db,
  _scope: Scope,
  { customerId, id }: { customerId: string; id: string },
  idempotencyKey: string,
): Promise<void> {
  await db.contactAttempt.update({ where: { customerId_id: { customerId, id } }, data: { idempotencyKey } });
}

/** Before the transport gets it: whatever happens now, it may have gone out. */
export async function markHandedOver(
  db: Db,
  _scope: Scope,
  { customerId, id }: { customerId: string; id: string },
  now: Date,
): Promise<void> {
  const data = { status: "handed_over", handedOverAt: now };
  await db.contactAttempt.update({ where: { customerId_id: { customerId, id } }, data });
}

/** What became of a try. One that was given up as unknown meanwhile learns its outcome after all. */
export async function finishAttempt(
  db: Db,
  _scope: Scope,
  { customerId, id }: { customerId: string; id: string },
  outcome: {
    status: "sent" | "failed" | "blocked" | "unknown";
    providerRef?: string | null;
    failure?: string | null;
    decisionId?: string;
  },
  now: Date,
): Promise<void> {
  const where = { customerId, id, status: { in: ["handed_over", "unknown"] } };
  await db.contactAttempt.updateMany({ where, data: { failure: null, ...outcome, finishedAt: now } });
}

/** Tries whose transport never came back: they may have gone out, are never handed over again, and count. */
export async function giveUpHandedOver(db: Db, before: Date, now: Date): Promise<number> {
  const { count } = await db.contactAttempt.updateMany({
    where: { status: "handed_over", handedOverAt: { lt: before } },
    data: { status: "unknown", failure: "no answer", finishedAt: now },
  });
  return count;
}
