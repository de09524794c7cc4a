"use server";
// How is it written down how well a customer knows a product?
import { z } from "zod";
import { saveAwareness } from "@/lib/data/awareness";
import { personalSource } from "@/lib/domain/customers/customer-input";
import { awarenessLevels } from "@/lib/domain/customers/kinds";
import { factWriter } from "../fact-writer";
import { action } from "../gate";

export const putAwareness = action({
  name: "awareness.save",
  allows: "customers.write",
  input: z.object({
    customerId: z.uuid(),
    productId: z.number().int().positive(),
    level: z.enum(awarenessLevels).nullable(),
    source: personalSource.optional(),
  }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { source, ...awareness } = input;
    const done = await saveAwareness(tx, scope, awareness, factWriter({ actor, now, source }));
    audit({ entity: "awareness", entityId: String(input.productId), customerId: input.customerId });
    return done;
  },
});
