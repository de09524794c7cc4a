// How do staged campaign recipients and AIO links reach their customers? One record per customer and campaign (or topic);
// further lines of a campaign are further responses, further lines of a topic replace the earlier ones.
import { nameSortKey, searchKey } from "@/lib/domain/basics/text";
import { createCustomers, customerTable, refuseUnknownCustomers } from "./import-dimensions";
import { type Merge, type MergeContext, refuseRows } from "./import-sql";
import { stageTable } from "./import-staging";

async function resolveCustomers(context: MergeContext): Promise<number> {
  await customerTable(context);
  if (!context.createMissing) return refuseUnknownCustomers(context);
  if (!context.dryRun) await createCustomers(context);
  return 0;
}

/** Pairs of customer and campaign with what the file says of each, numbered from 1. */
async function buildRecipients({ client, no, has }: MergeContext): Promise<number> {
  const responded = has.has("responded_at") ? "s.responded_at" : "NULL::timestamptz";
  await client.query(`CREATE UNLOGGED TABLE ${stageTable(no, "h")} AS
    SELECT row_number() OVER (ORDER BY c.customer_id, s.customer, s.campaign)::int AS h, c.customer_id, p.campaign_id, count(*)::int AS n,
           count(${responded})::int AS responses, min(${responded}) AS responded_at
      FROM ${stageTable(no)} s LEFT JOIN ${stageTable(no, "c")} c ON c.code = s.customer LEFT JOIN ${stageTable(no, "p")} p ON p.code = s.campaign
     WHERE s.state = 0 GROUP BY c.customer_id, s.customer, p.campaign_id, s.campaign`);
  const { rows } = await client.query(`SELECT count(*)::int AS n FROM ${stageTable(no, "h")}`);
  return rows[0]?.n ?? 0;
}

async function ensureCampaigns({ client, no, createMissing, dryRun }: MergeContext): Promise<void> {
  const p = stageTable(no, "p");
  await client.query(`CREATE UNLOGGED TABLE ${p} AS SELECT x.code, g.id AS campaign_id
    FROM (SELECT DISTINCT campaign AS code FROM ${stageTable(no)} WHERE state = 0) x LEFT JOIN campaign g ON g.code = x.code COLLATE "default"`);
  if (!createMissing || dryRun) return;
  await client.query(`WITH made AS (INSERT INTO campaign (code, name, import_no) SELECT code, code, ${no} FROM ${p} WHERE campaign_id IS NULL ORDER BY code RETURNING id, code)
    UPDATE ${p} p SET campaign_id = made.id FROM made WHERE p.code = made.code COLLATE "C"`);
}

export const mergeRecipients: Merge = {
  prepare: async (context) => {
    const { client, no, createMissing } = context;
    let rejected = await resolveCustomers(context);
    await ensureCampaigns(context);
    if (!createMissing) {
      const unknown = `${stageTable(no)} s JOIN ${stageTable(no, "p")} p ON p.code = s.campaign AND p.campaign_id IS NULL WHERE s.state = 0`;
      rejected += await refuseRows(
        context,
        `SELECT s.line, 'unknownCampaign', NULL, s.campaign, NULL::jsonb FROM ${unknown}`,
      );
      await client.query(
        `UPDATE ${stageTable(no)} s SET state = 2 FROM ${stageTable(no, "p")} p WHERE p.code = s.campaign AND p.campaign_id IS NULL AND s.state = 0`,
      );
    }
    return { counts: { rejected }, end: (await buildRecipients(context)) + 1, step: 20_000 };
  },
  merge: async ({ client, no, dryRun, again }, { from, to }) => {
    const pairs = `${stageTable(no, "h")} h LEFT JOIN campaign_recipient e ON e.customer_id = h.customer_id AND e.campaign_id = h.campaign_id WHERE h.h >= ${from} AND h.h < ${to}`;
    const own = again ? `e.import_no = ${no}` : "false";
    // A new pair is created by its first line; each further response changes it once more.
    const news = `(e.customer_id IS NULL OR ${own})`;
    const changes = `CASE WHEN ${news} THEN greatest(h.responses - 1, 0)
      WHEN EXISTS (SELECT 1 FROM import_undo u WHERE u.import_no = ${no} AND u.id = h.h) THEN least(h.n, greatest(h.responses - (SELECT (u.before->>'responses')::int FROM import_undo u WHERE u.import_no = ${no} AND u.id = h.h), 1))
      ELSE least(h.n, greatest(h.responses - e.responses, (h.responded_at < coalesce(e.responded_at, 'infinity'))::int, 0)) END`;
    const { rows } =
      await client.query(`SELECT coalesce(sum(${news}::int), 0)::int AS created, coalesce(sum(${changes}), 0)::int AS updated,
      coalesce(sum(h.n - ${news}::int - ${changes}), 0)::int AS unchanged FROM ${pairs}`);
    if (dryRun) return rows[0];
    const differs =
      "e.customer_id IS NOT NULL AND (h.responses > e.responses OR h.responded_at < coalesce(e.responded_at, 'infinity'))";
    await client.query(`INSERT INTO import_undo (import_no, id, entity, key, before)
      SELECT ${no}, h.h, 'campaign_recipient', '{}', to_jsonb(e) FROM ${pairs} AND ${differs} AND NOT (${own}) ON CONFLICT DO NOTHING`);
    await client.query(`UPDATE campaign_recipient e SET responses = greatest(e.responses, h.responses), responded_at = least(e.responded_at, h.responded_at)
      FROM ${stageTable(no, "h")} h WHERE h.h >= ${from} AND h.h < ${to} AND e.customer_id = h.customer_id AND e.campaign_id = h.campaign_id AND ${differs}`);
    await client.query(`INSERT INTO campaign_recipient (customer_id, campaign_id, responded_at, responses, import_no)
      SELECT h.customer_id, h.campaign_id, h.responded_at, h.responses, ${no} FROM ${stageTable(no, "h")} h WHERE h.h >= ${from} AND h.h < ${to}
      ON CONFLICT DO NOTHING`);
    return rows[0];
  },
  finish: async ({ client, no, dryRun }) => {
    if (dryRun) return undefined;
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM customer WHERE import_no = ${no}) AS "newCustomers", (SELECT count(*)::int FROM campaign WHERE import_no = ${no}) AS "newCampaigns"`,
    );
    return rows[0];
  },
};

const slug = (name: string) =>
  searchKey(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "") || nameSortKey(name, "company");

/** Topics of the file with their ids; unknown ones are made, as interests unless the file says what they are. */
async function ensureTopics({ client, no, has, dryRun }: MergeContext): Promise<void> {
  const p = stageTable(no, "p");
  const kind = has.has("topic_kind") ? "min(topic_kind)" : "NULL::text";
  const { rows } = await client.query<{ name: string; kind: string | null }>(
    `SELECT topic AS name, ${kind} AS kind FROM ${stageTable(no)} WHERE state = 0 GROUP BY topic`,
  );
  const slugs = rows.map(({ name }) => slug(name));
  if (!dryRun) {
    await client.query(
      `INSERT INTO aio_topic (kind, slug, name_vi, name_en) SELECT DISTINCT ON (x.slug) coalesce(x.kind, 'interest')::aio_kind, x.slug, x.name, x.name
         FROM unnest($1::text[], $2::text[], $3::text[]) x (name, kind, slug)
        WHERE NOT EXISTS (SELECT 1 FROM aio_topic t WHERE t.slug = x.slug OR lower(t.name_vi) = lower(x.name) OR lower(t.name_en) = lower(x.name)) ON CONFLICT DO NOTHING`,
      [rows.map(({ name }) => name), rows.map((row) => row.kind), slugs],
    );
  }
  await client.query(`CREATE UNLOGGED TABLE ${p} (name text COLLATE "C", topic_id int)`);
  await client.query(
    `INSERT INTO ${p} SELECT x.name, (SELECT t.id FROM aio_topic t WHERE t.slug = x.slug OR lower(t.name_vi) = lower(x.name) OR lower(t.name_en) = lower(x.name) ORDER BY t.slug = x.slug DESC LIMIT 1)
       FROM unnest($1::text[], $2::text[]) x (name, slug)`,
    [rows.map(({ name }) => name), slugs],
  );
}

export const mergeAio: Merge = {
  prepare: async (context) => {
    const { client, no } = context;
    const rejected = await resolveCustomers(context);
    await ensureTopics(context);
    const l = stageTable(no, "l");
    await client.query(`CREATE UNLOGGED TABLE ${l} AS SELECT s.line, c.customer_id, s.customer, p.topic_id, s.topic,
        max(s.line) OVER (PARTITION BY s.customer, coalesce(p.topic_id::text, s.topic)) AS last_line
      FROM ${stageTable(no)} s LEFT JOIN ${stageTable(no, "c")} c ON c.code = s.customer LEFT JOIN ${stageTable(no, "p")} p ON p.name = s.topic WHERE s.state = 0`);
    const repeated = await refuseRows(
      context,
      `SELECT line, 'repeated', NULL, topic, jsonb_build_object('line', last_line) FROM ${l} WHERE line < last_line`,
    );
    await client.query(`DELETE FROM ${l} WHERE line < last_line`);
    const { rows } = await client.query(`SELECT coalesce(max(line), 0)::int + 1 AS n FROM ${l}`);
    return { counts: { rejected, skipped: repeated }, end: rows[0]?.n ?? 1, step: 20_000 };
  },
  merge: async ({ client, no, at, has, dryRun, again, actorId }, { from, to }) => {
    const said = (column: string, otherwise: string) =>
      has.has(column) ? `coalesce(s.${column}, ${otherwise})` : otherwise;
    const joined = `${stageTable(no, "l")} l JOIN ${stageTable(no)} s USING (line) LEFT JOIN customer_aio e ON e.customer_id = l.customer_id AND e.topic_id = l.topic_id WHERE l.line >= ${from} AND l.line < ${to}`;
    const values = {
      polarity: `${said("polarity", "NULL")} COLLATE "default"`,
      strength: said("strength", "NULL::int"),
      note: `${said("note", "NULL")} COLLATE "default"`,
    };
    const differs = Object.entries(values)
      .map(([column, value]) => `(${value} IS NOT NULL AND ${value} IS DISTINCT FROM e.${column})`)
      .join(" OR ");
    const own = again
      ? `WHEN e.import_no = ${no} THEN 'created' WHEN EXISTS (SELECT 1 FROM import_undo u WHERE u.import_no = ${no} AND u.id = l.line) THEN 'updated'`
      : "";
    const { rows } = await client.query(
      `SELECT x.outcome, count(*)::int AS n FROM (SELECT CASE WHEN e.customer_id IS NULL THEN 'created' ${own} WHEN ${differs} THEN 'updated' ELSE 'unchanged' END AS outcome FROM ${joined}) x GROUP BY 1`,
    );
    const counts = Object.fromEntries(rows.map(({ outcome, n }) => [outcome, n]));
    if (dryRun) return counts;
    await client.query(
      `INSERT INTO import_undo (import_no, id, entity, key, before) SELECT ${no}, l.line, 'customer_aio', '{}', to_jsonb(e) FROM ${joined} AND e.customer_id IS NOT NULL AND (${differs}) ON CONFLICT DO NOTHING`,
    );
    await client.query(
      `INSERT INTO customer_aio AS e (customer_id, topic_id, polarity, strength, note, source, source_ref, recorded_by_id, recorded_at, import_no)
       SELECT l.customer_id, l.topic_id, ${said("polarity", "'positive'")}, ${said("strength", "3")}, ${has.has("note") ? "s.note" : "NULL"}, 'import', $1, $2::uuid, ${said("recorded_at", "$3::timestamptz")}, ${no}
         FROM ${joined} AND e.customer_id IS NULL AND $3::timestamptz IS NOT NULL`,
      [`import ${no}`, actorId, at],
    );
    await client.query(
      `UPDATE customer_aio e SET polarity = coalesce(x.polarity, e.polarity), strength = coalesce(x.strength, e.strength), note = coalesce(x.note, e.note), source = 'import', source_ref = $1, recorded_at = $2
         FROM (SELECT l.customer_id, l.topic_id, ${values.polarity} AS polarity, ${values.strength} AS strength, ${values.note} AS note FROM ${joined} AND e.customer_id IS NOT NULL AND (${differs})) x
        WHERE e.customer_id = x.customer_id AND e.topic_id = x.topic_id`,
      [`import ${no}`, at],
    );
    return counts;
  },
};
