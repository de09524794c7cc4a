// Who fits a condition that the index does not carry? SQL answers it, in the transaction that the index was brought up to
// date in, so that both speak of one moment.
import type { RuleLeaf } from "@/lib/domain/segmentation/rule";
import type { RuleContext } from "@/lib/domain/segmentation/rule-context";
import { Prisma } from "./client";
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";
import { compileRule } from "./segment-sql";

/** Ids of active customers in the scope for whom the condition holds, objections to profiling aside. */
export async function leafIds(
  client: PoolClient,
  scope: Scope,
  leaf: RuleLeaf,
  context: RuleContext,
): Promise<string[]> {
  const { flags, nodes } = compileRule(scope, leaf, context);
  const test = nodes[0]?.test ?? Prisma.sql`FALSE`;
  const query = Prisma.sql`SELECT f.customer_id::text AS id FROM ${flags} WHERE ${test}`;
  const { rows } = await client.query<{ id: string }>({ text: query.text, values: [...query.values] });
  return rows.map(({ id }) => id);
}
