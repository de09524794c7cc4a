// Whom may we reach for what, all at once? The gate's answer for every customer, purpose, channel and address asked about.
import { contactChannels } from "@/lib/domain/customers/kinds";
import type { GatePolicy } from "@/lib/domain/permission/gate-facts";
import { type Db, Prisma } from "./client";
import { gateSql } from "./eligibility";
import { customersInScopeSql, type Scope } from "./scope";

export interface ListAnswer {
  /** customer/purpose/channel/topic/contact point, 0 and - for none. */
  readonly key: string;
  /** The first rule that says no; null: open. */
  readonly rule: string | null;
}

/** Every customer × question × channel × address, with the rules of the moment. */
export function askEverybody(
  db: Db,
  scope: Scope,
  customerIds: readonly string[],
  asks: readonly { readonly purposeCode: string; readonly topicId: number | null }[],
  policy: GatePolicy,
  at: Date,
): Promise<ListAnswer[]> {
  const { joins, block } = gateSql(policy, at, "moment");
  return db.$queryRaw<ListAnswer[]>(Prisma.sql`
    SELECT a.customer_id || '/' || a.purpose_code || '/' || a.channel || '/' || a.topic_id || '/' || coalesce(p.id::text, '-') AS key,
      ${block} AS rule
    FROM (SELECT i.customer_id, q.purpose_code, ch.channel, q.topic_id FROM unnest(${[...customerIds]}::uuid[]) i(customer_id),
      unnest(${asks.map(({ purposeCode }) => purposeCode)}::text[], ${asks.map(({ topicId }) => topicId ?? 0)}::int[]) q(purpose_code, topic_id),
      unnest(${[...contactChannels]}::text[]) ch(channel)) a ${joins} WHERE ${customersInScopeSql(scope)}`);
}
