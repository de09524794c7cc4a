"use client";
// What is written but not saved yet? Kept on the device at every keystroke, so that nothing is lost on reload.
import type { Option } from "@/components/ui/use-options";

export type NoteDraft = {
  /** Made here, once a note: however often it is sent, it is one note. */
  clientKey: string;
  customer: Option | null;
  kind: string;
  /** Null: the moment of saving. */
  day: string | null;
  time: string;
  outcome: string | null;
  body: string;
  nextStep: string;
  nextStepOn: string | null;
  products: Option[];
  jobTitle: string;
  likes: Option[];
  dislikes: Option[];
};

export function emptyDraft(customer: Option | null): NoteDraft {
  return {
    clientKey: crypto.randomUUID(),
    customer,
    kind: "meeting",
    day: null,
    time: "09:00",
    outcome: null,
    body: "",
    nextStep: "",
    nextStepOn: null,
    products: [],
    jobTitle: "",
    likes: [],
    dislikes: [],
  };
}

/** Whether somebody would miss it. */
export function isWorthKeeping(draft: NoteDraft): boolean {
  const { body, nextStep, jobTitle, outcome, products, likes, dislikes } = draft;
  const chosen = products.length + likes.length + dislikes.length;
  return body.trim() !== "" || nextStep.trim() !== "" || jobTitle.trim() !== "" || outcome !== null || chosen > 0;
}

/** One draft per person, and one more for each customer whose profile it was begun from. */
export const draftKey = (userId: string, customerId: string | undefined) =>
  `note-draft:${userId}:${customerId ?? "any"}`;

export function readDraft(key: string): NoteDraft | null {
  try {
    const kept = localStorage.getItem(key);
    const draft = kept === null ? null : (JSON.parse(kept) as NoteDraft);
    return draft && typeof draft.clientKey === "string" && typeof draft.body === "string" ? draft : null;
  } catch {
    return null;
  }
}

/** False when the device refuses to keep it: the form then says so instead of promising. */
export function keepDraft(key: string, draft: NoteDraft): boolean {
  try {
    if (isWorthKeeping(draft)) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A device that keeps nothing has nothing to drop.
  }
}
