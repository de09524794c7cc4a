// The database of a test file: a clone of its own, empty as after the migrations. Prisma is never mocked.
import { inject } from "vitest";
import { database } from "@/lib/server/database";
import { onDatabase, withClient } from "./template-database";

const server = inject("testServer");

/** This worker's database. Files run one after another in a worker, each on a fresh clone. */
export const databaseName = `${server.prefix}${process.env.VITEST_POOL_ID ?? "0"}`;
export const ownerUrl = onDatabase(server.ownerUrl, databaseName);
export const appUrl = onDatabase(server.appUrl, databaseName);

/** The product's own client, as the application role. */
export const db = database;

/** SQL as the owner: for what the application may not do, such as a look behind the second wall. */
export function asOwner(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return withClient(ownerUrl, async (client) => (await client.query(sql, values)).rows);
}

/** Empties every table, ledgers included, between two tests of a file. Rows that the migrations brought are gone too. */
export async function resetDatabase(): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname IN ('public', 'staging') AND tablename <> '_prisma_migrations'`,
    );
    // As a replica neither triggers nor foreign keys stand in the way.
    const deletes = rows.map(({ name }) => `DELETE FROM ${name};`).join("\n");
    await client.query(`SET session_replication_role = replica;\n${deletes}`);
    await client.query("TRUNCATE graphile_worker._private_jobs CASCADE");
  });
}
