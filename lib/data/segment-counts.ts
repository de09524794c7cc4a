// How many belong to a rule, how many are withheld, how many may be contacted, and what does each condition match?
// One statement answers all of it.

import { contactChannels } from "@/lib/domain/customers/kinds";
import type { GatePolicy } from "@/lib/domain/permission/gate-facts";
import type { SegmentRule } from "@/lib/domain/segmentation/rule";
import type { RuleContext } from "@/lib/domain/segmentation/rule-context";
import { type Db, Prisma } from "./client";
import { gateSql } from "./eligibility";
import { readGatePolicy } from "./eligibility-policy";
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
  /** Members whom the gate lets us contact, apart from the hour and the cap: purpose → channel → customers. */
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

/** Who may be contacted for what: the gate as it stands, asked of every grant that lives at `asOf`. */
function reachSql(policy: GatePolicy, asOf: Date): Prisma.Sql {
  const { joins, block } = gateSql(policy, asOf, "standing");
  return Prisma.sql`
    SELECT a.purpose_code AS purpose, a.channel, count(DISTINCT a.customer_id)::int AS customers
    FROM (SELECT g.customer_id, g.purpose_code, g.channel, 0 AS topic_id FROM (SELECT unnest(ids) AS customer_id FROM tally) m
      JOIN preference_state g ON g.customer_id = m.customer_id AND g.topic_id = 0 AND g.state = 'granted'
        AND g.since <= ${instant(asOf)} AND (g.expires_at IS NULL OR g.expires_at > ${instant(asOf)})) a
    ${joins} WHERE (${block}) IS NULL GROUP BY a.purpose_code, a.channel`;
}

export async function countBoundRule(
  db: Db,
  scope: Scope,
  rule: SegmentRule,
  context: RuleContext,
): Promise<SegmentCount> {
  const { flags, nodes, member, withheld } = compileRule(scope, rule, context);
  const policy = await readGatePolicy(db, context.asOf);
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
      (SELECT json_agg(reach) FROM (${reachSql(policy, context.asOf)}) reach) AS reach
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
