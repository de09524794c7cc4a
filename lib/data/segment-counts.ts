// How many belong to a rule, how many are withheld, how many may be contacted, and what does each condition match?
// One statement answers all of it.

import type { SegmentRule } from "@/lib/domain/segmentation/rule";
import type { RuleContext } from "@/lib/domain/segmentation/rule-context";
import { type Db, Prisma } from "./client";
import { readGatePolicy } from "./eligibility-policy";
import type { Scope } from "./scope";
import { bindRule } from "./segment-context";
import { type MayContact, reachCountsSql, reachTable } from "./segment-reach";
import { compileRule } from "./segment-sql";

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
  /** Members whom the gate lets us contact, apart from the hour and the cap; null where it was not asked of so many. */
  readonly mayContact: MayContact | null;
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

/** The gate is asked of up to `askGateOf` members: for hundreds of thousands it takes longer than anybody waits. */
export async function countBoundRule(
  db: Db,
  scope: Scope,
  rule: SegmentRule,
  context: RuleContext,
  askGateOf = Number.POSITIVE_INFINITY,
): Promise<SegmentCount> {
  const { flags, nodes, member, withheld } = compileRule(scope, rule, context);
  const policy = await readGatePolicy(db, context.asOf);
  const most = Number.isFinite(askGateOf) ? Prisma.sql`WHERE members <= ${askGateOf}::int` : Prisma.empty;
  const memberIds = Prisma.sql`SELECT unnest(ids) AS customer_id FROM tally ${most}`;
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
      (SELECT json_agg(reach) FROM (${reachCountsSql(policy, context.asOf, memberIds)}) reach) AS reach
    FROM tally`;
  return {
    members: row?.members ?? 0,
    population: row?.population ?? 0,
    withheld: row?.withheld ?? 0,
    mayContact: (row?.members ?? 0) > askGateOf ? null : reachTable(row?.purposes ?? [], row?.reach ?? []),
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
