// Which facts about members leave in a file? Addresses only under a live grant for the purpose, on their own channel.
import { type Db, Prisma } from "./client";
import { customersInScopeSql, mayRead, type Scope } from "./scope";
import { instant } from "./segment-sql-comparison";

export interface SegmentExportRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly stage: string;
  readonly provinceCode: string | null;
  readonly orders: number;
  readonly spendMinor: bigint;
  readonly lastAt: Date | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly zalo: string | null;
}

/** Rows of these customers in the order of the ids. */
export function listExportRows(
  db: Db,
  scope: Scope,
  ids: readonly string[],
  purpose: string,
  now: Date,
): Promise<SegmentExportRow[]> {
  const contact = (kind: "email" | "phone" | "zalo") =>
    mayRead(scope, "contact")
      ? Prisma.sql`(SELECT k.display FROM contact_point k
          WHERE k.customer_id = c.customer_id AND k.kind = ${kind} AND k.status NOT IN ('bounced', 'invalid')
            AND EXISTS (SELECT 1 FROM preference_state p
              WHERE p.customer_id = c.customer_id AND p.purpose_code = ${purpose} AND p.channel = ${kind}
                AND p.topic_id = 0 AND lower(p.state) = 'granted' AND p.since <= ${instant(now)}
                AND (p.expires_at IS NULL OR p.expires_at > ${instant(now)}))
            AND NOT EXISTS (SELECT 1 FROM suppression s
              WHERE s.contact_hash = k.value_hash AND s.channel = ${kind} AND s.released_at IS NULL)
          ORDER BY k.is_primary DESC, k.id LIMIT 1)`
      : Prisma.sql`NULL::text`;
  return db.$queryRaw<SegmentExportRow[]>`
    SELECT c.code, c.name, c.kind::text AS kind, c.stage, c.province_code AS "provinceCode",
      COALESCE(s.orders, 0) AS orders, COALESCE(s.spend_minor, 0) AS "spendMinor", s.last_at AS "lastAt",
      ${contact("email")} AS email, ${contact("phone")} AS phone, ${contact("zalo")} AS zalo
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS m(id, place)
    JOIN customer c ON c.customer_id = m.id AND c.status = 'active' AND ${customersInScopeSql(scope)}
    LEFT JOIN purchase_summary s ON s.customer_id = c.customer_id
    ORDER BY m.place`;
}
