"use server";
// What can be done with a note that is there: mend it, put it away, tick its next step off. New ones arrive at /api/notes.
import { z } from "zod";
import { archiveNote, markNextStep, updateNote } from "@/lib/data/interactions";
import { noteUpdateInput } from "@/lib/domain/customers/note-input";
import { action } from "../gate";

const key = { customerId: z.uuid(), id: z.uuid() };

export const changeNote = action({
  name: "notes.change",
  allows: "notes.write",
  input: noteUpdateInput,
  run: async ({ tx, scope, now, input, audit }) => {
    const done = await updateNote(tx, scope, input, now);
    audit({ entity: "interaction", entityId: input.id, customerId: input.customerId });
    return done;
  },
});

export const setNoteArchived = action({
  name: "notes.archive",
  allows: "notes.write",
  input: z.object({ ...key, archived: z.boolean() }),
  run: async ({ tx, scope, now, input, audit }) => {
    await archiveNote(tx, scope, input, now);
    const { id, customerId, archived } = input;
    audit({ entity: "interaction", entityId: id, customerId, after: { archived } });
    return null;
  },
});

export const setNextStepDone = action({
  name: "notes.nextStep",
  allows: "notes.write",
  input: z.object({ ...key, done: z.boolean() }),
  run: async ({ tx, scope, now, input, audit }) => {
    await markNextStep(tx, scope, input, now);
    const { id, customerId, done } = input;
    audit({ entity: "interaction", entityId: id, customerId, after: { nextStepDone: done } });
    return null;
  },
});
