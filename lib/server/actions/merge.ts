"use server";
// How are two records of one customer merged? One transaction: facts chosen, everything moved, permissions narrowed, the loser closed.
import { z } from "zod";
import type { Db } from "@/lib/data/client";
import { getCompany } from "@/lib/data/company";
import { appendConsentEvents, type ConsentEntry } from "@/lib/data/consent-ledger";
import { updateCustomer } from "@/lib/data/customer-profile";
import { closeMerged, getMergeCandidate, keepOrigins, lockMergePair } from "@/lib/data/customers/customer-merge";
import { findGrantEvidence, listHeldPermissions, readPersonWishes } from "@/lib/data/customers/customer-merge-consent";
import { moveCustomerRows } from "@/lib/data/customers/customer-merge-rows";
import type { Scope } from "@/lib/data/scope";
import { AppError } from "@/lib/domain/basics/errors";
import { mergeChoices } from "@/lib/domain/customers/merge";
import { everyChannel } from "@/lib/domain/permission/fold-person";
import { mergeConsent } from "@/lib/domain/permission/merge-consent";
import { mergePerson } from "@/lib/domain/permission/merge-person";
import { newId } from "../clock";
import { factWriter } from "../fact-writer";
import { action } from "../gate";

const side = z.object({ id: z.uuid(), version: z.number().int().positive() });

/** The events that leave the survivor with the least that either side permitted, carried grants with their own evidence. */
async function consentEntries(
  db: Db,
  scope: Scope,
  now: Date,
  survivorId: string,
  loserId: string,
): Promise<ConsentEntry[]> {
  const ours = await listHeldPermissions(db, scope, survivorId);
  const theirs = await listHeldPermissions(db, scope, loserId);
  const entries: ConsentEntry[] = [];
  for (const step of mergeConsent(ours, theirs, now)) {
    const { purposeCode, channel, topicId } = step.from;
    const found = await findGrantEvidence(db, scope, loserId, step.from.eventId);
    const evidence = { ...found?.evidence, mergedFrom: loserId, event: step.from.eventId };
    const address = { contactPointId: found?.contactPointId ?? null, contactHash: found?.contactHash ?? null };
    const place = { purposeCode, channel, topicId, ...address };
    if (step.kind === "refuse") {
      entries.push({ action: step.action, ...place, occurredAt: now, source: found?.source ?? "import", evidence });
    } else if (found?.noticeVersionId) {
      // Without the wording that was agreed to, a grant cannot be stored, and is not carried.
      const { source, occurredAt, expiresAt, noticeVersionId } = found;
      const grant = { ...place, occurredAt, expiresAt, source, noticeVersionId, evidence };
      entries.push({ action: "GRANTED", ...grant });
      if (step.from.confirmedAt !== null) entries.push({ action: "CONFIRMED", ...grant });
    }
  }
  return [...entries, ...(await wishEntries(db, scope, now, survivorId, loserId))];
}

/** Restriction, frequency, hours and what may be held: the narrower of both sides. */
async function wishEntries(db: Db, scope: Scope, now: Date, survivorId: string, loserId: string) {
  const ours = await readPersonWishes(db, scope, survivorId);
  const theirs = await readPersonWishes(db, scope, loserId);
  const entries: ConsentEntry[] = [];
  const everywhere = { purposeCode: null, channel: null, occurredAt: now };
  for (const wish of mergePerson(ours, theirs)) {
    const eventId = wish.kind === "restrict" ? null : wish.kind === "limit" ? wish.eventId : wish.agreement.eventId;
    const found = eventId === null ? null : await findGrantEvidence(db, scope, loserId, eventId);
    const evidence = { ...found?.evidence, mergedFrom: loserId, ...(eventId === null ? {} : { event: eventId }) };
    const source = found?.source ?? "import";
    if (wish.kind === "restrict") entries.push({ action: "RESTRICTED", ...everywhere, source, evidence });
    else if (wish.kind === "limit") {
      const channel = wish.channel === everyChannel ? null : wish.channel;
      const { cap, timeWindow } = wish;
      entries.push({ action: "PREFERENCE_SET", ...everywhere, channel, cap, timeWindow, source, evidence });
    } else if (wish.agreement.state !== "granted") {
      const action = wish.agreement.state === "expired" ? "EXPIRED" : "WITHDRAWN";
      entries.push({ action, ...everywhere, dataCategory: wish.agreement.category, source, evidence });
    } else if (found?.noticeVersionId) {
      const { occurredAt, expiresAt, noticeVersionId } = found;
      const dataCategory = wish.agreement.category;
      const grant = { ...everywhere, dataCategory, occurredAt, expiresAt, noticeVersionId, source, evidence };
      entries.push({ action: "GRANTED", ...grant });
    }
  }
  return entries;
}

export const mergeCustomers = action({
  name: "customers.merge",
  allows: "customers.merge",
  timeoutMs: 60_000,
  input: z.object({ survivor: side, loser: side, takeFromLoser: z.array(z.string().max(60)).max(100) }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { survivor, loser, takeFromLoser } = input;
    if (survivor.id === loser.id) throw new AppError("INVALID_INPUT");
    await lockMergePair(tx, scope, [survivor.id, loser.id]);
    const kept = await getMergeCandidate(tx, scope, survivor.id);
    const gone = await getMergeCandidate(tx, scope, loser.id);
    if (kept.version !== survivor.version || gone.version !== loser.version) {
      throw new AppError("CONFLICT", { messageKey: "CONFLICT_mergeChanged" });
    }
    if (kept.kind !== gone.kind) throw new AppError("CONFLICT", { messageKey: "CONFLICT_mergeKinds" });
    const choices = mergeChoices(kept, gone).filter(({ fact, same }) => !same && takeFromLoser.includes(fact));
    const wanted = Object.fromEntries(choices.map(({ fact, loser: value }) => [fact, value]));
    const entries = await consentEntries(tx, scope, now, survivor.id, loser.id);
    if (choices.length > 0) {
      const { currency } = await getCompany(tx, scope);
      const writer = { ...factWriter({ actor, now, ref: `merge:${loser.id}` }), currency };
      await updateCustomer(tx, scope, { id: survivor.id, version: survivor.version, wanted }, writer);
      await keepOrigins(tx, scope, survivor.id, gone.provenance, Object.keys(wanted));
    }
    await moveCustomerRows(tx, scope, survivor.id, loser.id, now);
    if (entries.length > 0) {
      const actorId = actor.kind === "user" ? scope.userId : null;
      await appendConsentEvents(tx, scope, survivor.id, entries, { now, newId: () => newId(now), actorId });
    }
    await closeMerged(tx, scope, now, survivor.id, loser.id);
    const before = { kept: kept.facts, gone: gone.facts };
    audit({
      entity: "customer",
      entityId: survivor.id,
      customerId: survivor.id,
      before,
      after: { absorbed: loser.id, took: Object.keys(wanted) },
    });
    audit({ entity: "customer", entityId: loser.id, customerId: loser.id, after: { mergedInto: survivor.id } });
    return { id: survivor.id };
  },
});
