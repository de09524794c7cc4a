// How are small secrets kept? As JSON files only their owner can read, replaced in one step.
import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** The parsed file, or null when there is none. */
export function readPrivateJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new Error(`${file} cannot be read. Restore it from a backup or remove it.`, { cause: error });
  }
}

/** Writes `value` so that only the current user can read it. */
export function writePrivateJson(file: string, value: unknown): void {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}
