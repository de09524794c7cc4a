"use server";
// How are two customers linked, and unlinked?
import { z } from "zod";
import { insertRelationship, removeRelationship } from "@/lib/data/relationships";
import { blankToNull, personalSource } from "@/lib/domain/customers/customer-input";
import { relationshipKinds } from "@/lib/domain/customers/kinds";
import { factWriter } from "../fact-writer";
import { action } from "../gate";

export const addRelationship = action({
  name: "relationships.add",
  allows: "customers.write",
  input: z.object({
    customerId: z.uuid(),
    otherCustomerId: z.uuid(),
    kind: z.enum(relationshipKinds),
    strength: z.number().int().min(1).max(5).nullable(),
    note: blankToNull(300),
    source: personalSource.optional(),
  }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { customerId, source, ...link } = input;
    const made = await insertRelationship(tx, scope, customerId, link, factWriter({ actor, now, source }));
    audit({ entity: "relationship", entityId: made.id, customerId });
    return made;
  },
});

export const dropRelationship = action({
  name: "relationships.remove",
  allows: "customers.write",
  input: z.object({ customerId: z.uuid(), id: z.uuid() }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    await removeRelationship(tx, scope, input, factWriter({ actor, now }));
    audit({ entity: "relationship", entityId: input.id, customerId: input.customerId });
    return null;
  },
});
