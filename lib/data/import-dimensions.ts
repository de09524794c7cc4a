// Which customers, products and stores do staged lines name, and which of them are new? New ones are created with the
// import's number (or their lines refused, when the person chose so).
import { nameSortKey, searchKey } from "@/lib/domain/basics/text";
import { ensureCategories } from "./import-categories";
import { type MergeContext, originJson, refuseRows, uuidSql } from "./import-sql";
import { stageTable } from "./import-staging";

const batch = 5_000;

/** What the lines of a code say of it: whether one of them is wanted, and the last line that fills each column. */
function saidBy(context: MergeContext, code: string, columns: Readonly<Record<string, string>>) {
  const { has, no } = context;
  const filled = Object.entries(columns).filter(([column]) => has.has(column));
  const missing = Object.entries(columns).filter(([column]) => !has.has(column));
  const by = has.has("bucket") && code === "customer" ? "s.bucket, " : "";
  const lines = filled.map(([column], n) => `, max(s.line) FILTER (WHERE s."${column}" IS NOT NULL) AS line_${n}`);
  return {
    grouped: `(SELECT ${by}s."${code}" AS code, bool_or(s.state = 0) AS wanted${lines.join("")}
      FROM ${stageTable(no)} s WHERE s."${code}" IS NOT NULL GROUP BY ${by}s."${code}") x`,
    values: [
      `row_number() OVER (ORDER BY x.code)::int AS n, ${by === "" ? "" : "x.bucket, "}x.code, x.wanted`,
      ...filled.map(([column, name], n) => `n${n}."${column}" AS ${name}`),
      ...missing.map(([, name]) => `NULL::text AS ${name}`),
    ].join(", "),
    /** Only what is still unknown needs its words. */
    joins: (unknown: string) =>
      filled.map((_, n) => `LEFT JOIN ${stageTable(no)} n${n} ON n${n}.line = x.line_${n} AND ${unknown}`).join(" "),
  };
}

/** The customers a stage names by code in its column `customer`, with the ids of those that are known. */
export async function customerTable(context: MergeContext): Promise<void> {
  const { client, no, has } = context;
  const c = stageTable(no, "c");
  const { grouped, values, joins } = saidBy(context, "customer", { customer_name: "name", country: "country" });
  await client.query(`CREATE UNLOGGED TABLE ${c} AS SELECT ${values}, k.customer_id
      FROM ${grouped} LEFT JOIN identity_key k ON k.kind = 'code' AND k.value = x.code ${joins("k.customer_id IS NULL")}`);
  await client.query(`CREATE INDEX ON ${c} (code)`);
  if (has.has("bucket")) {
    await joinTwins(context);
    await client.query(`CREATE INDEX ON ${c} (bucket)`);
  }
  await client.query(`ANALYZE ${c}`);
}

/** Records that were merged keep both their codes: lines of either belong to one customer, so to one bucket and one number. */
async function joinTwins({ client, no }: MergeContext): Promise<void> {
  const c = stageTable(no, "c");
  const joined = await client.query(
    `UPDATE ${c} c SET n = t.n, bucket = t.bucket
       FROM (SELECT customer_id, min(n) AS n, (array_agg(bucket ORDER BY n))[1] AS bucket FROM ${c}
              WHERE customer_id IS NOT NULL GROUP BY customer_id HAVING count(*) > 1) t
      WHERE c.customer_id = t.customer_id AND c.n <> t.n`,
  );
  if (joined.rowCount === 0) return;
  await client.query(
    `UPDATE ${stageTable(no)} s SET bucket = c.bucket FROM ${c} c WHERE c.code = s.customer AND c.bucket <> s.bucket`,
  );
}

async function buildTables(context: MergeContext): Promise<void> {
  const { client, no, has } = context;
  const stage = stageTable(no);
  await customerTable(context);
  const store = has.has("store") ? "store" : has.has("market") ? "market" : null;
  const { grouped, values, joins } = saidBy(context, "product", { product_name: "name", category: "category" });
  await client.query(`CREATE UNLOGGED TABLE ${stageTable(no, "p")} AS SELECT ${values}, p.id AS product_id, p.category_id
      FROM ${grouped} LEFT JOIN product p ON p.code = x.code COLLATE "default" ${joins("p.id IS NULL")}`);
  await client.query(`CREATE UNLOGGED TABLE ${stageTable(no, "s")} AS
    SELECT x.*, t.id AS store_id FROM (${store === null ? `SELECT NULL::text COLLATE "C" AS code WHERE false` : `SELECT DISTINCT s.${store} AS code FROM ${stage} s WHERE s.${store} IS NOT NULL AND s.state = 0`}) x
      LEFT JOIN store t ON t.code = x.code COLLATE "default"`);
  await client.query(`CREATE INDEX ON ${stageTable(no, "p")} (code)`);
  for (const part of ["p", "s"] as const) await client.query(`ANALYZE ${stageTable(no, part)}`);
}

export async function createCustomers(
  context: MergeContext,
  stage: "prospect" | "customer" = "prospect",
): Promise<void> {
  const { client, no, at } = context;
  const c = stageTable(no, "c");
  let position = 0;
  for (;;) {
    const { rows } = await client.query<{ code: string; name: string | null; country: string | null }>(
      `SELECT code, name, country FROM ${c} WHERE customer_id IS NULL AND wanted ORDER BY code LIMIT ${batch}`,
    );
    if (rows.length === 0) return;
    const names = rows.map(({ code, name }) => name ?? code);
    await client.query(
      `WITH made AS (
         INSERT INTO customer (customer_id, kind, code, name, name_search, name_sort, stage, country, provenance, import_no, created_at, updated_at)
         SELECT ${uuidSql(at, "(x.n::int + $7::int)")}, 'person', x.code, x.name, x.search, x.sort, '${stage}', x.country,
                CASE WHEN x.named THEN jsonb_build_object('name', $6::jsonb) ELSE '{}' END || CASE WHEN x.country IS NULL THEN '{}' ELSE jsonb_build_object('country', $6::jsonb) END,
                ${no}, $8, $8
           FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $9::bool[]) WITH ORDINALITY x (code, name, search, sort, country, named, n)
         RETURNING customer_id, code),
       keyed AS (INSERT INTO identity_key (kind, value, customer_id) SELECT 'code', code, customer_id FROM made)
       UPDATE ${c} c SET customer_id = made.customer_id FROM made WHERE c.code = made.code COLLATE "C"`,
      [
        rows.map(({ code }) => code),
        names,
        names.map(searchKey),
        names.map((name) => nameSortKey(name, "person")),
        rows.map(({ country }) => country),
        originJson(context),
        position,
        at,
        rows.map(({ name }) => name !== null),
      ],
    );
    position += rows.length;
  }
}

async function createProducts(context: MergeContext): Promise<void> {
  const { client, no, at, has } = context;
  const p = stageTable(no, "p");
  const names = has.has("category")
    ? (
        await client.query<{ category: string }>(
          `SELECT DISTINCT category FROM ${p} WHERE category IS NOT NULL AND product_id IS NULL AND wanted`,
        )
      ).rows
    : [];
  const categories = await ensureCategories(
    context,
    names.map(({ category }) => [category]),
  );
  for (;;) {
    const { rows } = await client.query<{ code: string; name: string | null; category: string | null }>(
      `SELECT code, name, category FROM ${p} WHERE product_id IS NULL AND wanted ORDER BY code LIMIT ${batch}`,
    );
    if (rows.length === 0) return;
    const shown = rows.map(({ code, name }) => name ?? code);
    await client.query(
      `WITH made AS (
         INSERT INTO product (code, name_vi, name_en, name_search, category_id, import_no, created_at, updated_at)
         SELECT x.code, x.name, x.name, x.search, x.category, ${no}, $5, $5 FROM unnest($1::text[], $2::text[], $3::text[], $4::int[]) x (code, name, search, category)
         RETURNING id, code, category_id)
       UPDATE ${p} p SET product_id = made.id, category_id = made.category_id FROM made WHERE p.code = made.code COLLATE "C"`,
      [
        rows.map(({ code }) => code),
        shown,
        shown.map((name, index) => searchKey(`${name} ${rows[index]?.code ?? ""}`)),
        rows.map(({ category }) => (category === null ? null : (categories.get(category) ?? null))),
        at,
      ],
    );
  }
}

async function createStores({ client, no }: MergeContext): Promise<void> {
  const s = stageTable(no, "s");
  await client.query(
    `WITH made AS (INSERT INTO store (code, name) SELECT code, code FROM ${s} WHERE store_id IS NULL ORDER BY code ON CONFLICT (code) DO NOTHING RETURNING id, code),
          kept AS (INSERT INTO import_undo (import_no, id, entity, key, before)
                   SELECT ${no}, (3::bigint << 40) + id, 'store', jsonb_build_object('id', id), '{}' FROM made ON CONFLICT DO NOTHING)
     UPDATE ${s} s SET store_id = made.id FROM made WHERE s.code = made.code COLLATE "C"`,
  );
}

async function refuseUnknown(context: MergeContext, part: "c" | "p"): Promise<number> {
  const { client, no } = context;
  const stage = stageTable(no);
  const [column, code, id] =
    part === "c" ? ["customer", "unknownCustomer", "customer_id"] : ["product", "unknownProduct", "product_id"];
  const unknown = `d.code = s.${column} AND d.${id} IS NULL`;
  const refused = await refuseRows(
    context,
    `SELECT s.line, '${code}', NULL, s.${column}, NULL::jsonb FROM ${stage} s JOIN ${stageTable(no, part)} d ON ${unknown} WHERE s.state = 0`,
  );
  await client.query(`UPDATE ${stage} s SET state = 2 FROM ${stageTable(no, part)} d WHERE ${unknown} AND s.state = 0`);
  return refused;
}

export function refuseUnknownCustomers(context: MergeContext): Promise<number> {
  return refuseUnknown(context, "c");
}

/** Resolves what the lines name; creates what is missing, or answers how many lines were refused for it. */
export async function ensureDimensions(context: MergeContext): Promise<number> {
  await buildTables(context);
  if (!context.createMissing) {
    const refused = (await refuseUnknown(context, "c")) + (await refuseUnknown(context, "p"));
    if (!context.dryRun) await createStores(context);
    return refused;
  }
  if (context.dryRun) return 0;
  await createCustomers(context, "customer");
  await createProducts(context);
  await createStores(context);
  return 0;
}

/** What the import had to create besides its lines. */
export async function dimensionReport({ client, no }: MergeContext): Promise<Record<string, unknown>> {
  const { rows } = await client.query(`SELECT
    (SELECT count(*)::int FROM customer WHERE import_no = ${no}) AS "newCustomers",
    (SELECT count(*)::int FROM product WHERE import_no = ${no}) AS "newProducts",
    (SELECT count(*)::int FROM product WHERE import_no = ${no} AND name_vi = code) AS "productsWithoutName",
    (SELECT count(*)::int FROM import_undo WHERE import_no = ${no} AND entity = 'store') AS "newStores",
    (SELECT count(*)::int FROM category WHERE import_no = ${no}) AS "newCategories"`);
  return rows[0] ?? {};
}
