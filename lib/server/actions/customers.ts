"use server";
// What can be done with many customers from their list: give them to somebody, put them away, take that back.
import { z } from "zod";
import { archiveCustomers, assignCustomers, lockTargets, requireAssignable } from "@/lib/data/customers/customer-bulk";
import { AppError } from "@/lib/domain/basics/errors";
import { bulkTarget, earlierAssignment, mostAtOnce } from "@/lib/domain/customers/customer-bulk";
import { type AuditDetail, action } from "../gate";

const ids = z.array(z.uuid()).min(1).max(mostAtOnce);

/** One audit row per customer, so that each profile shows what happened to it. */
function perCustomer(changed: readonly string[], audit: (detail: AuditDetail) => void, after: unknown): void {
  for (const id of changed) audit({ entity: "customer", entityId: id, customerId: id, after });
}

export const assignMany = action({
  name: "customers.assignMany",
  allows: "customers.assign",
  timeoutMs: 60_000,
  input: z
    .object({ target: bulkTarget, ownerId: z.uuid().nullish(), teamId: z.uuid().nullish() })
    .refine(({ ownerId, teamId }) => ownerId !== undefined || teamId !== undefined, { path: ["ownerId"] }),
  run: async ({ tx, scope, now, input, audit }) => {
    const { target, ownerId, teamId } = input;
    await requireAssignable(tx, scope, { ownerId, teamId });
    const meant = await lockTargets(tx, scope, now, target);
    const earlier = await assignCustomers(tx, scope, now, meant, { ownerId, teamId });
    for (const group of earlier) {
      for (const id of group.ids) {
        audit({
          entity: "customer",
          entityId: id,
          customerId: id,
          before: { ownerId: group.ownerId, teamId: group.teamId },
          after: { ownerId, teamId },
        });
      }
    }
    return { changed: earlier.reduce((sum, group) => sum + group.ids.length, 0), earlier };
  },
});

/** Undo of an assignment: each customer goes back to whom it had. */
export const restoreAssignments = action({
  name: "customers.restoreAssignments",
  allows: "customers.assign",
  timeoutMs: 60_000,
  input: z.object({ earlier: z.array(earlierAssignment).min(1).max(1000) }),
  run: async ({ tx, scope, now, input, audit }) => {
    if (input.earlier.reduce((sum, group) => sum + group.ids.length, 0) > mostAtOnce) throw new AppError("TOO_LARGE");
    let changed = 0;
    await lockTargets(tx, scope, now, { ids: input.earlier.flatMap((group) => group.ids) });
    for (const { ownerId, teamId, ids: group } of input.earlier) {
      const undone = (await assignCustomers(tx, scope, now, group, { ownerId, teamId })).flatMap((each) => each.ids);
      perCustomer(undone, audit, { ownerId, teamId });
      changed += undone.length;
    }
    return { changed };
  },
});

export const archiveMany = action({
  name: "customers.archiveMany",
  allows: "customers.archive",
  timeoutMs: 60_000,
  input: z.object({ target: bulkTarget }),
  run: async ({ tx, scope, now, input, audit }) => {
    const meant = await lockTargets(tx, scope, now, input.target);
    const changed = await archiveCustomers(tx, scope, now, meant, true);
    perCustomer(changed, audit, { status: "archived" });
    return { changed: changed.length, ids: changed };
  },
});

export const restoreMany = action({
  name: "customers.restoreMany",
  allows: "customers.archive",
  timeoutMs: 60_000,
  input: z.object({ ids }),
  run: async ({ tx, scope, now, input, audit }) => {
    const meant = await lockTargets(tx, scope, now, { ids: input.ids });
    const changed = await archiveCustomers(tx, scope, now, meant, false);
    perCustomer(changed, audit, { status: "active" });
    return { changed: changed.length };
  },
});
