// What is a note after a meeting? One schema for the phone's queue, the form and edits; bounded so that a stuck queue harms nobody.
import { z } from "zod";
import { isDay } from "@/lib/domain/basics/calendar";
import { cleanText } from "@/lib/domain/basics/text";
import { aioLinkInput } from "./aio-input";
import { blankToNull } from "./customer-input";
import { interactionKinds, interactionOutcomes } from "./kinds";

const longestBody = 8000;

const noteShape = {
  kind: z.enum(interactionKinds),
  direction: z.enum(["outbound", "inbound"]).default("outbound"),
  outcome: z.enum(interactionOutcomes).nullable(),
  occurredAt: z.iso.datetime().transform((text) => new Date(text)),
  durationMinutes: z.number().int().min(1).max(1440).nullable().default(null),
  body: z.string().max(longestBody).transform(cleanText),
  place: blankToNull(120).default(null),
  nextStep: blankToNull(300),
  nextStepOn: z.string().refine(isDay, "wrongDate").nullable(),
  productIds: z.array(z.number().int().positive()).max(20).default([]),
};

/** A note says something: words, an outcome, or what comes next. */
function saysSomething(note: { body: string; outcome: unknown; nextStep: unknown }): boolean {
  return note.body !== "" || note.outcome !== null || note.nextStep !== null;
}
const empty = { path: ["body"], message: "emptyNote" };

export const newNoteInput = z
  .object({
    ...noteShape,
    customerId: z.uuid(),
    clientKey: z.uuid(),
    tacticId: z.uuid().nullable().default(null),
    /** Facts that came up: written with the note as their source. */
    learnt: z
      .object({ jobTitle: blankToNull(120).default(null), aio: z.array(aioLinkInput).max(10).default([]) })
      .default({ jobTitle: null, aio: [] }),
  })
  .refine(saysSomething, empty);
export type NewNoteInput = z.output<typeof newNoteInput>;

export const noteUpdateInput = z
  .object({ ...noteShape, customerId: z.uuid(), id: z.uuid(), version: z.number().int().positive() })
  .refine(saysSomething, empty);
