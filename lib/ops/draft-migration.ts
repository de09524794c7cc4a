// Writes the next migration while developing: the difference between prisma/migrations and prisma/schema.prisma, as
// SQL to read and complete. `node --import tsx lib/ops/draft-migration.ts NAME [--schema FILE --migrations FOLDER]`.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { databaseUrls } from "./database-urls";
import { schemaDrift } from "./migrate";
import { productSchema } from "./schema-engine";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { schema: { type: "string" }, migrations: { type: "string" } },
});
const name = positionals[0];
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  process.stderr.write("Usage: node --import tsx lib/ops/draft-migration.ts NAME   (a-z, 0-9 and _)\n");
  process.exit(2);
}
const product = productSchema();
const paths = { schema: values.schema ?? product.schema, migrations: values.migrations ?? product.migrations };
const { ownerUrl } = await databaseUrls();
const sql = await schemaDrift(ownerUrl, paths);
if (sql === null) {
  process.stderr.write("The migrations already give the schema: nothing to draft.\n");
  process.exit(0);
}
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const file = path.join(paths.migrations, `${stamp}_${name}`, "migration.sql");
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, sql);
writeFileSync(path.join(paths.migrations, "migration_lock.toml"), 'provider = "postgresql"\n');
process.stdout.write(`${sql}\n`);
process.stderr.write(`Written to ${file}\n`);
process.exit(0);
