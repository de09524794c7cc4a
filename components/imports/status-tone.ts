// Which colour repeats the word of a state?
import type { ImportStatus } from "./import-types";

const tones: Readonly<Record<ImportStatus, "neutral" | "accent" | "good" | "warn" | "bad">> = {
  uploaded: "neutral",
  ready: "accent",
  running: "accent",
  cancelling: "warn",
  cancelled: "warn",
  done: "good",
  failed: "bad",
  undoing: "accent",
  undone: "neutral",
};

export const statusTone = (status: ImportStatus) => tones[status];
