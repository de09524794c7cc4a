// Who did what to this customer, and who tried? Rows of the audit log; the values themselves stay in the history of facts.
import type { Db } from "./client";
import { requireCustomer, type Scope } from "./scope";

export interface AuditPlace {
  readonly at: string;
  readonly id: string;
}

const pageSize = 50;

export async function listCustomerAudit(db: Db, scope: Scope, customerId: string, place?: AuditPlace) {
  await requireCustomer(db, scope, customerId);
  const at = place ? new Date(place.at) : undefined;
  const rows = await db.auditLog.findMany({
    where: { customerId, ...(place && at ? { OR: [{ at: { lt: at } }, { at, id: { lt: place.id } }] } : {}) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: {
      id: true,
      at: true,
      actorId: true,
      actorKind: true,
      actorRole: true,
      action: true,
      outcome: true,
      reason: true,
    },
  });
  const page = rows.slice(0, pageSize);
  const users = await db.user.findMany({
    where: { id: { in: page.flatMap((row) => (row.actorId === null ? [] : [row.actorId])) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const last = page.at(-1);
  return {
    rows: page.map(({ actorId, ...row }) => ({
      ...row,
      actor: actorId === null ? null : (names.get(actorId) ?? null),
    })),
    next: rows.length > pageSize && last ? { at: last.at.toISOString(), id: last.id } : null,
  };
}
