"use server";
// Who joins a household, and who leaves it?
import { z } from "zod";
import { joinHousehold, leaveHousehold } from "@/lib/data/households";
import { householdRoles } from "@/lib/domain/customers/kinds";
import { factWriter } from "../fact-writer";
import { action } from "../gate";

export const addToHousehold = action({
  name: "households.join",
  allows: "customers.write",
  input: z.object({ customerId: z.uuid(), otherCustomerId: z.uuid(), role: z.enum(householdRoles).nullable() }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const joined = await joinHousehold(tx, scope, input, factWriter({ actor, now }));
    audit({ entity: "household", entityId: joined.householdId, customerId: input.customerId });
    return joined;
  },
});

export const removeFromHousehold = action({
  name: "households.leave",
  allows: "customers.write",
  input: z.object({ customerId: z.uuid() }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    await leaveHousehold(tx, scope, input.customerId, factWriter({ actor, now }));
    audit({ entity: "household", customerId: input.customerId });
    return null;
  },
});
