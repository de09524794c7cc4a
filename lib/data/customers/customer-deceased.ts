// Is the customer alive? When somebody was told of a death, no message and no call goes out any more.
import type { Db } from "../client";
import { requireOpenCustomer, type Scope } from "../scope";

export async function setDeceased(db: Db, scope: Scope, id: string, deceasedAt: Date | null, now: Date): Promise<void> {
  await requireOpenCustomer(db, scope, id);
  await db.customer.update({ where: { id }, data: { deceasedAt, updatedAt: now, version: { increment: 1 } } });
}
