// What is sent for a draft? The body of POST /api/notes.
import { startOfDay } from "@/lib/domain/basics/calendar";
import type { NoteDraft } from "./note-draft";

export type NotePayload = Readonly<Record<string, unknown>> & { clientKey: string; customerId: string };

export const newTopicPrefix = "new:";

function topicOf(id: string): number | { kind: "interest"; name: string } {
  return id.startsWith(newTopicPrefix) ? { kind: "interest", name: id.slice(newTopicPrefix.length) } : Number(id);
}

/** Minutes of "HH:MM"; midnight for anything else. */
function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(":").map(Number);
  return Number.isFinite(hours) && Number.isFinite(rest) ? hours * 60 + rest : 0;
}

/** `now` is the moment of pressing save; the queue sends it later with that same moment. */
export function notePayload(draft: NoteDraft, timeZone: string, now: Date): NotePayload {
  const { customer, clientKey, kind, day, time, outcome, body, nextStep, nextStepOn, products } = draft;
  const occurredAt = day === null ? now : new Date(startOfDay(day, timeZone).getTime() + minutes(time) * 60_000);
  const link = (polarity: string) => (option: { id: string }) => ({
    topic: topicOf(option.id),
    polarity,
    strength: 3,
    note: "",
  });
  return {
    clientKey,
    customerId: customer?.id ?? "",
    kind,
    outcome,
    occurredAt: occurredAt.toISOString(),
    body,
    nextStep,
    nextStepOn: nextStep.trim() === "" ? null : nextStepOn,
    productIds: products.map((option) => Number(option.id)),
    learnt: {
      jobTitle: draft.jobTitle,
      aio: [...draft.likes.map(link("positive")), ...draft.dislikes.map(link("negative"))],
    },
  };
}
