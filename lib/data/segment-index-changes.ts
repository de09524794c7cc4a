// What has committed since the index last looked? Transactions that this snapshot sees and the last one did not: however
// long they ran and in whatever order they committed, none is missed and none stands in the way of another.
import type { Db } from "./client";
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";

const everybody = "ffffffff-ffff-ffff-ffff-ffffffffffff";
const references = "00000000-0000-0000-0000-000000000000";
const gate = "00000000-0000-0000-0000-000000000001";

export interface Changes {
  /** The snapshot up to which the log has been read. */
  readonly snapshot: string;
  readonly ids: readonly string[];
  /** What rows refer to has changed: topics, partners of stores and products. */
  readonly references: boolean;
  /** What the gate asks besides the customer has changed: purposes, wordings, rule packs, the register, the company. */
  readonly gate: boolean;
  /** More changed than was written down. */
  readonly everybody: boolean;
}

/** Reads the log; inside a transaction of one snapshot, the rows read afterwards are of the same moment. */
export async function readChanges(client: PoolClient, _scope: Scope, since: string | null): Promise<Changes> {
  const { rows } = await client.query<{ snapshot: string; ids: string[] | null }>(
    `SELECT pg_current_snapshot()::text AS snapshot,
      (SELECT array_agg(DISTINCT customer_id::text) FROM customer_change
        WHERE $1::text IS NOT NULL AND transaction >= pg_snapshot_xmin($1::pg_snapshot)::text::bigint
          AND NOT pg_visible_in_snapshot(transaction::text::xid8, $1::pg_snapshot)) AS ids`,
    [since],
  );
  const ids = rows[0]?.ids ?? [];
  return {
    snapshot: rows[0]?.snapshot ?? "",
    ids: ids.filter((id) => id !== everybody && id !== references && id !== gate),
    references: ids.includes(references),
    gate: ids.includes(gate),
    everybody: ids.includes(everybody),
  };
}

/** One state of the database for everything that `work` reads. */
export async function inSnapshot<T>(client: PoolClient, _scope: Scope, work: () => Promise<T>): Promise<T> {
  await client.query(
    `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL jit = off; SET LOCAL join_collapse_limit = 1`,
  );
  try {
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

/** The snapshot of a look at the log, to clear by an hour later. */
export async function lookAtLog(db: Db, _scope: Scope): Promise<string> {
  const [row] = await db.$queryRaw<{ snapshot: string }[]>`SELECT pg_current_snapshot()::text AS snapshot`;
  return row?.snapshot ?? "";
}

/**
 * Takes away what a look of long ago could see: every index has looked since, or reads everything again. The time a change
 * was written says nothing, since it may commit long after. Answers how many.
 */
export async function clearChangesBefore(db: Db, _scope: Scope, look: string): Promise<number> {
  return db.$executeRaw`DELETE FROM customer_change
    WHERE transaction < pg_snapshot_xmax(${look}::text::pg_snapshot)::text::bigint
      AND pg_visible_in_snapshot(transaction::text::xid8, ${look}::text::pg_snapshot)`;
}
