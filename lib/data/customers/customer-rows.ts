// What does the list show of these customers? One read for a page of ids; values the scope may not see never leave the database.
import type { CustomerRow } from "@/lib/domain/customers/customer-row";
import { showPhone } from "@/lib/domain/customers/phones";
import { type Db, Prisma } from "../client";
import { customersInScopeSql, mayRead, type Scope } from "../scope";

const contactSql = (kind: "phone" | "email", readable: boolean) =>
  readable
    ? Prisma.sql`(SELECT ${kind === "phone" ? Prisma.sql`p.value` : Prisma.sql`p.display`} FROM contact_point p WHERE p.customer_id = c.customer_id AND p.kind = ${kind}
        AND p.status NOT IN ('bounced', 'invalid') ORDER BY p.is_primary DESC, p.id LIMIT 1)`
    : Prisma.sql`NULL::text`;

/** The rows of these ids, in their order. Ids outside the scope are left out. */
export async function listCustomerRows(db: Db, scope: Scope, ids: readonly string[]): Promise<CustomerRow[]> {
  if (ids.length === 0) return [];
  const readable = mayRead(scope, "contact");
  const rows = await db.$queryRaw<
    (Omit<CustomerRow, "lastAt" | "updatedAt"> & { lastAt: Date | null; updatedAt: Date })[]
  >(
    Prisma.sql`
    SELECT c.customer_id::text AS id, c.code, c.name, c.kind::text AS kind, c.status::text AS status, c.stage,
      u.name AS "ownerName", t.name AS "teamName", c.province_code AS "provinceCode", c.country,
      coalesce((SELECT json_agg(json_build_object('id', g.id, 'name', g.name, 'colour', g.colour) ORDER BY g.name)
        FROM customer_tag l JOIN tag g ON g.id = l.tag_id WHERE l.customer_id = c.customer_id), '[]') AS tags,
      ${contactSql("phone", readable)} AS phone, ${contactSql("email", readable)} AS email,
      coalesce(s.orders, 0) AS orders, s.spend_minor::text AS "spendMinor", s.last_at AS "lastAt", c.updated_at AS "updatedAt"
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS asked(id, place)
    JOIN customer c ON c.customer_id = asked.id
    LEFT JOIN purchase_summary s ON s.customer_id = c.customer_id
    LEFT JOIN app_user u ON u.id = c.owner_id
    LEFT JOIN team t ON t.id = c.team_id
    WHERE ${customersInScopeSql(scope, "c")}
    ORDER BY asked.place`,
  );
  return rows.map(({ lastAt, updatedAt, ...row }) => ({
    ...row,
    phone: row.phone === null ? null : showPhone(row.phone),
    lastAt: lastAt?.toISOString() ?? null,
    updatedAt: updatedAt.toISOString(),
  }));
}
