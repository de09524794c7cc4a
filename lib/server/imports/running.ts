// What does a running import hold on to? Its job, its connections and whoever watches it.
import { setTimeout as sleep } from "node:timers/promises";
import type { Merge } from "@/lib/data/import-sql";
import { findImport, type ImportJob, readEngineStatus } from "@/lib/data/imports";
import type { PoolClient } from "@/lib/data/pool";
import type { Scope } from "@/lib/data/scope";
import { AppError } from "@/lib/domain/basics/errors";
import { database } from "../database";

export interface EngineWatch {
  /** How far the running phase is. */
  onProgress?(progress: { phase: string; done: number; total: number }): void;
  /** Called between transactions; tests and drills stop the process here. */
  onStep?(step: string): void | Promise<void>;
}

export interface Running {
  job: ImportJob;
  readonly scope: Scope;
  /** The connections that write; the first one does what cannot be shared. */
  readonly lanes: readonly [PoolClient, ...PoolClient[]];
  readonly side: PoolClient;
  readonly control: PoolClient;
  readonly merge: Merge;
  readonly watch: EngineWatch;
  /** Positions merged so far, by all lanes. */
  merged: number;
}

export async function reload(running: Running): Promise<ImportJob> {
  const job = await findImport(database(), running.scope, running.job.id);
  if (!job) throw new AppError("NOT_FOUND");
  running.job = job;
  return job;
}

export async function cancelled(running: Running): Promise<boolean> {
  return (await readEngineStatus(running.side, running.scope, running.job.id)) === "cancelling";
}

export async function inTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

const mayRetry = (error: unknown) => ["23505", "40001", "40P01"].includes(String((error as { code?: unknown }).code));

/** Somebody may create the same code while a range is merged: the range is tried again and then finds it. */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= 4 || !mayRetry(error)) throw error;
      await sleep(50 * attempt);
    }
  }
}
