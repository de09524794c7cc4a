// What may a rule cost? Its statements run with a timeout and without just-in-time compilation, which costs more than it saves.
import type { Db } from "./client";

/** Sets the limits for this transaction; answers the backend that runs it. */
export async function limitStatements(db: Db, timeoutMs: number): Promise<number> {
  const [row] = await db.$queryRaw<{ pid: number }[]>`
    SELECT pg_backend_pid() AS pid, set_config('statement_timeout', ${String(timeoutMs)}, TRUE),
      set_config('jit', 'off', TRUE), set_config('join_collapse_limit', '1', TRUE)`;
  return row?.pid ?? 0;
}

export async function cancelStatement(db: Db, pid: number): Promise<void> {
  await db.$queryRaw`SELECT pg_cancel_backend(${pid}::int)`;
}
