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
}: MergeContext): Promise<{ duplicates: { count: number; rows: DuplicateCandidate[] } }> {
  const pairs = `SELECT DISTINCT p.kind AS by, p.customer_id AS id, o.customer_id AS other FROM contact_point p
      JOIN contact_point o ON o.kind = p.kind AND o.value = p.value AND o.customer_id <> p.customer_id
     WHERE p.import_no = ${no} AND p.kind IN ('phone', 'email') AND (o.import_no IS DISTINCT FROM ${no} OR o.customer_id > p.customer_id)
    UNION SELECT 'birth', c.customer_id, o.customer_id FROM customer c
      JOIN customer o ON o.birth_date = c.birth_date AND o.name_search = c.name_search AND o.customer_id <> c.customer_id
     WHERE c.import_no = ${no} AND c.birth_date IS NOT NULL AND (o.import_no IS DISTINCT FROM ${no} OR o.customer_id > c.customer_id)`;
  const { rows } = await client.query<DuplicateCandidate & { n: string }>(
    `SELECT x.by, c.customer_id::text AS id, c.code, c.name, o.customer_id::text AS "otherId", o.code AS "otherCode", o.name AS "otherName", count(*) OVER ()::int AS n
       FROM (${pairs}) x JOIN customer c ON c.customer_id = x.id JOIN customer o ON o.customer_id = x.other
      WHERE c.status IN ('active', 'archived') AND o.status IN ('active', 'archived') ORDER BY c.code LIMIT ${most}`,
  );
  return { duplicates: { count: Number(rows[0]?.n ?? 0), rows: rows.map(({ n: _, ...row }) => row) } };
}
