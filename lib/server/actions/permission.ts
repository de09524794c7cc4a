"use server";
// How is permission governed? Which rule pack holds, a file of the register, a suppression released by the customer's own new
// word, a restriction, what may be held, how often and when.
import { z } from "zod";
import { appendConsentEvents, type ConsentEntry } from "@/lib/data/consent-ledger";
import { findPublishedNotice } from "@/lib/data/consent-panel";
import { rebuildProjections } from "@/lib/data/consent-projection";
import { replaceRegister } from "@/lib/data/consent-register";
import { insertPackPeriod } from "@/lib/data/consent-rule-packs";
import { isOwnStop, listAddresses, releaseSuppressions } from "@/lib/data/consent-suppression";
import { setDeceased } from "@/lib/data/customers/customer-deceased";
import { can } from "@/lib/domain/basics/access";
import { isDay } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import { cleanText } from "@/lib/domain/basics/text";
import { contactChannels } from "@/lib/domain/customers/kinds";
import type { PersonalWindow } from "@/lib/domain/permission/consent-event";
import { contactCap, personalWindow } from "@/lib/domain/permission/preference-input";
import { dataCategories } from "@/lib/domain/permission/rule-pack";
import { findPack } from "@/lib/domain/permission/rule-packs/all-packs";
import type { Actor } from "../actor";
import { newId } from "../clock";
import { requireHashKey } from "../contact-hash-key";
import { action } from "../gate";
import { readRegisterFile } from "../permission/register-file";

const said = z.enum(["in_person", "call", "paper", "reply"]);
const words = z.string().transform(cleanText).pipe(z.string().min(3).max(1000));
const actorOf = (actor: Actor) => (actor.kind === "user" ? actor.scope.userId : null);
const writerOf = (actor: Actor, now: Date) => ({ now, newId: () => newId(now), actorId: actorOf(actor) });

/** Puts a rule pack in force from a moment on, now or later; what held before stays on record. */
export const chooseRulePack = action({
  name: "permission.chooseRulePack",
  allows: "permission.write",
  input: z.object({
    code: z.string().max(20),
    inForceAt: z.iso.datetime().nullish(),
    reason: words,
  }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const pack = findPack(input.code);
    if (!pack) throw new AppError("NOT_FOUND");
    const inForceAt = input.inForceAt ? new Date(input.inForceAt) : now;
    if (inForceAt < now) throw new AppError("INVALID_INPUT");
    const id = newId(now);
    await insertPackPeriod(tx, scope, { id, pack, inForceAt, actorId: actorOf(actor), reason: input.reason }, now);
    audit({
      entity: "rule_pack",
      entityId: id,
      after: { code: pack.code, version: pack.version },
      reason: input.reason,
    });
    return { id, inForceAt };
  },
});

/** A file with a larger share of lines without a number is likely another file. */
const mostRejected = 0.05;

/** Takes in a whole list of the do-not-call register. */
export const importRegister = action({
  name: "permission.importRegister",
  allows: "permission.write",
  timeoutMs: 120_000,
  input: z.object({
    kind: z.enum(["sms", "voice", "all"]),
    batchOn: z.string().refine(isDay),
    source: z.string().transform(cleanText).pipe(z.string().min(2).max(200)),
    fileName: z.string().max(200),
    /** The file itself, base64. */
    content: z.base64().max(64_000_000),
    /** Somebody looked: many lines without a number, or a list much shorter than before, are right. */
    confirmed: z.boolean().default(false),
  }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { content, confirmed, ...about } = input;
    if (new Date(`${about.batchOn}T00:00:00Z`).getTime() > now.getTime() + 86_400_000)
      throw new AppError("INVALID_INPUT");
    await requireHashKey(tx);
    const { hashes, rejected, sha256 } = readRegisterFile(Buffer.from(content, "base64"));
    if (hashes.length === 0) throw new AppError("INVALID_FILE", { messageKey: "INVALID_FILE_register" });
    const lines = hashes.length + rejected;
    if (!confirmed && rejected > lines * mostRejected) {
      throw new AppError("INVALID_FILE", { messageKey: "INVALID_FILE_registerRejected", rejected, lines });
    }
    const file = { id: newId(now), ...about, fileSha256: sha256, rejected, actorId: actorOf(actor) };
    const done = await replaceRegister(tx, scope, file, hashes, now, confirmed);
    audit({ entity: "do_not_call_batch", entityId: file.id, after: { ...about, ...done, rejected } });
    return { ...done, rejected };
  },
});

/** The customer takes a stop back for some channels, with evidence; it grants nothing by itself. */
export const releaseStop = action({
  name: "permission.releaseStop",
  allows: "permission.record",
  input: z.object({
    customerId: z.uuid(),
    contactPointId: z.uuid(),
    channels: z
      .array(z.enum([...contactChannels, "all"]))
      .min(1)
      .max(6),
    source: said,
    evidence: words,
  }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { customerId, contactPointId, channels, source, evidence } = input;
    const entry: ConsentEntry = {
      ...{ action: "RELEASED", purposeCode: null, channel: null, contactPointId, source },
      ...{ occurredAt: now, evidence: { words: evidence, channels: channels.join(" ") } },
    };
    await appendConsentEvents(tx, scope, customerId, [entry], writerOf(actor, now));
    const point = (await listAddresses(tx, customerId)).find(({ id }) => id === contactPointId);
    if (!point) throw new AppError("NOT_FOUND");
    if (!can(scope.role, "permission.write") && !(await isOwnStop(tx, scope, point.hash, channels))) {
      throw new AppError("FORBIDDEN", { messageKey: "FORBIDDEN_release" });
    }
    const released = await releaseSuppressions(tx, point.hash, channels, now);
    if (released === 0) throw new AppError("NOT_FOUND");
    audit({ entity: "consent", customerId, after: { released: channels }, reason: evidence });
    return { released };
  },
});

/** Restricts every processing of a customer, or ends the restriction. */
export const restrictCustomer = action({
  name: "permission.restrict",
  allows: "permission.record",
  input: z.object({ customerId: z.uuid(), restricted: z.boolean(), source: said, evidence: words }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { customerId, restricted, source, evidence } = input;
    const entry: ConsentEntry = {
      ...{ action: restricted ? "RESTRICTED" : "UNRESTRICTED", purposeCode: null, channel: null, source },
      ...{ occurredAt: now, evidence: { words: evidence } },
    };
    const done = await appendConsentEvents(tx, scope, customerId, [entry], writerOf(actor, now));
    audit({ entity: "consent", customerId: done.customerId, after: { restricted }, reason: evidence });
    return done;
  },
});

/** How often and when the customer wants to hear from us, on one channel or on all (null). */
export const setContactPreference = action({
  name: "permission.setPreference",
  allows: "permission.record",
  input: z.object({
    customerId: z.uuid(),
    channel: z.enum(contactChannels).nullable(),
    cap: contactCap.nullish(),
    timeWindow: personalWindow.nullish(),
    source: said,
    evidence: words,
  }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { customerId, channel, cap = null, timeWindow = null, source, evidence } = input;
    const entry: ConsentEntry = {
      ...{ action: "PREFERENCE_SET", purposeCode: null, channel, cap, timeWindow: timeWindow as PersonalWindow | null },
      ...{ source, occurredAt: now, evidence: { words: evidence } },
    };
    const done = await appendConsentEvents(tx, scope, customerId, [entry], writerOf(actor, now));
    audit({ entity: "consent", customerId, after: { channel, cap, timeWindow } });
    return done;
  },
});

/** Whether a category of information may be held: a yes rests on evidence and a published notice like any other. */
export const recordDataAgreement = action({
  name: "permission.recordDataAgreement",
  allows: "permission.record",
  input: z.object({
    customerId: z.uuid(),
    category: z.enum(dataCategories),
    answer: z.enum(["GRANTED", "REFUSED", "WITHDRAWN"]),
    source: said,
    evidence: words,
    noticeVersionId: z.uuid().nullable(),
    purposeCode: z.string().max(40).nullable(),
    expiresAt: z.iso.datetime().nullish(),
  }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { customerId, category, answer, source, evidence, noticeVersionId, purposeCode, expiresAt } = input;
    if (answer === "GRANTED") {
      const notice =
        noticeVersionId && purposeCode
          ? await findPublishedNotice(tx, scope, { id: noticeVersionId, purposeCode })
          : null;
      if (!notice) throw new AppError("NOT_READY", { messageKey: "NOT_READY_notice" });
    }
    const entry: ConsentEntry = {
      ...{ action: answer, purposeCode, channel: null, dataCategory: category, source, occurredAt: now },
      ...{ evidence: { words: evidence }, expiresAt: expiresAt ? new Date(expiresAt) : null },
      noticeVersionId: answer === "GRANTED" ? noticeVersionId : null,
    };
    const done = await appendConsentEvents(tx, scope, customerId, [entry], writerOf(actor, now));
    audit({ entity: "consent", customerId: done.customerId, after: { category, answer } });
    return done;
  },
});

/** The customer has died: nothing is sent and nobody calls. */
export const recordDeath = action({
  name: "permission.recordDeath",
  allows: "permission.record",
  input: z.object({ customerId: z.uuid(), deceased: z.boolean(), reason: words }),
  run: async ({ tx, scope, now, input, audit }) => {
    const { customerId, deceased, reason } = input;
    await setDeceased(tx, scope, customerId, deceased ? now : null, now);
    audit({ entity: "customer", entityId: customerId, customerId, after: { deceased }, reason });
    return null;
  },
});

/** Makes every projection anew from the ledger: after a purpose was added or changed, and after a restore. */
export const rebuildPermission = action({
  name: "permission.rebuild",
  allows: "permission.write",
  timeoutMs: 600_000,
  input: z.object({}),
  run: async ({ tx, scope, audit }) => {
    const customers = await rebuildProjections(tx, scope);
    audit({ entity: "consent", after: { rebuilt: customers } });
    return { customers };
  },
});
