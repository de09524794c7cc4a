// Where does a phone's queue of notes go, and what does the note form ask between two keystrokes? Route handlers: their
// addresses outlive a build, which the ids of server actions do not.
import { z } from "zod";
import { searchNoteProducts } from "@/lib/data/note-customers";
import { newNoteInput } from "@/lib/domain/customers/note-input";
import { endpoint } from "../endpoint";
import { logNote } from "../log-note";

export const noteArrival = endpoint({
  name: "notes.log",
  allows: "notes.write",
  input: newNoteInput,
  run: ({ db, ...call }) => logNote({ tx: db, ...call }),
});

export const noteProducts = endpoint({
  name: "notes.products",
  allows: "catalogue.read",
  input: z.object({ q: z.string().max(200) }),
  run: async ({ db, scope, actor, input }) => {
    const found = await searchNoteProducts(db, scope, input.q);
    return {
      items: found.map(({ id, nameVi, nameEn, code }) => ({
        id: String(id),
        label: actor.locale === "vi" ? nameVi : nameEn,
        hint: code,
      })),
    };
  },
});
