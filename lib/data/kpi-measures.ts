// What is a KPI's value, and from which rows? Each measure is one set of rows: a hit or not, an amount, touched or
// not. The value is counted from that set and the list beneath it shows the same set, so they cannot disagree.
// Values are of the whole company; the list beneath shows the rows of the scope only.
import type { MeasureName, MeasureParams } from "@/lib/domain/most/measures";
import { type Db, Prisma } from "./client";
import { customersInScopeSql, type Scope } from "./scope";

export interface MeasureQuery {
  readonly measure: MeasureName;
  readonly params: MeasureParams;
  readonly asOf: Date;
  /** Members of the segment as a subquery of customer ids, when the measure is limited to one. */
  readonly members: Prisma.Sql | null;
  /** The tactics at or beneath the node, for measures of cards. */
  readonly tacticIds: readonly string[];
}

const { sql, empty } = Prisma;
const touched = sql`'contacted', 'responded', 'declined', 'unreachable'`;

const within = (members: Prisma.Sql | null, column: Prisma.Sql) =>
  members === null ? empty : sql`AND ${column} IN (${members})`;

const windowStart = ({ asOf, params }: MeasureQuery) =>
  new Date(asOf.getTime() - (params.windowDays ?? 90) * 86_400_000);

const inCategory = (categoryId: number, column: Prisma.Sql) =>
  sql`${column} IN (SELECT id FROM category WHERE id = ${categoryId} OR ${categoryId} = ANY(path))`;

/** Sales as (customer, order, instant, amount): headers, or the part of each order that lies in a category. */
function orders(query: MeasureQuery, from: Date | null, everybody = false): Prisma.Sql {
  const { params, members, asOf } = query;
  const since = from === null ? empty : sql`AND purchased_at > ${from}`;
  if (params.categoryId !== undefined) {
    return sql`SELECT customer_id, purchase_id::text AS ref, max(purchased_at) AS at, sum(base_amount_minor) AS amount
      FROM ${everybody && members === null ? sql`all_purchase_line` : sql`purchase_line`}
      WHERE purchased_at <= ${asOf} ${since} AND ${inCategory(params.categoryId, sql`category_id`)}
        ${within(members, sql`customer_id`)}
      GROUP BY customer_id, purchase_id HAVING sum(quantity) > 0`;
  }
  const known = sql`SELECT customer_id, code AS ref, purchased_at AS at, base_amount_minor AS amount FROM purchase
    WHERE kind = 'sale' AND purchased_at <= ${asOf} ${since} ${within(members, sql`customer_id`)}`;
  if (!everybody || members !== null) return known;
  return sql`${known} UNION ALL SELECT NULL::uuid, code, purchased_at, base_amount_minor FROM anonymous_purchase
    WHERE kind = 'sale' AND purchased_at <= ${asOf} ${since}`;
}

const buyers = (query: MeasureQuery, from: Date | null, hit: Prisma.Sql, having: Prisma.Sql) =>
  sql`SELECT customer_id, count(*)::text AS ref, max(at) AS at, ${hit} AS hit, sum(amount) AS amount, false AS untouched
    FROM (${orders(query, from)}) o GROUP BY customer_id HAVING ${having}`;

/** Money in, returns taken off: every line or header of the window, whoever bought. */
function takings(query: MeasureQuery): Prisma.Sql {
  const { params, members, asOf } = query;
  const window = sql`purchased_at > ${windowStart(query)} AND purchased_at <= ${asOf}`;
  const shape = (table: Prisma.Sql, customer: Prisma.Sql, ref: Prisma.Sql, filter: Prisma.Sql) =>
    sql`SELECT ${customer} AS customer_id, ${ref} AS ref, purchased_at AS at, true AS hit,
      base_amount_minor::numeric AS amount, false AS untouched FROM ${table} WHERE ${window} ${filter}`;
  const own = within(members, sql`customer_id`);
  if (params.categoryId !== undefined) {
    const filter = sql`AND ${inCategory(params.categoryId, sql`category_id`)} ${own}`;
    const table = members === null ? sql`all_purchase_line` : sql`purchase_line`;
    return shape(table, sql`customer_id`, sql`purchase_id::text || '/' || product_id || '/' || occurrence`, filter);
  }
  const known = shape(sql`purchase`, sql`customer_id`, sql`code`, own);
  if (members !== null) return known;
  return sql`${known} UNION ALL ${shape(sql`anonymous_purchase`, sql`NULL::uuid`, sql`code`, empty)}`;
}

const cards = (query: MeasureQuery, hit: Prisma.Sql, filter: Prisma.Sql) =>
  sql`SELECT t.customer_id, t.status AS ref, coalesce(t.responded_at, t.updated_at) AS at, ${hit} AS hit,
    0::numeric AS amount, t.holdout AS untouched
    FROM tactic_target t WHERE t.node_id = ANY(${[...query.tacticIds]}::uuid[]) AND t.created_at <= ${query.asOf} ${filter}`;

const contacted = sql`AND NOT t.holdout AND t.status IN (${touched})`;

/** The closed record of measures; a name that is not here does not compile. */
const rowsOf: Record<MeasureName, (query: MeasureQuery) => Prisma.Sql> = {
  active_customers: (query) => buyers(query, windowStart(query), sql`true`, sql`true`),
  second_purchase_rate: (query) => buyers(query, null, sql`count(*) >= 2`, sql`min(at) > ${windowStart(query)}`),
  repeat_rate: (query) => buyers(query, windowStart(query), sql`count(*) >= 2`, sql`true`),
  lapsed_customers: (query) => buyers(query, null, sql`true`, sql`max(at) <= ${windowStart(query)}`),
  revenue: takings,
  average_order: (query) =>
    sql`SELECT customer_id, ref, at, true AS hit, amount::numeric AS amount, false AS untouched
      FROM (${orders(query, windowStart(query), true)}) o`,
  segment_size: ({ members }) =>
    sql`SELECT m.customer_id, NULL::text AS ref, NULL::timestamptz AS at, true AS hit, 0::numeric AS amount, false AS untouched
      FROM (${members ?? sql`SELECT NULL::uuid AS customer_id WHERE false`}) m(customer_id)`,
  permission_rate: ({ params, asOf, members }) =>
    sql`SELECT s.customer_id, p.state AS ref, p.since AS at, p.state IS NOT NULL AS hit, 0::numeric AS amount, false AS untouched
      FROM customer s LEFT JOIN LATERAL (
        SELECT state, since FROM preference_state g WHERE g.customer_id = s.customer_id AND g.purpose_code = 'promotions'
          AND g.channel = ${params.channel ?? "email"} AND g.state = 'granted' AND g.since <= ${asOf}
          AND (g.expires_at IS NULL OR g.expires_at > ${asOf}) ORDER BY g.topic_id LIMIT 1) p ON true
      WHERE s.status = 'active' AND s.created_at <= ${asOf} ${within(members, sql`s.customer_id`)}`,
  capture_rate: (query) =>
    sql`SELECT i.customer_id, i.kind AS ref, i.occurred_at AS at, btrim(i.body) <> '' AS hit, 0::numeric AS amount, false AS untouched
      FROM interaction i WHERE i.kind IN ('meeting', 'visit') AND i.archived_at IS NULL
        AND i.occurred_at > ${windowStart(query)} AND i.occurred_at <= ${query.asOf} ${within(query.members, sql`i.customer_id`)}`,
  response_rate: (query) =>
    cards(query, sql`t.responded_at IS NOT NULL AND t.responded_at <= ${query.asOf}`, contacted),
  cost_per_contact: (query) => cards(query, sql`true`, contacted),
  cost_per_response: (query) =>
    cards(query, sql`t.responded_at IS NOT NULL AND t.responded_at <= ${query.asOf}`, contacted),
  uplift: (query) =>
    cards(
      query,
      sql`EXISTS (SELECT 1 FROM purchase p WHERE p.customer_id = t.customer_id AND p.kind = 'sale'
        AND p.purchased_at > t.created_at AND p.purchased_at <= ${query.asOf})`,
      empty,
    ),
};

export interface MeasureCounts {
  readonly rows: number;
  readonly hits: number;
  readonly amount: number;
  readonly untouched: number;
  readonly untouchedHits: number;
  /** Budget of the tactics in minor units, null when none has one. */
  readonly budget: number | null;
  /** Whether the company has any sale up to the day: without one, nought is not known to be nought. */
  readonly sales: boolean;
}

export async function countMeasure(db: Db, _scope: Scope, query: MeasureQuery): Promise<MeasureCounts> {
  const tacticIds = [...query.tacticIds];
  const [row] = await db.$queryRaw<Record<"rows" | "hits" | "amount" | "untouched" | "untouchedHits", unknown>[]>`
    SELECT count(*) AS "rows", count(*) FILTER (WHERE hit) AS hits, coalesce(sum(amount), 0) AS amount,
      count(*) FILTER (WHERE untouched) AS untouched, count(*) FILTER (WHERE untouched AND hit) AS "untouchedHits"
    FROM (${rowsOf[query.measure](query)}) r`;
  const [known] = await db.$queryRaw<{ sales: boolean; budget: unknown }[]>`
    SELECT EXISTS (SELECT 1 FROM purchase WHERE purchased_at <= ${query.asOf})
      OR EXISTS (SELECT 1 FROM anonymous_purchase WHERE purchased_at <= ${query.asOf}) AS sales,
      (SELECT sum(budget_minor) FROM tactic WHERE node_id = ANY(${tacticIds}::uuid[])) AS budget`;
  return {
    rows: Number(row?.rows ?? 0),
    hits: Number(row?.hits ?? 0),
    amount: Number(row?.amount ?? 0),
    untouched: Number(row?.untouched ?? 0),
    untouchedHits: Number(row?.untouchedHits ?? 0),
    budget: known?.budget === null || known?.budget === undefined ? null : Number(known.budget),
    sales: known?.sales ?? false,
  };
}

export interface MeasureRow {
  readonly key: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly customerCode: string | null;
  readonly ref: string | null;
  readonly at: Date | null;
  readonly hit: boolean;
  readonly amount: number;
  readonly untouched: boolean;
}

/** The rows beneath a value, newest first, a page at a time. Rows of customers outside the scope stay out. */
export async function listMeasureRows(
  db: Db,
  scope: Scope,
  query: MeasureQuery,
  after: string | null,
  limit: number,
): Promise<MeasureRow[]> {
  const rows = await db.$queryRaw<(Omit<MeasureRow, "amount"> & { amount: unknown })[]>`
    SELECT * FROM (
      SELECT to_char(coalesce(r.at, 'epoch'::timestamptz) AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS')
          || '/' || coalesce(r.customer_id::text, '') || '/' || coalesce(r.ref, '') AS key,
        r.customer_id AS "customerId", c.name AS "customerName", c.code AS "customerCode",
        r.ref, r.at, r.hit, r.amount, r.untouched
      FROM (${rowsOf[query.measure](query)}) r LEFT JOIN customer c ON c.customer_id = r.customer_id
      WHERE r.customer_id IS NULL OR ${customersInScopeSql(scope, "c")}) listed
    WHERE ${after}::text IS NULL OR key COLLATE "C" < ${after}
    ORDER BY key COLLATE "C" DESC LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, amount: Number(row.amount ?? 0) }));
}
