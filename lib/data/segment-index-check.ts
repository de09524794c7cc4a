// What does SQL say of a rule, in a form that a bit set can be held against? Numbers of members and of withheld, and the
// exclusive or over the members' ids.
import type { SegmentRule } from "@/lib/domain/segmentation/rule";
import type { RuleContext } from "@/lib/domain/segmentation/rule-context";
import { Prisma } from "./client";
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";
import { compileRule } from "./segment-sql";

export interface RuleFigures {
  readonly members: number;
  readonly withheld: number;
  /** Thirty-two hexadecimal digits. */
  readonly mix: string;
}

export async function ruleFigures(
  client: PoolClient,
  scope: Scope,
  rule: SegmentRule,
  context: RuleContext,
): Promise<RuleFigures> {
  const { flags, member, withheld } = compileRule(scope, rule, context);
  const half = (from: number) =>
    Prisma.sql`COALESCE(bit_xor(('x' || substr(replace(f.customer_id::text, '-', ''), ${from}::int, 16))::bit(64))
      FILTER (WHERE ${member}), 0::bit(64))`;
  const query = Prisma.sql`SELECT count(*) FILTER (WHERE ${member})::int AS members,
      count(*) FILTER (WHERE ${withheld})::int AS withheld, ${half(1)}::text AS upper, ${half(17)}::text AS lower
    FROM ${flags}`;
  const { rows } = await client.query<{ members: number; withheld: number; upper: string; lower: string }>({
    text: query.text,
    values: [...query.values],
  });
  const hex = (bits: string) => BigInt(`0b${bits}`).toString(16).padStart(16, "0");
  const row = rows[0];
  if (!row) throw new Error("an aggregate answers one row");
  return { members: row.members, withheld: row.withheld, mix: hex(row.upper) + hex(row.lower) };
}
