// Who is working on an import right now? A lock of the database session: it ends with the process, however that ends.
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";

const importLocks = 0x1a90;
/** All merging stands in one queue: two imports never write at the same time. */
const mergeLock = 0;

/** Takes the lock of one import; false when another process works on it. */
export async function tryImportLock(client: PoolClient, _scope: Scope, no: number): Promise<boolean> {
  const { rows } = await client.query("SELECT pg_try_advisory_lock($1, $2) AS taken", [importLocks, no]);
  return rows[0]?.taken === true;
}

export async function tryMergeLock(client: PoolClient, scope: Scope): Promise<boolean> {
  return tryImportLock(client, scope, mergeLock);
}
