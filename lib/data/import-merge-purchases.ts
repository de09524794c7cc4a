// How do staged lines become purchases? Lines of one customer and invoice are one purchase; equal lines are told apart by
// their order in the file; a line without customer goes to an anonymous basket. Known purchases are compared line by line.
import { addCounts, countRows, noRows, type RowCounts } from "@/lib/domain/imports/kinds";
import { dimensionReport, ensureDimensions } from "./import-dimensions";
import { type Merge, type MergeContext, type MergeRange, uuidSql } from "./import-sql";
import { stageBucket, stageTable } from "./import-staging";
import { refreshSummaries } from "./import-summaries";

/** Purchases are numbered over all buckets; a bucket begins at a multiple of this. */
const purchasesPerBucket = 2 ** 22;

/**
 * The lines of a bucket, each with the number of its purchase (a customer's purchases lie together) and its occurrence among
 * equal ones; refused lines count for the numbering and are left out. One sort serves both numbers.
 */
async function buildRows({ client, no, has, importId }: MergeContext, bucket: number): Promise<void> {
  const optional = (column: string, type: string) => (has.has(column) ? `s."${column}"` : `NULL::${type}`);
  const purchase = "c.n, s.invoice";
  const counted = `row_number() OVER (PARTITION BY ${purchase}, p.n ORDER BY s.line)::smallint`;
  const occurrence = has.has("occurrence")
    ? `coalesce(CASE WHEN s.occurrence ~ '^[1-9][0-9]{0,3}$' THEN s.occurrence::smallint END, ${counted})`
    : counted;
  const store = has.has("store") ? "s.store" : has.has("market") ? "s.market" : null;
  await client.query(`CREATE TEMP TABLE import_rows ON COMMIT DROP AS
    SELECT ${bucket * purchasesPerBucket} + (dense_rank() OVER (ORDER BY ${purchase}))::int AS h, c.customer_id, s.customer IS NULL AS anonymous, s.invoice AS code,
           s.line, s.state, p.product_id, p.category_id, ${store === null ? "NULL::int" : "st.store_id"} AS store_id, ${optional("channel", "text")} AS channel,
           ${occurrence} AS occurrence, s.purchased_at, s.line_quantity AS quantity, s.unit_price_minor,
           ${optional("discount_minor", "bigint")} AS discount_minor, s.line_amount_minor AS amount_minor
      FROM ${stageBucket(no, bucket)} s LEFT JOIN ${stageTable(no, "c")} c ON c.code = s.customer AND c.bucket = ${bucket}
      LEFT JOIN ${stageTable(no, "p")} p ON p.code = s.product ${store === null ? "" : `LEFT JOIN ${stageTable(no, "s")} st ON st.code = ${store}`}`);
  const refused = await client.query<{ line: number; occurrence: number }>(
    "DELETE FROM import_rows WHERE state = 2 RETURNING line, occurrence",
  );
  if (refused.rows.length > 0) {
    await client.query(
      `UPDATE import_row_error e SET args = coalesce(e.args, '{}'::jsonb) || jsonb_build_object('occurrence', l.occurrence)
         FROM unnest($2::int[], $3::int[]) l (line, occurrence) WHERE e.import_id = $1 AND e.line = l.line`,
      [importId, refused.rows.map(({ line }) => line), refused.rows.map((row) => row.occurrence)],
    );
  }
  await client.query("ANALYZE import_rows (h)");
}

/** The purchases of those lines, with the id they have or will have. */
async function buildHeaders({ client, at }: MergeContext): Promise<void> {
  await client.query(`CREATE TEMP TABLE import_headers ON COMMIT DROP AS
    SELECT x.*, coalesce(p.id, a.id) AS known, coalesce(p.id, a.id, ${uuidSql(at, "x.h")}) AS id
      FROM (SELECT h, customer_id, anonymous, code, bool_and(quantity < 0) AS is_return, min(purchased_at) AS purchased_at,
                   sum(amount_minor)::bigint AS amount_minor, count(*)::int AS lines, min(store_id) AS store_id, min(channel) AS channel
              FROM import_rows GROUP BY h, customer_id, anonymous, code) x
      LEFT JOIN LATERAL (SELECT p.id FROM purchase p WHERE p.customer_id = x.customer_id AND p.code = x.code COLLATE "default" LIMIT 1) p ON true
      LEFT JOIN LATERAL (SELECT a.id FROM anonymous_purchase a WHERE x.anonymous AND a.code = x.code COLLATE "default" LIMIT 1) a ON true`);
  await client.query("ANALYZE import_headers (h)");
}

async function prepare(context: MergeContext) {
  const rejected = await ensureDimensions(context);
  return { counts: { rejected }, end: context.buckets ?? 1, step: 1 };
}

const base = ({ baseFactor }: MergeContext, amount: string) =>
  baseFactor === 1 ? amount : `round(${amount} * ${baseFactor})::bigint`;
const channelOf = ({ channel }: MergeContext, alias: string) =>
  channel === null ? `${alias}.channel` : `coalesce(${alias}.channel, '${channel}')`;
const lineColumns =
  "product_id, occurrence, category_id, store_id, channel, purchased_at, quantity, unit_price_minor, discount_minor, amount_minor, base_amount_minor, import_no";
const lineValues = (context: MergeContext) =>
  `l.product_id, l.occurrence, l.category_id, l.store_id, ${channelOf(context, "l")}, l.purchased_at, l.quantity, l.unit_price_minor, l.discount_minor, l.amount_minor, ${base(context, "l.amount_minor")}, ${context.no}`;

/** The two homes of a purchase: with a customer, or anonymous. */
interface Home {
  readonly header: string;
  readonly lines: string;
  readonly owner: "customer_id, " | "";
  readonly where: string;
}
const homes: readonly Home[] = [
  { header: "purchase", lines: "purchase_line", owner: "customer_id, ", where: "NOT h.anonymous" },
  { header: "anonymous_purchase", lines: "anonymous_purchase_line", owner: "", where: "h.anonymous" },
];

/** Purchases nobody has yet: headers and all their lines at once. Answers the number of lines. */
async function insertNew(context: MergeContext, home: Home): Promise<number> {
  const { client, no, at, currency, dryRun } = context;
  const where = `h.known IS NULL AND ${home.where}`;
  if (dryRun) {
    const { rows } = await client.query(
      `SELECT coalesce(sum(h.lines), 0)::int AS n FROM import_headers h WHERE ${where}`,
    );
    return rows[0]?.n ?? 0;
  }
  const owner = home.owner === "" ? "" : "h.customer_id, ";
  const headers = await client.query(
    `INSERT INTO ${home.header} (${home.owner}id, code, kind, channel, store_id, purchased_at, currency, amount_minor, base_amount_minor, line_count, import_no, created_at)
     SELECT ${owner}h.id, h.code, CASE WHEN h.is_return THEN 'return' ELSE 'sale' END, ${channelOf(context, "h")}, h.store_id, h.purchased_at,
            '${currency}', h.amount_minor, ${base(context, "h.amount_minor")}, h.lines, ${no}, $1
       FROM import_headers h WHERE ${where} ORDER BY h.h`,
    [at],
  );
  if (headers.rowCount === 0) return 0;
  const lines = await client.query(
    `INSERT INTO ${home.lines} (${home.owner}purchase_id, ${lineColumns})
     SELECT ${owner}h.id, ${lineValues(context)} FROM import_rows l JOIN import_headers h USING (h) WHERE ${where}`,
  );
  return lines.rowCount ?? 0;
}

/** Compares the lines of known purchases with what is held; answers how many would be written. */
async function compareKnown(context: MergeContext, home: Home): Promise<Partial<RowCounts>> {
  const { client, no, has, again } = context;
  await client.query("DROP TABLE IF EXISTS import_lines");
  const differs = ["quantity", "amount_minor", "purchased_at"];
  if (has.has("unit_price")) differs.push("unit_price_minor");
  if (has.has("discount_minor")) differs.push("discount_minor");
  if (has.has("store") || has.has("market")) differs.push("store_id");
  const compared = differs.map((column) => `e.${column} IS DISTINCT FROM l.${column}`);
  if (has.has("channel")) compared.push('e.channel IS DISTINCT FROM l.channel COLLATE "default"');
  const own = again
    ? `WHEN e.import_no = ${no} THEN 'own created' WHEN EXISTS (SELECT 1 FROM import_undo u WHERE u.import_no = ${no} AND u.id = l.line) THEN 'own updated'`
    : "";
  await client.query(
    `CREATE TEMP TABLE import_lines ON COMMIT DROP AS
     SELECT h.id AS purchase_id, l.*, CASE WHEN e.purchase_id IS NULL THEN 'created' ${own}
              WHEN ${compared.join(" OR ")} THEN 'updated' ELSE 'unchanged' END AS outcome
       FROM import_rows l JOIN import_headers h USING (h)
       LEFT JOIN ${home.lines} e ON ${home.owner === "" ? "" : "e.customer_id = h.customer_id AND "}e.purchase_id = h.id
             AND e.product_id = l.product_id AND e.occurrence = l.occurrence
      WHERE h.known IS NOT NULL AND ${home.where}`,
  );
  const { rows } = await client.query<{ outcome: string; n: number }>(
    "SELECT outcome, count(*)::int AS n FROM import_lines GROUP BY outcome",
  );
  const counts = { created: 0, updated: 0, unchanged: 0, written: 0 };
  for (const { outcome, n } of rows) {
    counts[outcome.replace("own ", "") as "created" | "updated" | "unchanged"] += n;
    if (outcome === "created" || outcome === "updated") counts.written += n;
  }
  return counts;
}

/** Writes the compared lines that are new or changed, and brings their headers up to date. What was there is kept for an undo. */
async function writeKnown(context: MergeContext, home: Home): Promise<void> {
  const { client, no } = context;
  const owner = home.owner === "" ? "" : "l.customer_id, ";
  const same = (left: string, right: string) =>
    home.owner === "" ? "" : `${left}.customer_id = ${right}.customer_id AND `;
  const touched = `SELECT DISTINCT ${owner}l.purchase_id, l.h FROM import_lines l WHERE l.outcome IN ('created', 'updated')`;
  await client.query(
    `INSERT INTO import_undo (import_no, id, entity, key, before)
     SELECT ${no}, (1::bigint << 40) + l.h, '${home.header}', jsonb_build_object('customerId', ${home.owner === "" ? "NULL" : "p.customer_id"}, 'id', p.id),
            to_jsonb(p) FROM (${touched}) l JOIN ${home.header} p ON ${same("p", "l")}p.id = l.purchase_id ON CONFLICT DO NOTHING`,
  );
  const line = `${same("e", "l")}e.purchase_id = l.purchase_id AND e.product_id = l.product_id AND e.occurrence = l.occurrence`;
  await client.query(
    `INSERT INTO import_undo (import_no, id, entity, key, before)
     SELECT ${no}, l.line, '${home.lines}', '{}', to_jsonb(e) FROM import_lines l JOIN ${home.lines} e ON ${line}
      WHERE l.outcome = 'updated' ON CONFLICT DO NOTHING`,
  );
  const kept = (column: string) => `coalesce(l.${column}, e.${column})`;
  await client.query(
    `UPDATE ${home.lines} e SET quantity = l.quantity, amount_minor = l.amount_minor, base_amount_minor = ${base(context, "l.amount_minor")},
            purchased_at = l.purchased_at, unit_price_minor = ${kept("unit_price_minor")}, discount_minor = ${kept("discount_minor")},
            store_id = ${kept("store_id")}, channel = ${kept("channel")}
       FROM import_lines l WHERE l.outcome = 'updated' AND ${line}`,
  );
  await client.query(
    `INSERT INTO ${home.lines} (${home.owner}purchase_id, ${lineColumns})
     SELECT ${owner}l.purchase_id, ${lineValues(context)} FROM import_lines l WHERE l.outcome = 'created'`,
  );
  await client.query(
    `UPDATE ${home.header} p SET amount_minor = x.amount, base_amount_minor = x.base, line_count = x.n, purchased_at = x.at,
            kind = CASE WHEN x.is_return THEN 'return' ELSE 'sale' END
       FROM (SELECT ${home.owner === "" ? "" : "e.customer_id, "}e.purchase_id, sum(e.amount_minor) AS amount, sum(e.base_amount_minor) AS base, count(*)::int AS n,
                    min(e.purchased_at) AS at, bool_and(e.quantity < 0) AS is_return
               FROM ${home.lines} e JOIN (${touched}) l ON ${same("e", "l")}e.purchase_id = l.purchase_id
              GROUP BY ${home.owner === "" ? "" : "e.customer_id, "}e.purchase_id) x
      WHERE ${same("p", "x")}p.id = x.purchase_id`,
  );
}

async function merge(context: MergeContext, { from: bucket }: MergeRange): Promise<Partial<RowCounts>> {
  await context.client.query("SET LOCAL default_statistics_target = 10");
  await context.client.query(`ANALYZE ${stageBucket(context.no, bucket)} (customer, invoice, product)`);
  await buildRows(context, bucket);
  await buildHeaders(context);
  let total = noRows;
  for (const home of homes) {
    const inserted = await insertNew(context, home);
    const { written = 0, ...compared } = (await compareKnown(context, home)) as Partial<RowCounts> & {
      written?: number;
    };
    if (written > 0 && !context.dryRun) await writeKnown(context, home);
    const counts = addCounts({ ...noRows, created: inserted }, compared);
    total = addCounts(total, home.owner === "" ? { anonymous: countRows(counts) } : counts);
  }
  return total;
}

async function finish(context: MergeContext): Promise<Record<string, unknown> | undefined> {
  if (context.dryRun) return undefined;
  await refreshSummaries(context);
  return dimensionReport(context);
}

/** A customer's lines, and the lines of an anonymous basket, are in one bucket; two buckets have nothing in common. */
export const mergePurchases: Merge = { prepare, merge, finish, lanes: 2, bucketBy: ["customer", "invoice"] };
