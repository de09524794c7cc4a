// Who among the customers of an import may be somebody the company knows already? By phone, e-mail, or name and birth date.
import type { MergeContext } from "./import-sql";

export interface DuplicateCandidate {
  readonly by: "phone" | "email" | "birth";
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly otherId: string;
  readonly otherCode: string;
  readonly otherName: string;
}

const most = 100;

/** Nothing is merged: a person decides. Looks only at customers and contacts this import brought. */
export async function findDuplicates({
  client,
  no,
  has,
}: MergeContext): Promise<{ duplicates: { count: number; rows: DuplicateCandidate[] } }> {
  await client.query("CREATE TEMP TABLE import_pairs (by text, id uuid, other uuid) ON COMMIT DROP");
  // Each new key is looked up by itself: statistics do not know the new ones yet, and a join planned on them may loop over all.
  for (const kind of ["phone", "email"]) {
    if (!has.has(kind)) continue;
    await client.query(`INSERT INTO import_pairs SELECT p.kind, p.customer_id, k.customer_id FROM contact_point p
      JOIN LATERAL (SELECT i.customer_id FROM identity_key i WHERE i.kind = '${kind}' AND i.value = p.value COLLATE "C" OFFSET 0) k
        ON k.customer_id <> p.customer_id WHERE p.import_no = ${no} AND p.kind = '${kind}'`);
  }
  if (has.has("birth_date") && has.has("name")) {
    await client.query(`INSERT INTO import_pairs SELECT 'birth', c.customer_id, o.customer_id FROM customer c
      JOIN LATERAL (SELECT i.customer_id FROM customer i WHERE i.birth_date = c.birth_date AND i.name_search = c.name_search OFFSET 0) o
        ON o.customer_id <> c.customer_id WHERE c.import_no = ${no} AND c.birth_date IS NOT NULL`);
  }
  // A pair of two new customers is named once.
  const pairs = `SELECT DISTINCT x.by, x.id, x.other FROM import_pairs x JOIN customer o ON o.customer_id = x.other
    WHERE o.import_no IS DISTINCT FROM ${no} OR x.other > x.id`;
  const { rows } = await client.query<DuplicateCandidate & { n: string }>(
    `SELECT x.by, c.customer_id::text AS id, c.code, c.name, o.customer_id::text AS "otherId", o.code AS "otherCode", o.name AS "otherName", count(*) OVER ()::int AS n
       FROM (${pairs}) x JOIN customer c ON c.customer_id = x.id JOIN customer o ON o.customer_id = x.other
      WHERE c.status IN ('active', 'archived') AND o.status IN ('active', 'archived') ORDER BY c.code LIMIT ${most}`,
  );
  return { duplicates: { count: Number(rows[0]?.n ?? 0), rows: rows.map(({ n: _, ...row }) => row) } };
}
