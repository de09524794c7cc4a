// How do two processes of one installation take turns? A lock file that names its holder. It outlives a crash, so a
// lock whose holder is gone is taken over; the take-over itself is safe against a third process doing the same.
import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { processAlive, processStartTime } from "./process-alive";

interface Holder {
  pid: number;
  started: string | null;
}

function readHolder(file: string): Holder | null {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof parsed !== "object" || parsed === null || !("pid" in parsed) || typeof parsed.pid !== "number")
      return null;
    return {
      pid: parsed.pid,
      started: "started" in parsed && typeof parsed.started === "string" ? parsed.started : null,
    };
  } catch {
    return null;
  }
}

function holds(holder: Holder | null): boolean {
  if (holder === null || !processAlive(holder.pid)) return false;
  return holder.started === null || holder.started === processStartTime(holder.pid);
}

function tryWrite(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { mode: 0o600, flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

/** Creates the lock with its content in one step, so that nobody ever reads a half-written one. */
function tryCreate(file: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, started: processStartTime(process.pid) }), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    // A file system without hard links: exclusive creation is the next best.
    return tryWrite(file, readFileSync(draft, "utf8"));
  } finally {
    rmSync(draft, { force: true });
  }
}

function removeAbandoned(file: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // another process was faster
  }
  try {
    // Between the look and the rename somebody may have taken the lock: give theirs back.
    if (holds(readHolder(aside))) linkSync(aside, file);
  } catch {
    // a newer lock is in place already
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Runs `work` while no other process holds the lock `file`; throws when it stays held for `timeoutMs`. */
export async function withFileLock<T>(file: string, work: () => Promise<T>, timeoutMs = 180_000): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  while (!tryCreate(file)) {
    const holder = readHolder(file);
    if (!holds(holder)) removeAbandoned(file);
    else if (performance.now() > deadline) {
      throw new Error(`Process ${holder?.pid} has held ${file} for too long. Stop that process and try again.`);
    }
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
