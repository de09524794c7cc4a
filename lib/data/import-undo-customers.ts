// How are imported customers taken back? Fact by fact: a fact goes back only while it still says what the import wrote. A
// customer the import created goes, unless somebody has built on it since.
import { factColumns } from "./import-merge-customers";
import { literal, uuidSql } from "./import-sql";
import { touchedLater, type UndoContext } from "./import-undo-tally";

async function undoLinks({ client, no, tally }: UndoContext): Promise<void> {
  for (const [table, entity, match] of [
    [
      "campaign_recipient",
      "campaign_recipient",
      "e.customer_id = (u.before->>'customer_id')::uuid AND e.campaign_id = (u.before->>'campaign_id')::int",
    ],
    [
      "customer_aio",
      "customer_aio",
      "e.customer_id = (u.before->>'customer_id')::uuid AND e.topic_id = (u.before->>'topic_id')::int",
    ],
  ] as const) {
    const later = touchedLater(no, entity, match);
    // A link that a person has recorded anew carries another source; where customers were merged it may say what both did.
    const anew = table === "customer_aio" ? `e.source_ref IS DISTINCT FROM 'import ${no}' OR ` : "";
    const edited = `(${anew}e.customer_id IN (SELECT merged_into_id FROM customer WHERE merged_into_id IS NOT NULL))`;
    const columns =
      table === "customer_aio"
        ? ["polarity", "strength", "note", "source", "source_ref", "recorded_by_id", "recorded_at", "verified_at"]
        : ["responses", "responded_at"];
    const kept =
      await client.query(`SELECT e.customer_id::text AS id, c.name, CASE WHEN ${edited} THEN 'edited' ELSE 'laterImport' END AS reason
      FROM ${table} e JOIN customer c USING (customer_id) WHERE e.import_no = ${no} AND (${later} OR ${edited})`);
    tally.keep(table, kept.rows);
    tally.remove(
      table,
      (await client.query(`DELETE FROM ${table} e WHERE e.import_no = ${no} AND NOT (${later} OR ${edited})`)).rowCount,
    );
    const restored =
      await client.query(`UPDATE ${table} e SET ${columns.map((column) => `${column} = b.${column}`).join(", ")}
      FROM import_undo u, jsonb_populate_record(NULL::${table}, u.before) b
     WHERE u.import_no = ${no} AND u.entity = '${entity}' AND ${match} AND NOT (${later} OR ${edited})`);
    tally.restore(table, restored.rowCount);
  }
}

async function undoContacts({ client, no, tally }: UndoContext): Promise<void> {
  const touched = `(p.updated_at <> p.created_at OR p.status <> 'unverified' OR EXISTS (SELECT 1 FROM consent_event e WHERE e.customer_id = p.customer_id AND e.contact_point_id = p.id))`;
  const kept = await client.query(
    `SELECT p.customer_id::text AS id, p.display AS name, 'edited' AS reason FROM contact_point p WHERE p.import_no = ${no} AND ${touched}`,
  );
  tally.keep("contact_point", kept.rows);
  const gone =
    await client.query(`WITH gone AS (DELETE FROM contact_point p WHERE p.import_no = ${no} AND NOT ${touched} RETURNING p.customer_id, p.kind, p.value)
    DELETE FROM identity_key k USING gone WHERE k.customer_id = gone.customer_id AND k.kind = gone.kind AND k.value = gone.value COLLATE "C"`);
  tally.remove("contact_point", gone.rowCount);
  tally.remove(
    "address",
    (await client.query(`DELETE FROM address a WHERE a.import_no = ${no} AND a.updated_at = a.created_at`)).rowCount,
  );
  const tags =
    await client.query(`DELETE FROM customer_tag t USING import_undo u WHERE u.import_no = ${no} AND u.entity = 'customer_tag'
    AND t.customer_id = (u.key->>'customerId')::uuid AND t.tag_id = (u.key->>'tagId')::int`);
  tally.remove("customer_tag", tags.rowCount);
}

/** Columns whose value depends on more than one table's say: none; facts are put back one by one. */
async function undoFacts({ client, no, importedAt, now, actorId, tally }: UndoContext): Promise<void> {
  const { rows } = await client.query<{ fact: string }>(
    `SELECT DISTINCT jsonb_array_elements_text(u.before->'facts') AS fact FROM import_undo u WHERE u.import_no = ${no} AND u.entity = 'customer' ORDER BY 1`,
  );
  // A cleared fact has no origin. Whether this import cleared it, or somebody since, is told by the history; changes that
  // were taken back do not count.
  const clearedSince = (
    fact: string,
  ) => `EXISTS (SELECT 1 FROM fact_change f WHERE f.customer_id = t.customer_id AND f.field = ${literal(fact)}
      AND f.at > ${literal(importedAt.toISOString())}::timestamptz AND f.source_ref IS DISTINCT FROM 'import ${no}' AND coalesce(f.source_ref, '') NOT LIKE 'undo %'
      AND NOT EXISTS (SELECT 1 FROM import_job j WHERE 'import ' || j.no = f.source_ref AND j.undone_at IS NOT NULL))`;
  const ours = (fact: string) =>
    `(t.provenance->${literal(fact)}->>'ref' IS NOT DISTINCT FROM 'import ${no}' OR (t.provenance->${literal(fact)} IS NULL AND NOT ${clearedSince(fact)}))`;
  const image = `FROM import_undo u WHERE u.import_no = ${no} AND u.entity = 'customer' AND t.customer_id = (u.key->>'customerId')::uuid AND t.merged_into_id IS NULL`;
  const facts = rows.map(({ fact }) => fact);
  const concerned = (fact: string) => `u.before->'facts' ? ${literal(fact)}`;
  const touched = facts.map((fact) => `(${concerned(fact)} AND NOT ${ours(fact)})`).join(" OR ") || "false";
  const kept =
    await client.query(`SELECT t.customer_id::text AS id, t.name, 'edited' AS reason FROM customer t, import_undo u
    WHERE u.import_no = ${no} AND u.entity = 'customer' AND t.customer_id = (u.key->>'customerId')::uuid AND t.merged_into_id IS NULL AND (${touched})`);
  tally.keep("customer", kept.rows);
  // Asked before anything is put back: afterwards a fact no longer looks like this import's.
  const returning = facts.map((fact) => `(${concerned(fact)} AND ${ours(fact)})`).join(" OR ") || "false";
  const restored = await client.query(
    `UPDATE customer t SET version = t.version + 1, updated_at = $1 ${image} AND (${returning})`,
    [now],
  );
  tally.restore("customer", restored.rowCount);
  for (const fact of facts) {
    const columns = fact === "name" ? ["name", "name_search", "name_sort"] : factColumns(fact);
    await client.query(
      `INSERT INTO fact_change (customer_id, id, field, before, after, source, source_ref, actor_id, at)
       SELECT t.customer_id, ${uuidSql(now, "(u.id & 16777215)::int")}, ${literal(fact)}, to_jsonb(t."${columns[0]}"), u.before->'columns'->'${columns[0]}', 'import', 'undo ${no}', $1::uuid, $2
         FROM customer t, import_undo u WHERE u.import_no = ${no} AND u.entity = 'customer' AND t.customer_id = (u.key->>'customerId')::uuid AND t.merged_into_id IS NULL AND ${concerned(fact)} AND ${ours(fact)}`,
      [actorId, now],
    );
    await client.query(
      `UPDATE customer t SET ${columns.map((column) => `"${column}" = (jsonb_populate_record(NULL::customer, u.before->'columns'))."${column}"`).join(", ")},
              provenance = CASE WHEN u.before->'provenance' ? ${literal(fact)} THEN jsonb_set(t.provenance, ARRAY[${literal(fact)}], u.before->'provenance'->${literal(fact)}) ELSE t.provenance - ${literal(fact)} END
         ${image} AND ${concerned(fact)} AND ${ours(fact)}`,
    );
  }
}

/** What hung on a customer who has been merged since stays with the survivor, and is named. */
async function keepMerged({ client, no, tally }: UndoContext): Promise<void> {
  const { rows } = await client.query<{ what: string; id: string; name: string; reason: string }>(
    `SELECT u.entity AS what, s.customer_id::text AS id, s.name, 'edited' AS reason
       FROM import_undo u JOIN customer l ON l.customer_id = coalesce(u.key->>'customerId', u.before->>'customer_id')::uuid
       JOIN customer s ON s.customer_id = l.merged_into_id
      WHERE u.import_no = ${no} AND u.entity IN ('customer', 'customer_tag', 'customer_aio', 'campaign_recipient') ORDER BY u.id`,
  );
  for (const { what, ...row } of rows) tally.keep(what, [row]);
}

async function removeCreated({ client, no, tally }: UndoContext): Promise<void> {
  const exists = (table: string, more = "") =>
    `EXISTS (SELECT 1 FROM ${table} x WHERE x.customer_id = c.customer_id ${more})`;
  const reason = `CASE WHEN c.merged_into_id IS NOT NULL OR EXISTS (SELECT 1 FROM customer x WHERE x.merged_into_id = c.customer_id) THEN 'edited'
    WHEN ${exists("interaction")} THEN 'hasNotes' WHEN ${exists("purchase")} THEN 'hasPurchases' WHEN ${exists("consent_event")} THEN 'hasConsent'
    WHEN ${exists("tactic_target")} THEN 'inPlan'
    WHEN ${exists("relationship")} OR ${exists("job")} OR ${exists("household_member")} OR ${exists("awareness")} OR ${exists("customer_aio")} OR ${exists("campaign_recipient")}
      OR ${exists("contact_point")} OR ${exists("address")} OR ${exists("customer_tag", "AND x.created_by_id IS NOT NULL")} THEN 'edited'
    WHEN ${exists("fact_change", "AND x.source <> 'import'")} OR EXISTS (SELECT 1 FROM jsonb_each(c.provenance) f WHERE f.value->>'ref' IS DISTINCT FROM 'import ${no}') THEN 'edited' END`;
  await client.query(
    `CREATE TEMP TABLE undone_customer ON COMMIT DROP AS SELECT c.customer_id, c.name, ${reason} AS reason FROM customer c WHERE c.import_no = ${no}`,
  );
  tally.keep(
    "customer",
    (await client.query("SELECT customer_id::text AS id, name, reason FROM undone_customer WHERE reason IS NOT NULL"))
      .rows,
  );
  await client.query("CREATE INDEX ON undone_customer (customer_id)");
  await client.query("ANALYZE undone_customer");
  const gone = "SELECT customer_id FROM undone_customer WHERE reason IS NULL";
  await client.query(`DELETE FROM identity_key WHERE customer_id IN (${gone})`);
  tally.remove("customer", (await client.query(`DELETE FROM customer WHERE customer_id IN (${gone})`)).rowCount);
}

/** Takes back campaign links, AIO, contacts, tags, facts and new customers, in the order in which they lean on each other. */
export async function undoCustomers(context: UndoContext): Promise<void> {
  await keepMerged(context);
  await undoLinks(context);
  await undoContacts(context);
  await undoFacts(context);
  await removeCreated(context);
}
