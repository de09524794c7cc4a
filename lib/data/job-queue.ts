// How is work put off until after this transaction? The queue takes the job with the transaction that causes it.
import type { Db } from "./client";
import type { Scope } from "./scope";

/** `key`: a job of the same key that still waits is replaced, not doubled. */
export async function enqueueJob(
  db: Db,
  _scope: Scope,
  task: string,
  payload: Record<string, unknown>,
  key?: string,
): Promise<void> {
  await db.$executeRaw`SELECT enqueue_job(${task}, ${JSON.stringify(payload)}::json, ${key ?? null})`;
}
