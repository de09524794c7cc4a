// Has anything changed in the database? The contents of every table in one short text each.
import { bulkPool } from "@/lib/server/database";

/** Written to by every refusal (audit_log) and every counted try (rate_limit). */
const notCompared = ["audit_log", "rate_limit", "_prisma_migrations"];

/** Over the pool of the product: hundreds of looks in a run must not open a connection each. */
export async function look(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await bulkPool().query(sql, values)).rows;
}

async function tableNames(): Promise<string[]> {
  const rows = await look("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  return rows.map(({ name }) => String(name)).filter((name) => !notCompared.includes(name));
}

async function contents(tables: readonly string[], where: string, values: unknown[]): Promise<Record<string, string>> {
  const parts = tables.map(
    (name) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM "${name}" t ${where}`,
  );
  const rows = await look(parts.join(" UNION ALL "), values);
  return Object.fromEntries(rows.map(({ name, sum }) => [String(name), String(sum)]));
}

/** The whole database, but for the log of refusals. */
export async function fingerprint(): Promise<Record<string, string>> {
  return contents(await tableNames(), "", []);
}

/** All that is held about one customer. */
export async function customerFingerprint(customerId: string): Promise<Record<string, string>> {
  const rows = await look(
    "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'customer_id' AND table_name NOT LIKE 'all_%' ORDER BY 1",
  );
  const tables = rows.map(({ name }) => String(name)).filter((name) => !notCompared.includes(name));
  return contents(tables, "WHERE customer_id = $1::uuid", [customerId]);
}
