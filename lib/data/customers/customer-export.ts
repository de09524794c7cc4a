// How do all customers of a filter leave the database? Through a cursor, a batch at a time: memory stays flat at any size.
import type { ExportColumn } from "@/lib/domain/customers/customer-export";
import type { CustomerFilter, CustomerSort } from "@/lib/domain/customers/customer-list";
import type { GatePolicy } from "@/lib/domain/permission/gate-facts";
import { Prisma } from "../client";
import { mayContactSql } from "../eligibility";
import type { Pool } from "../pool";
import { mayRead, type Scope } from "../scope";
import { customerListSql } from "./customer-list-sql";

export type ExportRow = Readonly<Record<ExportColumn, string | number | null>>;

const batch = 2000;

/** What the addresses of this file are for: without a live yes to it, they stay. */
export const exportPurpose = "promotions";

/** A phone number leaves under a yes to any medium that reaches it. */
const mediaOf = { phone: ["phone", "sms", "zalo"], email: ["email"] } as const;

const contactSql = (kind: "phone" | "email", policy: GatePolicy, now: Date) => Prisma.sql`
  (SELECT string_agg(${kind === "phone" ? Prisma.sql`k.value` : Prisma.sql`k.display`}, ', ' ORDER BY k.is_primary DESC, k.id) FROM contact_point k
    WHERE k.customer_id = c.customer_id AND k.kind = ${kind}
      AND EXISTS (SELECT FROM unnest(${[...mediaOf[kind]]}::text[]) medium WHERE ${mayContactSql(
        policy,
        now,
        Prisma.sql`c.customer_id`,
        { purposeCode: exportPurpose, channel: Prisma.sql`medium`, point: Prisma.sql`k.id` },
      )}))`;

const columnSql = (policy: GatePolicy, now: Date): Record<ExportColumn, Prisma.Sql> => ({
  code: Prisma.sql`c.code`,
  name: Prisma.sql`c.name`,
  kind: Prisma.sql`c.kind::text`,
  stage: Prisma.sql`c.stage`,
  phone: contactSql("phone", policy, now),
  email: contactSql("email", policy, now),
  province: Prisma.sql`c.province_code`,
  country: Prisma.sql`c.country`,
  tags: Prisma.sql`(SELECT string_agg(g.name, ', ' ORDER BY g.name) FROM customer_tag l JOIN tag g ON g.id = l.tag_id
    WHERE l.customer_id = c.customer_id)`,
  owner: Prisma.sql`u.name`,
  team: Prisma.sql`t.name`,
  orders: Prisma.sql`coalesce(s.orders, 0)`,
  spend: Prisma.sql`s.spend_minor::float8`,
  last: Prisma.sql`to_char(s.last_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
  updated: Prisma.sql`to_char(c.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
});

const orders: Record<string, Prisma.Sql> = {
  name: Prisma.sql`c.name_sort`,
  last: Prisma.sql`s.last_at`,
  spend: Prisma.sql`s.spend_minor`,
  updated: Prisma.sql`c.updated_at`,
};

export interface CustomerExport {
  readonly filter: CustomerFilter;
  readonly sort: CustomerSort;
  readonly columns: readonly ExportColumn[];
}

/** Batches of rows in the list's order. Leaving early closes the cursor and gives the connection back. */
export async function* streamCustomers(
  pool: Pool,
  scope: Scope,
  now: Date,
  policy: GatePolicy,
  { filter, sort, columns }: CustomerExport,
): AsyncGenerator<ExportRow[]> {
  const allowed = columns.filter((column) => mayRead(scope, "contact") || (column !== "phone" && column !== "email"));
  const columnsSql = columnSql(policy, now);
  const selected = allowed.map((column) => Prisma.sql`${columnsSql[column]} AS ${Prisma.raw(`"${column}"`)}`);
  const direction = Prisma.raw(sort.startsWith("-") ? "DESC NULLS LAST" : "ASC NULLS LAST");
  const order = orders[sort.replace("-", "")] ?? Prisma.sql`c.name_sort`;
  const query = Prisma.sql`
    SELECT ${Prisma.join(selected)} FROM customer c
    LEFT JOIN purchase_summary s ON s.customer_id = c.customer_id
    LEFT JOIN app_user u ON u.id = c.owner_id
    LEFT JOIN team t ON t.id = c.team_id
    WHERE ${customerListSql(scope, filter, now)}
    ORDER BY ${order} ${direction}, c.customer_id`;
  const client = await pool.connect();
  let whole = false;
  try {
    await client.query("BEGIN READ ONLY");
    await client.query(`DECLARE customer_export NO SCROLL CURSOR FOR ${query.text}`, query.values);
    while (true) {
      const { rows } = await client.query<ExportRow>(`FETCH ${batch} FROM customer_export`);
      if (rows.length > 0) yield rows;
      if (rows.length < batch) break;
    }
    await client.query("COMMIT");
    whole = true;
  } finally {
    // A reader who left in the middle leaves an open cursor: that connection is not used again.
    client.release(!whole);
  }
}
