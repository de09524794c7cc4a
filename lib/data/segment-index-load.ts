// How is a part of the index read from the database? Everything about the customers asked for, in the caller's transaction,
// so that it is the state of one moment.
import { momentsAfter } from "@/lib/domain/segmentation/columnar/moments";
import { orderOrigins } from "@/lib/domain/segmentation/columnar/origins";
import { type Part, type References, type RowTableName, rowTables } from "@/lib/domain/segmentation/columnar/part";
import type { RowTable } from "@/lib/domain/segmentation/columnar/row-table";
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";
import { loadCustomers } from "./segment-index-customers";
import { loadLines } from "./segment-index-lines";
import { loadRowTable } from "./segment-index-rows";

/** Limits a load to customers by id; ids are checked, being written into the text of a COPY. */
function onlyThese(alias: string, ids: readonly string[] | null): string {
  if (ids === null) return "TRUE";
  const safe = ids.filter((id) => /^[0-9a-f-]{36}$/.test(id));
  return `${alias}.customer_id = ANY('{${safe.join(",")}}'::uuid[])`;
}

/** `ids` null: every customer. `now` is the moment of reading. */
export async function loadPart(
  client: PoolClient,
  scope: Scope,
  ids: readonly string[] | null,
  now: Date,
  onStep?: (step: string) => void,
): Promise<Part> {
  const { rows } = await client.query<{ customers: number; lines: number }>(
    `SELECT (SELECT reltuples FROM pg_class WHERE oid = 'customer'::regclass)::int AS customers,
      (SELECT reltuples FROM pg_class WHERE oid = 'purchase_line'::regclass)::int AS lines`,
  );
  // The planner's own estimates, a little more than which is made room for.
  const expected = (count: number | undefined) => (ids === null ? Math.ceil(Math.max(0, count ?? 0) * 1.02) : 0);
  onStep?.("customer");
  const customers = await loadCustomers(
    client,
    scope,
    onlyThese("c", ids),
    ids?.length ?? expected(rows[0]?.customers),
  );
  const only = onlyThese("r", ids);
  const tables: Partial<Record<RowTableName, RowTable>> = {};
  for (const name of rowTables) {
    onStep?.(name);
    tables[name] = await loadRowTable(client, scope, name, customers.ids, only);
  }
  onStep?.("purchase_line");
  const origins = orderOrigins(await loadRowTable(client, scope, "origin", customers.ids, only));
  const lines = await loadLines(client, scope, customers.ids, only, expected(rows[0]?.lines));
  onStep?.("");
  const readAt = now.getTime();
  return {
    size: customers.ids.size,
    ids: customers.ids,
    order: customers.ids.order(),
    population: customers.active,
    numbers: customers.numbers,
    texts: customers.texts,
    rows: tables as Record<RowTableName, RowTable>,
    lines,
    origins,
    readAt,
    moments: momentsAfter(readAt, Object.values(tables), lines, origins),
  };
}

export async function loadReferences(client: PoolClient, _scope: Scope): Promise<References> {
  const topics = await client.query<{ id: number; kind: string; sensitive: boolean }>(
    "SELECT id, kind::text, sensitive FROM aio_topic",
  );
  const stores = await client.query<{ id: number; partner: string }>(
    "SELECT id, partner_id::text AS partner FROM store WHERE partner_id IS NOT NULL",
  );
  const products = await client.query<{ id: number; partner: string }>(
    "SELECT id, supplier_id::text AS partner FROM product WHERE supplier_id IS NOT NULL",
  );
  const purposes = await client.query<{ code: string }>(
    "SELECT code FROM purpose WHERE archived_at IS NULL ORDER BY position, code",
  );
  const byId = (rows: readonly { id: number; partner: string }[]) =>
    new Map(rows.map(({ id, partner }) => [id, partner]));
  return {
    topics: new Map(topics.rows.map(({ id, kind, sensitive }) => [id, { kind, sensitive }])),
    storePartners: byId(stores.rows),
    productSuppliers: byId(products.rows),
    purposes: purposes.rows.map(({ code }) => code),
  };
}
