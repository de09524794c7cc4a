// What do the pages of notes show: the list, the form for a new one, the form for an old one?
import { z } from "zod";
import { listAioTopics } from "@/lib/data/aio";
import { getCompany } from "@/lib/data/company";
import { getNote, listNotes } from "@/lib/data/interactions";
import { findNoteCustomer, listNoteProducts, listRecentNoteCustomers } from "@/lib/data/note-customers";
import { can } from "@/lib/domain/basics/access";
import { dayOf } from "@/lib/domain/basics/calendar";
import { readCursor, writeCursor } from "@/lib/domain/basics/cursor";
import { interactionKinds, interactionOutcomes } from "@/lib/domain/customers/kinds";
import { loader } from "../loader";

const asOption = ({ id, name, code }: { id: string; name: string; code: string }) => ({ id, label: name, hint: code });

const noteListParams = z.object({
  whose: z.enum(["mine", "team"]).default("mine").catch("mine"),
  view: z.enum(["recent", "due", "archived"]).default("recent").catch("recent"),
  kind: z.enum(interactionKinds).optional().catch(undefined),
  outcome: z.enum(interactionOutcomes).optional().catch(undefined),
  after: z.string().max(400).optional().catch(undefined),
});

export const loadNotes = loader({
  name: "notes.list",
  allows: "notes.read",
  input: noteListParams,
  run: async ({ db, scope, now, input }) => {
    const { whose, view, kind, outcome } = input;
    const place = input.after === undefined ? undefined : readCursor(input.after);
    const filter = { whose, kind, outcome, due: view === "due", archived: view === "archived" };
    const [{ timeZone }, { notes, next }] = await Promise.all([
      getCompany(db, scope),
      listNotes(db, scope, filter, place ? { at: place.key ?? "", id: place.id } : undefined),
    ]);
    return {
      filter: { whose, view, kind, outcome },
      notes,
      next: next ? writeCursor({ section: 0, key: next.at, id: next.id }) : null,
      today: dayOf(now, timeZone),
      mayWrite: can(scope.role, "notes.write"),
      userId: scope.userId,
    };
  },
});

export const loadNewNote = loader({
  name: "notes.new",
  allows: "notes.write",
  input: z.object({ customer: z.uuid().optional().catch(undefined) }),
  run: async ({ db, scope, actor, now, input }) => {
    const [{ timeZone }, recent, topics, customer] = await Promise.all([
      getCompany(db, scope),
      listRecentNoteCustomers(db, scope),
      listAioTopics(db, scope),
      input.customer === undefined ? null : findNoteCustomer(db, scope, input.customer),
    ]);
    return {
      userId: scope.userId,
      recent: recent.map(asOption),
      customer: customer === null ? null : asOption(customer),
      topics: topics.map(({ id, nameVi, nameEn }) => ({
        id: String(id),
        label: actor.locale === "vi" ? nameVi : nameEn,
      })),
      today: dayOf(now, timeZone),
      timeZone,
    };
  },
});

export const loadNote = loader({
  name: "notes.one",
  allows: "notes.read",
  input: z.object({ customerId: z.uuid(), id: z.uuid() }),
  run: async ({ db, scope, actor, now, input }) => {
    const [{ timeZone }, note] = await Promise.all([getCompany(db, scope), getNote(db, scope, input)]);
    const products = await listNoteProducts(db, scope, note.productIds);
    const mayWrite = can(scope.role, "notes.write") && note.editable;
    const { customerId, id, version, kind, direction, durationMinutes, body, place, nextStep, nextStepOn } = note;
    return {
      note,
      /** What the form takes and gives back; null for those who do not read notes. */
      edited:
        body === null
          ? null
          : {
              customerId,
              id,
              version,
              kind,
              direction,
              outcome: interactionOutcomes.find((outcome) => outcome === note.outcome) ?? null,
              occurredAt: note.occurredAt.toISOString(),
              durationMinutes,
              body,
              place,
              nextStep,
              nextStepOn,
              productIds: note.productIds,
            },
      products: products.map(({ id: product, nameVi, nameEn }) => ({
        id: String(product),
        label: actor.locale === "vi" ? nameVi : nameEn,
      })),
      today: dayOf(now, timeZone),
      mayWrite,
    };
  },
});
