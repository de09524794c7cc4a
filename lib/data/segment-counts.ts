// How many belong to a rule, how many are withheld, how many may be contacted, and what does each condition match?
// One statement answers all of it.

import { contactChannels } from "@/lib/domain/customers/kinds";
import type { SegmentRule } from "@/lib/domain/segmentation/rule";
import type { RuleContext } from "@/lib/domain/segmentation/rule-context";
import { type Db, Prisma } from "./client";
import type { Scope } from "./scope";
import { bindRule } from "./segment-context";
import { compileRule } from "./segment-sql";
import { instant } from "./segment-sql-comparison";

export interface NodeCount {
  readonly path: string;
  /** Customers of the population for whom this node alone holds. */
  readonly alone: number;
  /** Members of the segment for whom it holds. */
  readonly inPlace: number;
}

export interface SegmentCount {
  readonly members: number;
  readonly population: number;
  /** Match the rule and object to profiling: left out. */
  readonly withheld: number;
  /** Members with a live grant and a way to reach them: purpose → channel → customers. */
  readonly mayContact: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly conditions: readonly NodeCount[];
}

interface CountRow {
  population: number;
  members: number;
  withheld: number;
  alone: number[];
  in_place: number[];
  reach: { purpose: string; channel: string; customers: number }[] | null;
  purposes: string[] | null;
}

/** Until the gate answers: a grant in the ledger, alive at `asOf`, and a contact point of that channel not suppressed. */
const reachSql = (asOf: Date) => Prisma.sql`
  SELECT p.purpose_code AS purpose, p.channel, count(DISTINCT p.customer_id)::int AS customers
  FROM (SELECT unnest(ids) AS customer_id FROM tally) m
  JOIN preference_state p ON p.customer_id = m.customer_id AND p.topic_id = 0 AND lower(p.state) = 'granted'
    AND p.since <= ${instant(asOf)} AND (p.expires_at IS NULL OR p.expires_at > ${instant(asOf)})
  JOIN contact_point k ON k.customer_id = m.customer_id AND k.status NOT IN ('bounced', 'invalid')
    AND k.kind = CASE p.channel WHEN 'sms' THEN 'phone' ELSE p.channel END
  WHERE NOT EXISTS (SELECT 1 FROM suppression s
    WHERE s.contact_hash = k.value_hash AND s.channel = p.channel AND s.released_at IS NULL)
  GROUP BY p.purpose_code, p.channel`;

export async function countBoundRule(
  db: Db,
  scope: Scope,
  rule: SegmentRule,
  context: RuleContext,
): Promise<SegmentCount> {
  const { flags, nodes, member, withheld } = compileRule(scope, rule, context);
  const tally = (test: Prisma.Sql) => Prisma.sql`count(*) FILTER (WHERE ${test})::int`;
  const [row] = await db.$queryRaw<CountRow[]>`
    WITH tally AS MATERIALIZED (
      SELECT count(*)::int AS population, ${tally(member)} AS members, ${tally(withheld)} AS withheld,
        ARRAY[${Prisma.join(nodes.map(({ test }) => tally(test)))}]::int[] AS alone,
        ARRAY[${Prisma.join(nodes.map(({ test }) => tally(Prisma.sql`${member} AND ${test}`)))}]::int[] AS in_place,
        array_agg(f.customer_id) FILTER (WHERE ${member}) AS ids
      FROM ${flags})
    SELECT population, members, withheld, alone, in_place,
      (SELECT json_agg(code ORDER BY position, code) FROM purpose WHERE archived_at IS NULL) AS purposes,
      (SELECT json_agg(reach) FROM (${reachSql(context.asOf)}) reach) AS reach
    FROM tally`;
  const mayContact: Record<string, Record<string, number>> = {};
  for (const purpose of row?.purposes ?? []) {
    mayContact[purpose] = Object.fromEntries(contactChannels.map((channel) => [channel, 0]));
  }
  for (const { purpose, channel, customers } of row?.reach ?? []) {
    mayContact[purpose] = { ...mayContact[purpose], [channel]: customers };
  }
  return {
    members: row?.members ?? 0,
    population: row?.population ?? 0,
    withheld: row?.withheld ?? 0,
    mayContact,
    conditions: nodes.map(({ path }, index) => ({
      path,
      alone: row?.alone[index] ?? 0,
      inPlace: row?.in_place[index] ?? 0,
    })),
  };
}

/** Counts any JSON that is a rule; anything else is INVALID_RULE. */
export async function countSegment(
  db: Db,
  scope: Scope,
  rule: unknown,
  asOf: Date,
  self?: { id: string; name: string },
): Promise<SegmentCount> {
  const bound = await bindRule(db, scope, rule, asOf, self);
  return countBoundRule(db, scope, bound.rule, bound.context);
}
