// One page of the customer list as the page and the JSON route show it: the same read for both.

import type { Db } from "@/lib/data/client";
import { listCustomerIds } from "@/lib/data/customers/customer-pages";
import { listCustomerRows } from "@/lib/data/customers/customer-rows";
import type { Scope } from "@/lib/data/scope";
import type { CustomerListQuery } from "@/lib/domain/customers/customer-list";
import type { CustomerPage } from "@/lib/domain/customers/customer-row";

export const pageSize = 50;
/** Counting stops here until somebody waits for the exact figure. */
export const countedAtOnce = 10_000;

export async function readCustomerPage(
  db: Db,
  scope: Scope,
  now: Date,
  query: CustomerListQuery,
  size = pageSize,
): Promise<CustomerPage> {
  const { sort = "name", after, before, cols: _, ...filter } = query;
  const page = await listCustomerIds(db, scope, now, { filter, sort, size, after, before });
  return { rows: await listCustomerRows(db, scope, page.ids), next: page.next, previous: page.previous };
}
