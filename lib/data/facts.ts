// What was held before, and who changed it? The append-only history of a customer's facts, without what a role may not see.

import type { FactValue } from "@/lib/domain/customers/fact-change";
import { isHiddenFact } from "@/lib/domain/customers/fact-groups";
import { type Db, Prisma } from "./client";
import { mayRead, requireCustomer, type Scope } from "./scope";

export interface FactHistoryRow {
  readonly id: string;
  readonly field: string;
  readonly before: FactValue;
  readonly after: FactValue;
  readonly source: string;
  readonly sourceRef: string | null;
  readonly at: Date;
  readonly actor: string | null;
}

const longest = 300;

/** Newest first; `field` narrows to one fact. */
export async function listFactHistory(
  db: Db,
  scope: Scope,
  customerId: string,
  field?: string,
): Promise<FactHistoryRow[]> {
  await requireCustomer(db, scope, customerId);
  const rows = await db.$queryRaw<FactHistoryRow[]>`
    SELECT f.id, f.field, f.before, f.after, f.source, f.source_ref AS "sourceRef", f.at, u.name AS actor
      FROM fact_change f
      LEFT JOIN app_user u ON u.id = f.actor_id
     WHERE f.customer_id = ${customerId}::uuid
       ${field === undefined ? Prisma.empty : Prisma.sql`AND f.field = ${field}`}
       ${openFactsSql(scope)}
     ORDER BY f.at DESC, f.id DESC LIMIT ${longest}`;
  return rows.filter((row) => !isHiddenFact(scope.role, row.field));
}

/** Leaves out changes of opinions that this role may not see. */
function openFactsSql(scope: Scope): Prisma.Sql {
  if (mayRead(scope, "sensitive_opinion")) return Prisma.empty;
  return Prisma.sql`AND NOT (f.field LIKE 'aio:%' AND EXISTS (
    SELECT 1 FROM aio_topic t WHERE t.sensitive AND 'aio:' || t.id = f.field))`;
}
