// How does a database get the product's schema? Forward-only SQL migrations, recorded in Prisma's own table, applied
// by the owner role, one process at a time. `prisma migrate deploy` on the same folder gives the same result.
import { Client } from "pg";
import { migrationFolders } from "./migration-folders";
import { migrationList, productSchema, type SchemaPaths, schemaContainer, withSchemaEngine } from "./schema-engine";

const MIGRATION_LOCK = 7_215_633_001;
const NO_FILTER = { externalTables: [], externalEnums: [] };

export interface MigrationStatus {
  pending: string[];
  /** Started, but not finished; they need a person. */
  failed: string[];
  /** Recorded in the database, but not in this version of the product. */
  unknown: string[];
}

async function withOwner<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function readStatus(client: Client, paths: SchemaPaths): Promise<MigrationStatus> {
  const names = migrationFolders(paths.migrations).map(({ name }) => name);
  const table = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present");
  if (!table.rows[0]?.present) return { pending: names, failed: [], unknown: [] };
  const { rows } = await client.query<{ migration_name: string; finished: boolean }>(
    "SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const done = new Set(rows.filter((row) => row.finished).map((row) => row.migration_name));
  return {
    pending: names.filter((name) => !done.has(name)),
    failed: rows.filter((row) => !row.finished && !done.has(row.migration_name)).map((row) => row.migration_name),
    unknown: [...done].filter((name) => !names.includes(name)),
  };
}

/** What is applied and what is not; needs no engine, so it answers in milliseconds. */
export async function migrationStatus(ownerUrl: string, paths = productSchema()): Promise<MigrationStatus> {
  return withOwner(ownerUrl, (client) => readStatus(client, paths));
}

/** Applies all pending migrations; answers the names of those applied now. */
export async function migrateDatabase(ownerUrl: string, paths = productSchema()): Promise<string[]> {
  return withOwner(ownerUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const status = await readStatus(client, paths);
    if (status.unknown.length > 0) {
      throw new Error(
        `The database is newer than this version of the product (it has ${status.unknown.join(", ")}). Install the newer version.`,
      );
    }
    if (status.failed.length > 0) {
      // Scripts run in one transaction: a failed one left nothing behind and can be tried again.
      await client.query(
        "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL",
      );
    }
    if (status.pending.length === 0) return [];
    const applied = await withSchemaEngine(ownerUrl, paths, (engine) =>
      engine.applyMigrations({ migrationsList: migrationList(paths), filters: NO_FILTER }),
    ).catch((error: unknown) => {
      // The engine adds its own call trace; the database's words and the migration's name are what helps.
      const words = error instanceof Error ? error.message : String(error);
      const name = /migration_name="([^"]+)"/.exec(words)?.[1] ?? "";
      const reason = words.split(/\n\s+0: /)[0]?.replace("external connector error\n", "") ?? words;
      throw new Error(`Migration ${name} failed and left nothing behind. ${reason.trim()}`, { cause: error });
    });
    return applied.appliedMigrationNames;
  });
}

/** The SQL that would bring the migrations' result to the schema; null when they agree. Uses a shadow database. */
export async function schemaDrift(ownerUrl: string, paths = productSchema()): Promise<string | null> {
  const result = await withSchemaEngine(ownerUrl, paths, (engine) =>
    engine.diff({
      from:
        migrationFolders(paths.migrations).length === 0
          ? { tag: "empty" }
          : { tag: "migrations", ...migrationList(paths) },
      to: { tag: "schemaDatamodel", ...schemaContainer(paths) },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    }),
  );
  return result.exitCode === 0 ? null : (result.stdout ?? "");
}
