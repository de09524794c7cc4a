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
  const parts: string[] = [];
  for (const kind of ["phone", "email"]) {
    if (!has.has(kind)) continue;
    parts.push(`SELECT p.kind AS by, p.customer_id AS id, k.customer_id AS other FROM contact_point p
      JOIN identity_key k ON k.kind = '${kind}' AND k.value = p.value COLLATE "C" AND k.customer_id <> p.customer_id
     WHERE p.import_no = ${no} AND p.kind = '${kind}'`);
  }
  if (has.has("birth_date") && has.has("name")) {
    parts.push(`SELECT 'birth' AS by, c.customer_id AS id, o.customer_id AS other FROM customer c
      JOIN customer o ON o.birth_date = c.birth_date AND o.name_search = c.name_search AND o.customer_id <> c.customer_id
     WHERE c.import_no = ${no} AND c.birth_date IS NOT NULL`);
  }
  if (parts.length === 0) return { duplicates: { count: 0, rows: [] } };
  // A pair of two new customers is named once.
  const pairs = `SELECT DISTINCT x.by, x.id, x.other FROM (${parts.join(" UNION ALL ")}) x JOIN customer o ON o.customer_id = x.other
    WHERE o.import_no IS DISTINCT FROM ${no} OR x.other > x.id`;
  const { rows } = await client.query<DuplicateCandidate & { n: string }>(
    `SELECT x.by, c.customer_id::text AS id, c.code, c.name, o.customer_id::text AS "otherId", o.code AS "otherCode", o.name AS "otherName", count(*) OVER ()::int AS n
       FROM (${pairs}) x JOIN customer c ON c.customer_id = x.id JOIN customer o ON o.customer_id = x.other
      WHERE c.status IN ('active', 'archived') AND o.status IN ('active', 'archived') ORDER BY c.code LIMIT ${most}`,
  );
  return { duplicates: { count: Number(rows[0]?.n ?? 0), rows: rows.map(({ n: _, ...row }) => row) } };
}
