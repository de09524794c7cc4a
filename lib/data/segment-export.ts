// Which facts about members leave in a file? Addresses only under a live grant for the purpose, on their own channel.
import { type Db, Prisma } from "./client";
import { mayContactSql } from "./eligibility";
import { readGatePolicy } from "./eligibility-policy";
import { customersInScopeSql, mayRead, type Scope } from "./scope";

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
export async function listExportRows(
  db: Db,
  scope: Scope,
  ids: readonly string[],
  purpose: string,
  now: Date,
): Promise<SegmentExportRow[]> {
  const policy = await readGatePolicy(db, now);
  const contact = (kind: "email" | "phone" | "zalo") =>
    mayRead(scope, "contact")
      ? Prisma.sql`(SELECT k.display FROM contact_point k
          WHERE k.customer_id = c.customer_id AND k.kind = ${kind}
            AND ${mayContactSql(policy, now, Prisma.sql`c.customer_id`, {
              purposeCode: purpose,
              channel: Prisma.sql`${kind}::text`,
              point: Prisma.sql`k.id`,
            })}
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
