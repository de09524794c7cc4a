// May this go out, and is it mine to send? Lock the address, ask the gate again, write its answer down, claim. A withdrawal takes
// the same lock: once it has committed nothing is claimed, and what was claimed before is asked once more when it is handed over.
// What is handed over is written down before it goes out: a crash may lose an outcome, and never sends twice.
import type { Db } from "@/lib/data/client";
import { readDossier } from "@/lib/data/consent-dossier";
import { lockAddresses } from "@/lib/data/consent-suppression";
import {
  type AttemptRow,
  findAttemptByKey,
  finishAttempt,
  getAttempt,
  insertAttempt,
  insertDecision,
  markHandedOver,
  reclaimAttempt,
  rekeyAttempt,
} from "@/lib/data/contact-attempts";
import { findContactHash } from "@/lib/data/contact-points";
import { readGatePolicy } from "@/lib/data/eligibility-policy";
import { lockCustomer, type Scope } from "@/lib/data/scope";
import { AppError } from "@/lib/domain/basics/errors";
import type { ContactChannel } from "@/lib/domain/customers/kinds";
import { type Decision, decide } from "@/lib/domain/permission/decide";
import { gateFacts } from "@/lib/domain/permission/dossier";
import type { GateMessage } from "@/lib/domain/permission/gate-facts";
import { isExempt } from "@/lib/domain/permission/rule-pack";
import { now as clockNow, newId } from "../clock";
import { requireHashKey } from "../contact-hash-key";

export interface ContactAsk {
  readonly customerId: string;
  readonly contactPointId: string;
  readonly purposeCode: string;
  readonly channel: ContactChannel;
  readonly topicId?: number | null;
  readonly tacticId?: string | null;
  readonly step?: number;
  /** Names a single contact outside a tactic, so that it is made once. */
  readonly occasion?: string;
  /** What is sent; null for a call or a visit. */
  readonly message?: GateMessage | null;
}

export type Claim =
  | { readonly status: "claimed"; readonly attemptId: string; readonly decision: Decision }
  | { readonly status: "blocked"; readonly attemptId: string; readonly decision: Decision }
  /** Somebody claimed this step for this address before. */
  | { readonly status: "taken"; readonly attemptId: string };

/** The address, locked for this channel with its customer, and the gate's answer from behind the lock. */
async function askLocked(db: Db, scope: Scope, ask: ContactAsk, clock: () => Date, except: string | null) {
  const { customerId, contactPointId, purposeCode, channel, topicId = null, message = null } = ask;
  await requireHashKey(db);
  await lockCustomer(db, scope, customerId);
  const point = await findContactHash(db, scope, customerId, contactPointId);
  if (!point) throw new AppError("NOT_FOUND");
  const contactHash = point.valueHash ?? `unhashed/${contactPointId}`;
  await lockAddresses(db, [contactHash], [channel]);
  // After the wait: what was committed meanwhile counts, and so does the time that went by.
  const now = clock();
  const [dossier, policy] = [
    await readDossier(db, scope, customerId, now, { exceptAttempt: except }),
    await readGatePolicy(db, now),
  ];
  const question = { purposeCode, channel, topicId };
  const held = dossier.points.find(({ id }) => id === contactPointId) ?? null;
  const decision = decide(question, gateFacts(dossier, question, held, now, message), policy);
  const purpose = dossier.purposes.find(({ code }) => code === purposeCode);
  const counted = purpose === undefined || !isExempt(policy.pack, purpose.kind);
  return { decision, contactHash, now, counted };
}

/** One per step of a tactic and address. Outside a tactic the caller names the occasion, else each try is its own. */
function stepKey(ask: ContactAsk, contactHash: string, attemptId: string): string {
  const occasion = ask.tacticId ?? ask.occasion ?? attemptId;
  return [occasion, ask.step ?? 1, ask.channel, contactHash].join("/");
}

/** A no is one customer's own, though the address be shared: only what may have gone out holds the key of the step. */
const blockedKey = (step: string, customerId: string) => `${step}/${customerId}`;

/** Claims one try. The caller is in a transaction of its own: its end frees the lock. `clock` is read behind the lock. */
export async function claimContact(
  db: Db,
  scope: Scope,
  ask: ContactAsk,
  actorId: string | null,
  clock: () => Date = clockNow,
): Promise<Claim> {
  const { decision, contactHash, now, counted } = await askLocked(db, scope, ask, clock, null);
  const { customerId, contactPointId, purposeCode, channel, topicId = null, tacticId = null, step = 1 } = ask;
  const attemptId = newId(now);
  const key = stepKey(ask, contactHash, attemptId);
  const holder = await findAttemptByKey(db, scope, key);
  if (holder && holder.status !== "blocked") return { status: "taken", attemptId: holder.id };
  // Claimed once, and blocked when it was handed over: the step is free again.
  if (holder) await rekeyAttempt(db, scope, holder, blockedKey(key, holder.customerId));
  const known = await findAttemptByKey(db, scope, blockedKey(key, customerId));
  const about = { customerId, purposeCode, channel, topicId, contactHash, tacticId };
  const decisionId = newId(now);
  await insertDecision(db, scope, { ...about, id: decisionId, occasion: "send" }, decision, now);
  const status = decision.allowed ? "claimed" : "blocked";
  const idempotencyKey = decision.allowed ? key : blockedKey(key, customerId);
  if (known) {
    await reclaimAttempt(db, scope, known, { status, decisionId, idempotencyKey }, now);
    return { status, attemptId: known.id, decision };
  }
  const attempt = { ...about, id: attemptId, contactPointId, idempotencyKey, step, counted, decisionId, actorId };
  await insertAttempt(db, scope, attempt, status, now);
  return { status, attemptId, decision };
}

export type HandedOver =
  | { readonly status: "sent"; readonly providerRef: string | null }
  | { readonly status: "blocked"; readonly decision: Decision }
  | { readonly status: "failed" | "unknown"; readonly failure: string };

/** Runs work in a transaction of its own and commits it. */
export type Transact = <T>(work: (tx: Db) => Promise<T>) => Promise<T>;

/**
 * Hands a claimed try to its transport. That it is handed over is committed first: whoever dies after that leaves a try that
 * is not made again. Then the gate is asked once more, and it goes out behind the lock, so that no withdrawal commits in
 * between. The transport must come back within the transaction's time; what it throws after it may have delivered is
 * `unknown`, and counts as contact.
 */
export async function handOver(
  transact: Transact,
  scope: Scope,
  key: { customerId: string; attemptId: string },
  message: GateMessage | null,
  deliver: (attempt: AttemptRow) => Promise<{ providerRef: string | null }>,
  clock: () => Date = clockNow,
): Promise<HandedOver> {
  await transact(async (tx) => {
    await lockedAttempt(tx, scope, key, "claimed");
    await markHandedOver(tx, scope, { customerId: key.customerId, id: key.attemptId }, clock());
  });
  return transact(async (tx) => {
    const attempt = await lockedAttempt(tx, scope, key, "handed_over");
    const finish = (outcome: Parameters<typeof finishAttempt>[3]) =>
      finishAttempt(tx, scope, attempt, outcome, clock());
    const { customerId, id, purposeCode, channel, topicId, contactHash, tacticId } = attempt;
    const ask = { ...attempt, channel: channel as ContactChannel, message };
    const { decision, now } = await askLocked(tx, scope, ask, clock, id);
    if (!decision.allowed) {
      const decisionId = newId(now);
      const about = { customerId, purposeCode, channel, topicId, contactHash, tacticId };
      await insertDecision(tx, scope, { ...about, id: decisionId, occasion: "hand_over" }, decision, now);
      await finish({ status: "blocked", decisionId });
      return { status: "blocked", decision };
    }
    const outcome = await attemptDelivery(() => deliver(attempt));
    await finish("failure" in outcome ? { ...outcome, failure: outcome.failure.slice(0, 500) } : outcome);
    return outcome;
  });
}

async function lockedAttempt(
  tx: Db,
  scope: Scope,
  { customerId, attemptId }: { customerId: string; attemptId: string },
  status: "claimed" | "handed_over",
): Promise<AttemptRow> {
  await lockCustomer(tx, scope, customerId);
  const attempt = await getAttempt(tx, scope, customerId, attemptId);
  if (attempt?.status !== status) throw new AppError("CONFLICT");
  return attempt;
}

async function attemptDelivery(
  deliver: () => Promise<{ providerRef: string | null }>,
): Promise<Exclude<HandedOver, { status: "blocked" }>> {
  try {
    return { status: "sent", providerRef: (await deliver()).providerRef };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { status: error instanceof NotDelivered ? "failed" : "unknown", failure };
  }
}

/** Thrown by a transport that knows nothing went out. */
export class NotDelivered extends Error {
  override readonly name = "NotDelivered";
}
