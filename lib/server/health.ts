// Is this installation in order? Each check says what it saw; readiness asks only what a request needs.
import { readdir, statfs } from "node:fs/promises";
import { join } from "node:path";
import { checkHashKey } from "@/lib/data/contact-hash";
import { listAppliedMigrations, readServerVersion } from "@/lib/data/health";
import { createPool } from "@/lib/data/pool";
import { hashKey } from "./contact-hash-key";
import { database } from "./database";
import { env, homeFolder } from "./env";
import { segmentIndex } from "./segment-index/index-host";

export type CheckName = "database" | "migrations" | "jobs" | "index" | "disk" | "hashKey";

export interface Check {
  readonly name: CheckName;
  readonly ok: boolean;
  /** Facts for the sentence of this check; `problem` names a sentence of its own. */
  readonly facts: Readonly<Record<string, string | number>>;
}

const patience = 3_000;
const waitedTooLong = 120;
const leastGigabytes = 2;

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer")), patience);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function checkDatabase(): Promise<Check> {
  const version = await readServerVersion(database());
  return { name: "database", ok: true, facts: { version } };
}

async function checkMigrations(): Promise<Check> {
  const applied = new Set(await listAppliedMigrations(database()));
  const folder = join(process.cwd(), "prisma/migrations");
  const entries = await readdir(folder, { withFileTypes: true });
  const wanted = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const pending = wanted.filter((name) => !applied.has(name)).length;
  return { name: "migrations", ok: pending === 0, facts: { applied: applied.size, pending } };
}

/** The queue belongs to the owner of the database; without that address the check says that it cannot know. */
async function checkJobs(): Promise<Check> {
  const ownerUrl = env().DATABASE_OWNER_URL;
  if (!ownerUrl) return { name: "jobs", ok: true, facts: { problem: "unknown" } };
  const pool = createPool(ownerUrl, 1);
  try {
    const { rows } = await pool.query<{ waiting: number; failed: number; oldest: number }>(
      `SELECT count(*) FILTER (WHERE attempts < max_attempts)::int AS waiting,
              count(*) FILTER (WHERE attempts >= max_attempts)::int AS failed,
              coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE attempts = 0 AND locked_at IS NULL)), 0)::int AS oldest
         FROM graphile_worker._private_jobs`,
    );
    const { waiting = 0, failed = 0, oldest = 0 } = rows[0] ?? {};
    const idle = oldest > waitedTooLong;
    const problem = idle
      ? { problem: "idle", minutes: Math.round(oldest / 60) }
      : failed > 0
        ? { problem: "failed" }
        : {};
    return { name: "jobs", ok: !idle && failed === 0, facts: { waiting, failed, ...problem } };
  } finally {
    await pool.end();
  }
}

/** The index of this very process; without one SQL answers, which is slower and never wrong. */
async function checkIndex(): Promise<Check> {
  const held = segmentIndex()?.state ?? { state: "off" as const };
  if (held.state === "differs") return { name: "index", ok: false, facts: { segment: held.segmentId } };
  if (held.state !== "ready") return { name: "index", ok: true, facts: { problem: held.state } };
  const { customers, megabytes, seconds } = held.size;
  return { name: "index", ok: true, facts: { customers, megabytes, seconds: Math.round(seconds) } };
}

async function checkDisk(): Promise<Check> {
  const { bavail, bsize } = await statfs(homeFolder()).catch(() => statfs(process.cwd()));
  const gigabytes = Math.round((bavail * bsize) / 1e8) / 10;
  return { name: "disk", ok: gigabytes > leastGigabytes, facts: { gigabytes } };
}

/** Stops and the register are kept under one key; under another none of them would be found. */
async function checkKey(): Promise<Check> {
  return { name: "hashKey", ok: await checkHashKey(database(), hashKey()), facts: {} };
}

async function run(name: CheckName, check: () => Promise<Check>): Promise<Check> {
  try {
    return await inTime(check());
  } catch {
    return { name, ok: false, facts: { problem: "silent" } };
  }
}

export function runHealthChecks(): Promise<Check[]> {
  return Promise.all([
    run("database", checkDatabase),
    run("migrations", checkMigrations),
    run("jobs", checkJobs),
    run("index", checkIndex),
    run("disk", checkDisk),
    run("hashKey", checkKey),
  ]);
}

/** Whether requests can be served: the database answers and its schema is current. */
export async function isReady(): Promise<{ ready: boolean; checks: Record<string, boolean> }> {
  const checks = await Promise.all([run("database", checkDatabase), run("migrations", checkMigrations)]);
  return {
    ready: checks.every(({ ok }) => ok),
    checks: Object.fromEntries(checks.map(({ name, ok }) => [name, ok])),
  };
}
