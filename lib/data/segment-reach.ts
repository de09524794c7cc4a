// Who may be contacted, for what and how? The gate as it stands, asked of every grant that lives: for the members of one
// rule, and for everybody at once into the index.
import { contactChannels } from "@/lib/domain/customers/kinds";
import type { GatePolicy } from "@/lib/domain/permission/gate-facts";
import type { RowTable } from "@/lib/domain/segmentation/columnar/row-table";
import { RowTableBuilder } from "@/lib/domain/segmentation/columnar/row-table";
import type { UuidTable } from "@/lib/domain/segmentation/columnar/uuid-table";
import { type Db, Prisma } from "./client";
import { gateSql } from "./eligibility";
import { readGatePolicy } from "./eligibility-policy";
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";
import { readRows } from "./segment-index-copy";
import { inlined } from "./segment-index-literals";
import { instant } from "./segment-sql-comparison";

/** purpose → channel → customers. */
export type MayContact = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Rows of customer, purpose and channel with an open gate; `who` is a relation `m(customer_id)`, or everybody. */
function reachRowsSql(policy: GatePolicy, asOf: Date, who: Prisma.Sql): Prisma.Sql {
  const { joins, block } = gateSql(policy, asOf, "standing");
  return Prisma.sql`
    SELECT a.customer_id, a.purpose_code AS purpose, a.channel, a.until
    FROM (SELECT g.customer_id, g.purpose_code, g.channel, 0 AS topic_id, g.expires_at AS until FROM preference_state g
      WHERE ${who} AND g.topic_id = 0 AND g.state = 'granted'
        AND g.since <= ${instant(asOf)} AND (g.expires_at IS NULL OR g.expires_at > ${instant(asOf)})) a
    ${joins} WHERE (${block}) IS NULL`;
}

/** The same counted among customers of a relation `m(customer_id)`. */
export function reachCountsSql(policy: GatePolicy, asOf: Date, members: Prisma.Sql): Prisma.Sql {
  const rows = reachRowsSql(policy, asOf, Prisma.sql`g.customer_id IN (SELECT m.customer_id FROM (${members}) m)`);
  return Prisma.sql`SELECT r.purpose, r.channel, count(DISTINCT r.customer_id)::int AS customers
    FROM (${rows}) r GROUP BY r.purpose, r.channel`;
}

/** Every purpose there is with every channel, nought where nobody may be contacted. */
export function reachTable(
  purposes: readonly string[],
  found: readonly { purpose: string; channel: string; customers: number }[],
): MayContact {
  const table: Record<string, Record<string, number>> = {};
  for (const purpose of purposes) {
    table[purpose] = Object.fromEntries(contactChannels.map((channel) => [channel, 0]));
  }
  for (const { purpose, channel, customers } of found) table[purpose] = { ...table[purpose], [channel]: customers };
  return table;
}

/** How many of these customers may be contacted. */
export async function countReach(db: Db, _scope: Scope, ids: readonly string[], asOf: Date): Promise<MayContact> {
  const policy = await readGatePolicy(db, asOf);
  const members = Prisma.sql`SELECT unnest(${`{${ids.join(",")}}`}::uuid[]) AS customer_id`;
  const [purposes, found] = await Promise.all([
    db.purpose.findMany({
      where: { archivedAt: null },
      orderBy: [{ position: "asc" }, { code: "asc" }],
      select: { code: true },
    }),
    db.$queryRaw<{ purpose: string; channel: string; customers: number }[]>(reachCountsSql(policy, asOf, members)),
  ]);
  return reachTable(
    purposes.map(({ code }) => code),
    found,
  );
}

/** Everybody of the table of ids who may be contacted at a moment, by purpose and channel, and until when. */
export async function loadReach(
  client: PoolClient,
  scope: Scope,
  policy: GatePolicy,
  ids: UuidTable,
  only: readonly string[] | null,
  asOf: Date,
): Promise<RowTable> {
  const who = only === null ? Prisma.sql`TRUE` : Prisma.sql`g.customer_id = ANY(${`{${only.join(",")}}`}::uuid[])`;
  const rows = Prisma.sql`SELECT r.customer_id, r.purpose || '|' || r.channel, r.until
    FROM (${reachRowsSql(policy, asOf, who)}) r`;
  const builder = new RowTableBuilder(["until"], true);
  const values = new Float64Array(1);
  await readRows(client, scope, inlined(rows), 3, (row) => {
    const customer = ids.find(row.uuidWord(0, 0), row.uuidWord(0, 1), row.uuidWord(0, 2), row.uuidWord(0, 3));
    if (customer < 0) return;
    values[0] = row.millis(2);
    builder.add(customer, builder.texts.of(row.buffer, row.start(1), row.end(1)), values);
  });
  return builder.build();
}
