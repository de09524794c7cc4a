"use client";
// Which notes still wait on this device? A queue that survives reload; sent again until the server says saved.
import type { NoteDraft } from "./note-draft";
import type { NotePayload } from "./note-payload";
import type { SendNote } from "./send-note";

export type WaitingNote = {
  payload: NotePayload;
  /** To be mended when the server refuses it. */
  draft: NoteDraft;
  refusal?: string;
};

export const outboxKey = (userId: string) => `note-outbox:${userId}`;
const changed = "note-outbox-changed";

export function readOutbox(key: string): WaitingNote[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]") as unknown;
    return Array.isArray(kept) ? (kept as WaitingNote[]) : [];
  } catch {
    return [];
  }
}

function writeOutbox(key: string, notes: readonly WaitingNote[]): void {
  localStorage.setItem(key, JSON.stringify(notes));
  dispatchEvent(new Event(changed));
}

/** Throws where the device keeps nothing: the form then holds on to what was written. */
export function queueNote(key: string, note: WaitingNote): void {
  writeOutbox(key, [...readOutbox(key).filter((each) => each.payload.clientKey !== note.payload.clientKey), note]);
}

export function unqueueNote(key: string, clientKey: string): void {
  writeOutbox(
    key,
    readOutbox(key).filter((each) => each.payload.clientKey !== clientKey),
  );
}

export function onOutboxChange(listen: () => void): () => void {
  addEventListener(changed, listen);
  addEventListener("storage", listen);
  return () => {
    removeEventListener(changed, listen);
    removeEventListener("storage", listen);
  };
}

/** Sends what waits, one after another; stops at the first that cannot leave now. */
export async function flushOutbox(key: string, send: SendNote): Promise<{ sent: number; signedOut: boolean }> {
  let sent = 0;
  for (const note of readOutbox(key)) {
    if (note.refusal !== undefined) continue;
    const result = await send(note.payload);
    if (result.outcome === "later") return { sent, signedOut: result.signedOut };
    if (result.outcome === "saved") {
      sent += 1;
      unqueueNote(key, note.payload.clientKey);
    } else {
      const reasons = Object.values(result.error.fields ?? {});
      queueNote(key, { ...note, refusal: [result.error.message, ...reasons].join(" ") });
    }
  }
  return { sent, signedOut: false };
}
