// What do a customer's purchases add up to? Kept per customer, brought up to date by whoever writes lines.
import type { MergeContext } from "./import-sql";
import { stageTable } from "./import-staging";
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";

/**
 * Recomputes the totals of the customers that `customers` (SQL giving customer_id) names. Orders are sales, returns are
 * counted beside them and lower the spend; first and last purchase are sales where there are any.
 */
export async function recomputeSummaries(
  client: PoolClient,
  _scope: Scope,
  customers: string,
  at: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO purchase_summary AS m (customer_id, orders, lines, returns, spend_minor, first_at, last_at, updated_at)
     SELECT p.customer_id, count(*) FILTER (WHERE p.kind = 'sale')::int, sum(p.line_count)::int, count(*) FILTER (WHERE p.kind = 'return')::int,
            sum(p.base_amount_minor)::bigint, coalesce(min(p.purchased_at) FILTER (WHERE p.kind = 'sale'), min(p.purchased_at)),
            coalesce(max(p.purchased_at) FILTER (WHERE p.kind = 'sale'), max(p.purchased_at)), $1
       FROM purchase p WHERE p.customer_id IN (${customers}) GROUP BY p.customer_id
     ON CONFLICT (customer_id) DO UPDATE SET orders = excluded.orders, lines = excluded.lines, returns = excluded.returns,
            spend_minor = excluded.spend_minor, first_at = excluded.first_at, last_at = excluded.last_at, updated_at = excluded.updated_at
      WHERE (m.orders, m.lines, m.returns, m.spend_minor, m.first_at, m.last_at)
            IS DISTINCT FROM (excluded.orders, excluded.lines, excluded.returns, excluded.spend_minor, excluded.first_at, excluded.last_at)`,
    [at],
  );
}

/** Totals of all customers of the file, and prospects that have bought become customers (which is derived: no new version). */
export async function refreshSummaries({ client, scope, no, at }: MergeContext): Promise<void> {
  const customers = `SELECT customer_id FROM ${stageTable(no, "c")} WHERE customer_id IS NOT NULL`;
  await recomputeSummaries(client, scope, customers, at);
  await client.query(
    `WITH bought AS (
       UPDATE customer c SET stage = 'customer'
        WHERE c.stage = 'prospect' AND c.customer_id IN (${customers})
          AND EXISTS (SELECT 1 FROM purchase_summary m WHERE m.customer_id = c.customer_id AND m.orders > 0)
       RETURNING c.customer_id)
     INSERT INTO import_undo (import_no, id, entity, key, before)
     SELECT ${no}, (4::bigint << 40) + row_number() OVER (ORDER BY customer_id), 'stage', jsonb_build_object('customerId', customer_id), '{"stage":"prospect"}'
       FROM bought ON CONFLICT DO NOTHING`,
  );
}
