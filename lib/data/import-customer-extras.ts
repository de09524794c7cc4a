// What else does a staged customer bring that is no column of the customer row? Ways to reach them, an address, tags.
// Nothing is replaced: what is new is added beside what is held, and taken away again by an undo.
import { contactHashSql } from "./contact-hash";
import { literal, type MergeContext, uuidSql } from "./import-sql";
import { stageTable } from "./import-staging";

const contactColumns = ["phone", "email", "zalo"] as const;

/** SQL: the line (alias s) adds something to its customer (alias t). */
export function extraChange({ has }: MergeContext): string {
  const changes = contactColumns
    .filter((kind) => has.has(kind))
    .map(
      (kind) => `EXISTS (SELECT 1 FROM unnest(s.${kind}) v WHERE NOT EXISTS (
        SELECT 1 FROM contact_point p WHERE p.customer_id = t.customer_id AND p.kind = '${kind}' AND p.value = v))`,
    );
  if (has.has("address_line")) {
    changes.push(`(s.address_line IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM address a WHERE a.customer_id = t.customer_id AND a.as_received = s.address_line COLLATE "default"))`);
  }
  if (has.has("tags")) {
    changes.push(`EXISTS (SELECT 1 FROM unnest(s.tags) v WHERE NOT EXISTS (
      SELECT 1 FROM customer_tag ct JOIN tag g ON g.id = ct.tag_id WHERE ct.customer_id = t.customer_id AND g.name = v))`);
  }
  return changes.length === 0 ? "false" : changes.join(" OR ");
}

/** New customers cannot have what is added already; for known ones it is looked up. */
const newOrKnown = [
  { where: "c.outcome = 'created' AND c.target IS NULL", conflict: "", contactConflict: "", main: "v.n = 1" },
  {
    where: "c.outcome IN ('created', 'updated') AND c.target IS NOT NULL",
    conflict: "ON CONFLICT DO NOTHING",
    contactConflict: "ON CONFLICT (customer_id, kind, value) DO NOTHING",
    main: "v.n = 1 AND NOT EXISTS (SELECT 1 FROM contact_point p WHERE p.customer_id = c.target AND p.kind = ",
  },
] as const;

async function addContacts({ client, no, at, has, hashKey }: MergeContext): Promise<void> {
  const rows = `FROM import_chunk c JOIN ${stageTable(no)} s USING (line)`;
  for (const kind of contactColumns) {
    if (!has.has(kind)) continue;
    for (const { where, conflict, contactConflict, main } of newOrKnown) {
      await client.query(
        `INSERT INTO contact_point (customer_id, id, kind, value, display, value_hash, is_primary, source, source_ref, import_no, created_at, updated_at)
         SELECT c.new_id, ${uuidSql(at, "(c.line * 4 + v.n::int)")}, '${kind}', v.value, v.display,
                ${contactHashSql("v.value", "$3", "$4")}, ${conflict === "" ? main : `${main}'${kind}')`}, 'import', $1, ${no}, $2, $2
           ${rows}, unnest(s.${kind}, s.${kind}_written) WITH ORDINALITY v (value, display, n) WHERE ${where} ${contactConflict}`,
        [`import ${no}`, at, hashKey.outer, hashKey.inner],
      );
      await client.query(
        `INSERT INTO identity_key (kind, value, customer_id) SELECT '${kind}', v, c.new_id ${rows}, unnest(s.${kind}) v WHERE ${where} ORDER BY 2 ${conflict}`,
      );
    }
  }
  if (!has.has("tax_code")) return;
  await client.query(
    `INSERT INTO identity_key (kind, value, customer_id)
     SELECT 'tax', s.tax_code, c.new_id FROM import_chunk c JOIN ${stageTable(no)} s USING (line)
      WHERE c.outcome IN ('created', 'updated') AND s.tax_code IS NOT NULL ON CONFLICT DO NOTHING`,
  );
}

async function addAddresses({ client, no, at, has }: MergeContext): Promise<void> {
  if (!has.has("address_line")) return;
  const optional = (column: string) => (has.has(column) ? `s.${column}` : "NULL");
  await client.query(
    `INSERT INTO address (customer_id, id, line, as_received, ward_code, province_code, country, is_primary, source, import_no, created_at, updated_at)
     SELECT c.new_id, ${uuidSql(at, "c.line")}, s.address_line, s.address_line, ${optional("ward_code")}, ${optional("province_code")},
            coalesce(${optional("country")}, 'VN'), NOT EXISTS (SELECT 1 FROM address a WHERE a.customer_id = c.new_id), 'import', ${no}, $1, $1
       FROM import_chunk c JOIN ${stageTable(no)} s USING (line)
      WHERE c.outcome IN ('created', 'updated') AND s.address_line IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM address a WHERE a.customer_id = c.new_id AND a.as_received = s.address_line COLLATE "default")`,
    [at],
  );
}

async function addTags({ client, no, at, has }: MergeContext): Promise<void> {
  if (!has.has("tags")) return;
  const tags = `FROM import_chunk c JOIN ${stageTable(no)} s USING (line), unnest(s.tags) v WHERE c.outcome IN ('created', 'updated')`;
  await client.query(
    `INSERT INTO tag (slug, name, created_at) SELECT DISTINCT ON (lower(v)) lower(regexp_replace(v, '\\s+', '-', 'g')), v, $1::timestamptz ${tags}
       AND NOT EXISTS (SELECT 1 FROM tag g WHERE g.name = v) ON CONFLICT DO NOTHING`,
    [at],
  );
  await client.query(
    `WITH added AS (
       INSERT INTO customer_tag (customer_id, tag_id, created_at)
       SELECT DISTINCT c.new_id, g.id, $1::timestamptz FROM import_chunk c JOIN ${stageTable(no)} s USING (line), unnest(s.tags) v
         JOIN tag g ON g.name = v OR g.slug = lower(regexp_replace(v, '\\s+', '-', 'g'))
        WHERE c.outcome IN ('created', 'updated') ON CONFLICT DO NOTHING RETURNING customer_id, tag_id)
     INSERT INTO import_undo (import_no, id, entity, key, before)
     SELECT ${no}, (2::bigint << 40) + c.line * 32 + row_number() OVER (PARTITION BY c.line), 'customer_tag',
            jsonb_build_object('customerId', a.customer_id, 'tagId', a.tag_id), '{}'
       FROM added a JOIN import_chunk c ON c.new_id = a.customer_id WHERE c.target IS NOT NULL ON CONFLICT DO NOTHING`,
    [at],
  );
}

/** History of what was added to customers that were there before. */
async function recordAdditions({ client, no, at, actorId, has }: MergeContext): Promise<void> {
  for (const kind of contactColumns) {
    if (!has.has(kind)) continue;
    await client.query(
      `INSERT INTO fact_change (customer_id, id, field, before, after, source, source_ref, actor_id, at)
       SELECT p.customer_id, ${uuidSql(at, "c.line")}, ${literal(kind)}, NULL, to_jsonb(p.value), 'import', $1, $2::uuid, $3
         FROM import_chunk c JOIN contact_point p ON p.customer_id = c.target AND p.kind = ${literal(kind)} AND p.import_no = ${no}
        WHERE c.outcome = 'updated' AND c.changed >= 0`,
      [`import ${no}`, actorId, at],
    );
  }
}

/** Adds contacts, addresses and tags of the created and updated lines of the chunk. */
export async function attachExtras(context: MergeContext): Promise<void> {
  await addContacts(context);
  await addAddresses(context);
  await addTags(context);
  await recordAdditions(context);
}
