"use server";
// What did the customer say about being contacted? A yes with evidence and a published notice, a no, or stop everything.
import { z } from "zod";
import { appendConsentEvents, type ConsentEntry, stopEverything } from "@/lib/data/consent-ledger";
import { findPublishedNotice } from "@/lib/data/consent-panel";
import { AppError } from "@/lib/domain/basics/errors";
import { cleanText } from "@/lib/domain/basics/text";
import { contactChannels } from "@/lib/domain/customers/kinds";
import { newId } from "../clock";
import { action } from "../gate";

const said = z.enum(["in_person", "call", "paper", "reply"]);
const words = z.string().transform(cleanText).pipe(z.string().min(3).max(1000));

export const recordConsent = action({
  name: "consents.record",
  allows: "permission.record",
  input: z.object({
    customerId: z.uuid(),
    purposeCode: z.string().min(1).max(40),
    channels: z.array(z.enum(contactChannels)).min(1).max(contactChannels.length),
    answer: z.enum(["GRANTED", "REFUSED", "WITHDRAWN"]),
    source: said,
    /** What was said or signed, and where the paper is. */
    evidence: words,
    noticeVersionId: z.uuid().nullable(),
    expiresAt: z.iso.datetime().nullish(),
  }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { customerId, purposeCode, channels, answer, source, evidence, noticeVersionId, expiresAt } = input;
    if (answer === "GRANTED") {
      const notice = noticeVersionId && (await findPublishedNotice(tx, scope, { id: noticeVersionId, purposeCode }));
      if (!notice) throw new AppError("NOT_READY", { messageKey: "NOT_READY_notice" });
    }
    const entries = [...new Set(channels)].map(
      (channel): ConsentEntry => ({
        action: answer,
        purposeCode,
        channel,
        occurredAt: now,
        expiresAt: expiresAt ? new Date(expiresAt) : null,
        source,
        evidence: { words: evidence },
        noticeVersionId: answer === "GRANTED" ? noticeVersionId : null,
      }),
    );
    const actorId = actor.kind === "user" ? scope.userId : null;
    const done = await appendConsentEvents(tx, scope, customerId, entries, { now, newId: () => newId(now), actorId });
    audit({ entity: "consent", customerId: done.customerId, after: { answer, purposeCode, channels } });
    return done;
  },
});

export const stopAllContact = action({
  name: "consents.stop",
  allows: "permission.record",
  input: z.object({
    customerId: z.uuid(),
    source: said,
    words: z.string().transform(cleanText).pipe(z.string().max(1000)),
  }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { customerId, source } = input;
    const writer = { now, newId: () => newId(now), actorId: actor.kind === "user" ? scope.userId : null };
    const done = await stopEverything(tx, scope, customerId, { source, words: input.words || null }, writer);
    audit({ entity: "consent", customerId: done.customerId, after: { answer: "OBJECTED" } });
    return done;
  },
});
