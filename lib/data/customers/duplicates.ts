// Who might be held twice? The same phone, e-mail, Zalo or tax code on several customers, or the same name and birth date.
import { searchKey } from "@/lib/domain/basics/text";
import { type Db, Prisma } from "../client";
import { customersInScopeSql, mayRead, type Scope } from "../scope";

export const duplicateReasons = ["phone", "email", "zalo", "tax", "name_birth"] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

export interface TwinCustomer {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

/** Customers of the same name (dấu aside) and birth date, within reach. */
export async function listNameBirthTwins(
  db: Db,
  scope: Scope,
  person: { readonly name: string; readonly birthDate: string },
): Promise<TwinCustomer[]> {
  return db.$queryRaw<TwinCustomer[]>(Prisma.sql`
    SELECT c.customer_id::text AS id, c.name, c.code FROM customer c
    WHERE c.birth_date = ${person.birthDate}::date AND c.name_search = ${searchKey(person.name)}
      AND c.status IN ('active', 'archived') AND ${customersInScopeSql(scope, "c")}
    ORDER BY c.customer_id LIMIT 5`);
}

export interface DuplicateGroup {
  readonly reason: DuplicateReason;
  /** What they share, as stored: a number, an address, or "name|birth date". */
  readonly value: string;
  readonly customers: (TwinCustomer & { readonly orders: number; readonly updatedAt: Date })[];
}

const live = (scope: Scope) => Prisma.sql`c.status IN ('active', 'archived') AND ${customersInScopeSql(scope, "c")}`;

function groupsSql(scope: Scope, reason: DuplicateReason, after: string | undefined, size: number): Prisma.Sql {
  const beyond = after ?? "";
  if (reason === "name_birth") {
    return Prisma.sql`SELECT c.name_search || '|' || c.birth_date::text AS value, array_agg(c.customer_id) AS ids
      FROM customer c WHERE c.birth_date IS NOT NULL AND ${live(scope)}
      GROUP BY c.birth_date, c.name_search HAVING count(*) > 1 AND (c.name_search || '|' || c.birth_date::text) COLLATE "C" > ${beyond}
      ORDER BY (c.name_search || '|' || c.birth_date::text) COLLATE "C" LIMIT ${size}`;
  }
  return Prisma.sql`SELECT k.value, array_agg(c.customer_id) AS ids
    FROM (SELECT value FROM identity_key WHERE kind = ${reason} AND value > ${beyond} GROUP BY value HAVING count(*) > 1 ORDER BY value) k
    JOIN identity_key i ON i.kind = ${reason} AND i.value = k.value JOIN customer c ON c.customer_id = i.customer_id
    WHERE ${live(scope)} GROUP BY k.value HAVING count(*) > 1 ORDER BY k.value LIMIT ${size}`;
}

/** Groups of customers that share something, in the order of what they share; read on from a value. */
export async function listDuplicateGroups(
  db: Db,
  scope: Scope,
  { reason, after, size }: { reason: DuplicateReason; after?: string | undefined; size: number },
): Promise<DuplicateGroup[]> {
  if (reason !== "name_birth" && !mayRead(scope, "contact")) return [];
  const rows = await db.$queryRaw<{ value: string; customers: DuplicateGroup["customers"] }[]>(Prisma.sql`
    WITH found AS MATERIALIZED (${groupsSql(scope, reason, after, size)})
    SELECT f.value, (SELECT json_agg(json_build_object('id', c.customer_id, 'name', c.name, 'code', c.code,
        'orders', coalesce(s.orders, 0), 'updatedAt', c.updated_at) ORDER BY coalesce(s.orders, 0) DESC, c.customer_id)
      FROM (SELECT unnest(f.ids[1:10]) AS id) one JOIN customer c ON c.customer_id = one.id
      LEFT JOIN purchase_summary s ON s.customer_id = c.customer_id) AS customers
    FROM found f ORDER BY f.value COLLATE "C"`);
  return rows.map(({ value, customers }) => ({ reason, value, customers }));
}
