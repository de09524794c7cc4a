// Does the database answer, and is its schema the one this version was made for?
import type { Db } from "./client";

export async function readServerVersion(db: Db): Promise<string> {
  const rows = await db.$queryRaw<{ version: string }[]>`SELECT current_setting('server_version') AS version`;
  return rows[0]?.version ?? "";
}

/** Names of the migrations that were applied to the end. */
export async function listAppliedMigrations(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return rows.map(({ name }) => name);
}
