// Which migrations does this version bring? The folders of prisma/migrations in the order of their names.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export interface MigrationFolder {
  name: string;
  sql: string;
}

/** The migrations in a folder, oldest first. */
export function migrationFolders(folder: string): MigrationFolder[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => ({ name, sql: readFileSync(path.join(folder, name, "migration.sql"), "utf8") }));
}

/** One hash over names and contents: equal hashes mean equal databases. */
export function migrationsHash(folder: string): string {
  const hash = createHash("sha256");
  for (const { name, sql } of migrationFolders(folder)) hash.update(`${name}\0${sql}\0`);
  return hash.digest("hex");
}
