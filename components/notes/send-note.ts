"use client";
// Did the server take the note? "saved" only when it said so; "later" whenever nobody can know.
import type { ActionError } from "@/lib/domain/basics/result";
import type { NotePayload } from "./note-payload";

export type SendResult =
  | { outcome: "saved"; id: string }
  | { outcome: "later"; signedOut: boolean }
  | { outcome: "refused"; error: ActionError };

export type SendNote = (payload: NotePayload) => Promise<SendResult>;

const patienceMs = 12_000;

export const sendNote: SendNote = async (payload) => {
  let response: Response;
  try {
    response = await fetch("/api/notes", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(payload),
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch {
    return { outcome: "later", signedOut: false };
  }
  const answer = (await response.json().catch(() => null)) as { id?: string; error?: ActionError } | null;
  if (response.ok && typeof answer?.id === "string") return { outcome: "saved", id: answer.id };
  // Signed out, too fast, or a fault of the server: the note waits. Anything else is about the note itself.
  const waits = [401, 408, 409, 429].includes(response.status) || response.status >= 500 || !answer?.error;
  if (waits) return { outcome: "later", signedOut: response.status === 401 };
  return { outcome: "refused", error: answer?.error ?? { code: "UNEXPECTED", message: "" } };
};
