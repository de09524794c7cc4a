// How are imported purchases taken back? Their lines go, changed lines are as they were, headers and totals follow. Lines that
// a later import changed stay.
import { recomputeSummaries } from "./import-summaries";
import { hasLater, touchedLater, type UndoContext } from "./import-undo-tally";

const homes = [
  { header: "purchase", lines: "purchase_line", owner: true },
  { header: "anonymous_purchase", lines: "anonymous_purchase_line", owner: false },
] as const;

const lineColumns = [
  "category_id",
  "store_id",
  "channel",
  "purchased_at",
  "quantity",
  "unit_price_minor",
  "discount_minor",
  "amount_minor",
  "base_amount_minor",
];
const headerColumns = [
  "kind",
  "channel",
  "store_id",
  "purchased_at",
  "amount_minor",
  "base_amount_minor",
  "line_count",
];

const assign = (columns: readonly string[], from: string) =>
  columns.map((column) => `${column} = ${from}.${column}`).join(", ");

async function undoHome(context: UndoContext, { header, lines, owner }: (typeof homes)[number]): Promise<void> {
  const { client, no, tally } = context;
  const key = (alias: string, other: string) =>
    `${owner ? `${alias}.customer_id = ${other}.customer_id AND ` : ""}${alias}.purchase_id = ${other}.purchase_id`;
  const image = (
    alias: string,
  ) => `${owner ? `${alias}.customer_id = (u.before->>'customer_id')::uuid AND ` : ""}${alias}.purchase_id = (u.before->>'purchase_id')::uuid
    AND ${alias}.product_id = (u.before->>'product_id')::int AND ${alias}.occurrence = (u.before->>'occurrence')::smallint`;
  const later = (await hasLater(context, lines)) ? touchedLater(no, lines, image("e")) : "false";
  await client.query(
    `CREATE TEMP TABLE undone_${lines} ON COMMIT DROP AS SELECT DISTINCT ${owner ? "e.customer_id, " : ""}e.purchase_id FROM ${lines} e WHERE e.import_no = ${no}`,
  );
  if (owner) {
    await client.query(
      `INSERT INTO undone_${lines} SELECT DISTINCT (before->>'customer_id')::uuid, (before->>'purchase_id')::uuid FROM import_undo WHERE import_no = ${no} AND entity = '${lines}'`,
    );
  }
  if (later !== "false") {
    const kept =
      await client.query(`SELECT h.id::text AS id, h.code AS name, 'laterImport' AS reason FROM ${lines} e JOIN ${header} h ON h.id = e.purchase_id${owner ? " AND h.customer_id = e.customer_id" : ""}
      WHERE ${later} AND (e.import_no = ${no} OR EXISTS (SELECT 1 FROM import_undo u WHERE u.import_no = ${no} AND u.entity = '${lines}' AND ${image("e")}))`);
    tally.keep(lines, kept.rows);
  }
  tally.remove(
    lines,
    (await client.query(`DELETE FROM ${lines} e WHERE e.import_no = ${no} AND NOT ${later}`)).rowCount,
  );
  tally.restore(
    lines,
    (
      await client.query(`UPDATE ${lines} e SET ${assign(lineColumns, "b")} FROM import_undo u, jsonb_populate_record(NULL::${lines}, u.before) b
        WHERE u.import_no = ${no} AND u.entity = '${lines}' AND ${image("e")} AND NOT ${later}`)
    ).rowCount,
  );
  const empty = `NOT EXISTS (SELECT 1 FROM ${lines} e WHERE ${owner ? "e.customer_id = h.customer_id AND " : ""}e.purchase_id = h.id)`;
  tally.remove(header, (await client.query(`DELETE FROM ${header} h WHERE h.import_no = ${no} AND ${empty}`)).rowCount);
  // A header that was there before is as it was, unless lines of a later import are in it: then it is added up again.
  const laterHeader = (await hasLater(context, header))
    ? touchedLater(no, header, "(u.key->>'id')::uuid = h.id")
    : "false";
  await client.query(`UPDATE ${header} h SET ${assign(headerColumns, "b")} FROM import_undo u, jsonb_populate_record(NULL::${header}, u.before) b
    WHERE u.import_no = ${no} AND u.entity = '${header}' AND h.id = b.id ${owner ? "AND h.customer_id = b.customer_id" : ""} AND NOT ${laterHeader}`);
  await client.query(`UPDATE ${header} h SET amount_minor = x.amount, base_amount_minor = x.base, line_count = x.n
    FROM (SELECT ${owner ? "e.customer_id, " : ""}e.purchase_id, sum(e.amount_minor) AS amount, sum(e.base_amount_minor) AS base, count(*)::int AS n
            FROM ${lines} e JOIN undone_${lines} d ON ${key("e", "d")} GROUP BY ${owner ? "e.customer_id, " : ""}e.purchase_id) x
   WHERE h.id = x.purchase_id ${owner ? "AND h.customer_id = x.customer_id" : ""} AND (h.import_no = ${no} OR ${laterHeader})`);
}

/** Lines of a customer who has been merged since are the survivor's: the images of what they were, of whichever import, follow. */
async function followMerged({ client }: UndoContext): Promise<void> {
  await client.query(`UPDATE import_undo u SET before = jsonb_set(u.before, '{customer_id}', to_jsonb(c.merged_into_id))
    FROM customer c WHERE u.entity IN ('purchase', 'purchase_line') AND c.merged_into_id IS NOT NULL AND c.customer_id = (u.before->>'customer_id')::uuid`);
}

/** Takes back purchases, lines and baskets; the totals of their customers follow. */
export async function undoPurchases(context: UndoContext): Promise<void> {
  const { client, scope, no, now } = context;
  await followMerged(context);
  for (const home of homes) await undoHome(context, home);
  const customers = "SELECT customer_id FROM undone_purchase_line";
  await client.query(`DELETE FROM purchase_summary m WHERE m.customer_id IN (${customers})
    AND NOT EXISTS (SELECT 1 FROM purchase p WHERE p.customer_id = m.customer_id)`);
  await recomputeSummaries(client, scope, customers, now);
  await client.query(`UPDATE customer c SET stage = 'prospect' FROM import_undo u
    WHERE u.import_no = ${no} AND u.entity = 'stage' AND c.customer_id = (u.key->>'customerId')::uuid AND c.stage = 'customer'
      AND NOT EXISTS (SELECT 1 FROM purchase p WHERE p.customer_id = c.customer_id AND p.kind = 'sale')`);
}
