// Whose code is this? The customer within reach that goes on under it; of a merged record, the survivor.
import { type Db, Prisma } from "../client";
import { customersInScopeSql, type Scope } from "../scope";

export async function findCustomerByCode(db: Db, scope: Scope, code: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT c.customer_id AS id FROM identity_key k JOIN customer m ON m.customer_id = k.customer_id
      JOIN customer c ON c.customer_id = coalesce(m.merged_into_id, m.customer_id)
    WHERE k.kind = 'code' AND k.value = ${code} AND ${customersInScopeSql(scope)}`);
  return row?.id ?? null;
}
