// How are imported products, partners, campaigns, categories and stores taken back? What nothing leans on goes; what was
// changed is as it was, unless it was changed again.
import type { UndoContext } from "./import-undo-tally";

interface Reference {
  readonly table: "product" | "partner" | "campaign";
  readonly name: string;
  /** SQL: something else leans on the row (alias t). */
  readonly used: string;
  readonly versioned: boolean;
}

const references: readonly Reference[] = [
  {
    table: "product",
    name: "name_vi",
    versioned: true,
    used: `t.id IN (SELECT product_id FROM purchase_line WHERE product_id = t.id) OR t.id IN (SELECT DISTINCT product_id FROM anonymous_purchase_line)
      OR EXISTS (SELECT 1 FROM awareness x WHERE x.product_id = t.id) OR t.id IN (SELECT product_id FROM tactic WHERE product_id IS NOT NULL) OR t.id IN (SELECT unnest(product_ids) FROM interaction)`,
  },
  {
    table: "partner",
    name: "name",
    versioned: true,
    used: "EXISTS (SELECT 1 FROM product x WHERE x.supplier_id = t.id) OR EXISTS (SELECT 1 FROM store x WHERE x.partner_id = t.id)",
  },
  {
    table: "campaign",
    name: "name",
    versioned: false,
    used: "EXISTS (SELECT 1 FROM campaign_recipient x WHERE x.campaign_id = t.id)",
  },
];

const keptOut = new Set(["id", "version", "created_at"]);

async function undoReference(
  { client, no, importedAt, tally }: UndoContext,
  { table, name, used, versioned }: Reference,
): Promise<void> {
  const { rows: columns } = await client.query<{ name: string }>(
    "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped",
    [table],
  );
  const edited = versioned ? "t.updated_at <> $1" : "($1::timestamptz IS NULL)";
  const image = `import_undo u WHERE u.import_no = ${no} AND u.entity = '${table}' AND t.id::text = u.key->>'id'`;
  const changed = await client.query(
    `SELECT t.id::text AS id, t.${name} AS name, 'edited' AS reason FROM ${table} t, ${image} AND ${edited}`,
    [importedAt],
  );
  tally.keep(table, changed.rows);
  const sets = columns
    .filter((column) => !keptOut.has(column.name))
    .map((column) => `"${column.name}" = b."${column.name}"`);
  const restored = await client.query(
    `UPDATE ${table} t SET ${sets.join(", ")}${versioned ? ", version = t.version + 1" : ""}
       FROM import_undo u, jsonb_populate_record(NULL::${table}, u.before) b
      WHERE u.import_no = ${no} AND u.entity = '${table}' AND t.id::text = u.key->>'id' AND NOT (${edited})`,
    [importedAt],
  );
  tally.restore(table, restored.rowCount);
  await client.query(
    `CREATE TEMP TABLE undone_${table} ON COMMIT DROP AS SELECT t.id, t.${name} AS name,
       CASE WHEN ${used} THEN 'inUse' WHEN ${versioned ? "t.updated_at <> t.created_at" : "false"} THEN 'edited' END AS reason FROM ${table} t WHERE t.import_no = ${no}`,
  );
  tally.keep(
    table,
    (await client.query(`SELECT id::text AS id, name, reason FROM undone_${table} WHERE reason IS NOT NULL`)).rows,
  );
  tally.remove(
    table,
    (await client.query(`DELETE FROM ${table} WHERE id IN (SELECT id FROM undone_${table} WHERE reason IS NULL)`))
      .rowCount,
  );
}

/** Products lose the category they got; their lines follow. */
async function undoLineCategories({ client, no }: UndoContext): Promise<void> {
  const products = `SELECT p.id FROM product p JOIN import_undo u ON u.entity = 'product' AND u.key->>'id' = p.id::text WHERE u.import_no = ${no}`;
  for (const table of ["purchase_line", "anonymous_purchase_line"]) {
    await client.query(`UPDATE ${table} l SET category_id = p.category_id FROM product p
      WHERE p.id = l.product_id AND l.category_id IS DISTINCT FROM p.category_id AND p.id IN (${products})`);
  }
}

async function undoCategories({ client, no, tally }: UndoContext): Promise<void> {
  for (;;) {
    const gone = await client.query(`DELETE FROM category c WHERE c.import_no = ${no}
      AND NOT EXISTS (SELECT 1 FROM category x WHERE x.parent_id = c.id) AND NOT EXISTS (SELECT 1 FROM product p WHERE p.category_id = c.id)`);
    tally.remove("category", gone.rowCount);
    if (gone.rowCount === 0) break;
  }
  tally.keep(
    "category",
    (
      await client.query(
        `SELECT id::text AS id, name_vi AS name, 'inUse' AS reason FROM category WHERE import_no = ${no}`,
      )
    ).rows,
  );
}

async function undoStores({ client, no, tally }: UndoContext): Promise<void> {
  const mine = `SELECT (u.key->>'id')::int FROM import_undo u WHERE u.import_no = ${no} AND u.entity = 'store'`;
  if ((await client.query(`${mine} LIMIT 1`)).rowCount === 0) return;
  const used = ["purchase", "purchase_line", "anonymous_purchase", "anonymous_purchase_line"]
    .map((table) => `SELECT DISTINCT store_id FROM ${table} WHERE store_id IN (${mine})`)
    .join(" UNION ");
  tally.keep(
    "store",
    (
      await client.query(
        `SELECT id::text AS id, name, 'inUse' AS reason FROM store WHERE id IN (${mine}) AND id IN (${used})`,
      )
    ).rows,
  );
  tally.remove(
    "store",
    (await client.query(`DELETE FROM store WHERE id IN (${mine}) AND id NOT IN (${used})`)).rowCount,
  );
}

export async function undoReferences(context: UndoContext): Promise<void> {
  for (const reference of references) await undoReference(context, reference);
  await undoLineCategories(context);
  await undoCategories(context);
  await undoStores(context);
}
