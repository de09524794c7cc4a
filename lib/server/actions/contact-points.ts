"use server";
// How do a customer's phones, e-mails and Zalo ids come and go, and who else has the same one?
import { z } from "zod";
import {
  insertContactPoint,
  listContactHolders,
  removeContactPoint,
  updateContactPoint,
} from "@/lib/data/contact-points";
import { contactPointInput } from "@/lib/domain/customers/contact-point-input";
import { personalSource } from "@/lib/domain/customers/customer-input";
import { addressHash, requireHashKey } from "../contact-hash-key";
import { factWriter } from "../fact-writer";
import { action } from "../gate";

const key = { customerId: z.uuid(), id: z.uuid() };

export const addContactPoint = action({
  name: "contacts.add",
  allows: "customers.write",
  input: z.intersection(
    z.object({ customerId: z.uuid(), label: z.string().trim().max(60).nullish(), source: personalSource.optional() }),
    contactPointInput,
  ),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { customerId, kind, value, label, source } = input;
    await requireHashKey(tx);
    const writer = factWriter({ actor, now, source });
    const point = { kind, ...value, label: label || null, valueHash: addressHash(kind, value.value) };
    const made = await insertContactPoint(tx, scope, customerId, point, writer);
    audit({ entity: "contact_point", entityId: made.id, customerId, after: { added: kind } });
    const holders = await listContactHolders(tx, scope, [{ kind, value: value.value }], customerId);
    return { ...made, holders };
  },
});

export const dropContactPoint = action({
  name: "contacts.remove",
  allows: "customers.write",
  input: z.object(key),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const removed = await removeContactPoint(tx, scope, input, factWriter({ actor, now }));
    audit({
      entity: "contact_point",
      entityId: input.id,
      customerId: input.customerId,
      after: { removed: removed.kind },
    });
    return removed;
  },
});

export const changeContactPoint = action({
  name: "contacts.change",
  allows: "customers.write",
  input: z.object({
    ...key,
    isPrimary: z.literal(true).optional(),
    status: z.enum(["verified", "invalid"]).optional(),
  }),
  run: async ({ tx, scope, now, input, audit }) => {
    const { customerId, id, ...change } = input;
    await updateContactPoint(tx, scope, { customerId, id }, change, now);
    audit({ entity: "contact_point", entityId: id, customerId, after: change });
    return null;
  },
});
