// What does a note bring with it? Saved once for its key; the facts that came up are written with the note as their source.
import { ensureAioTopic, saveCustomerAio } from "@/lib/data/aio";
import { insertNote } from "@/lib/data/interactions";
import { saveJob } from "@/lib/data/jobs";
import { findSurvivor } from "@/lib/data/scope";
import { AppError } from "@/lib/domain/basics/errors";
import type { NewNoteInput } from "@/lib/domain/customers/note-input";
import { newId } from "./clock";
import { factWriter } from "./fact-writer";
import type { Run } from "./gate";

const aheadMs = 5 * 60_000;

type Note = { id: string; customerId: string; created: boolean };

export async function logNote(
  call: Pick<Run<NewNoteInput>, "tx" | "scope" | "actor" | "now" | "input" | "audit">,
): Promise<Note> {
  const { tx, scope, actor, now, input, audit } = call;
  const { learnt, ...note } = input;
  // A phone's clock may run a little ahead; a meeting of tomorrow is a slip.
  if (note.occurredAt.getTime() > now.getTime() + aheadMs) {
    throw new AppError("INVALID_INPUT", { fields: { occurredAt: "inFuture" } });
  }
  const source = factWriter({ actor, now }).stamp.source;
  // A note that waited on a phone may find its customer merged meanwhile.
  const customerId = await findSurvivor(tx, scope, note.customerId);
  const saved = await insertNote(tx, scope, { ...note, customerId, source }, { now, newId: () => newId(now) });
  if (saved.created) {
    const writer = factWriter({ actor, now, ref: saved.id });
    for (const { topic, polarity, strength, note: said } of learnt.aio) {
      const topicId = typeof topic === "number" ? topic : (await ensureAioTopic(tx, scope, topic)).id;
      await saveCustomerAio(tx, scope, customerId, { topicId, polarity, strength, note: said }, writer);
    }
    if (learnt.jobTitle !== null) {
      const job = {
        companyCustomerId: null,
        companyName: null,
        department: null,
        duties: null,
        startedOn: null,
        endedOn: null,
      };
      await saveJob(tx, scope, { customerId }, { ...job, title: learnt.jobTitle }, writer);
    }
  }
  audit({ entity: "interaction", entityId: saved.id, customerId, after: { created: saved.created } });
  return { ...saved, customerId };
}
