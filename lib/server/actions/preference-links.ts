"use server";
// How does staff give a customer the way to their own page? A link for one address of theirs, shown once, or all of them closed.
import { z } from "zod";
import { listAddresses } from "@/lib/data/consent-suppression";
import { revokeCentreLinks } from "@/lib/data/preference-links";
import { requireOpenCustomer } from "@/lib/data/scope";
import { AppError } from "@/lib/domain/basics/errors";
import { action } from "../gate";
import { issueCentreLink } from "../permission/issue-link";

export const makeCustomerLink = action({
  name: "preferenceCentre.makeLink",
  allows: "permission.record",
  input: z.object({ customerId: z.uuid(), contactPointId: z.uuid().nullable() }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { customerId, contactPointId } = input;
    await requireOpenCustomer(tx, scope, customerId);
    const point = contactPointId && (await listAddresses(tx, customerId)).find(({ id }) => id === contactPointId);
    if (contactPointId && !point) throw new AppError("NOT_FOUND");
    const order = {
      ...{ customerId, contactPointId, contactHash: point ? point.hash : null, sent: false },
      createdById: actor.kind === "user" ? scope.userId : null,
    };
    const { id, path, expiresAt } = await issueCentreLink(tx, scope, order, now);
    audit({ entity: "preference_link", entityId: id, customerId, after: { contactPointId, expiresAt } });
    return { id, path, expiresAt };
  },
});

export const revokeCustomerLinks = action({
  name: "preferenceCentre.revokeLinks",
  allows: "permission.record",
  input: z.object({ customerId: z.uuid() }),
  run: async ({ tx, scope, now, input, audit }) => {
    const revoked = await revokeCentreLinks(tx, scope, input.customerId, "all", now);
    audit({ entity: "preference_link", customerId: input.customerId, after: { revoked } });
    return { revoked };
  },
});
