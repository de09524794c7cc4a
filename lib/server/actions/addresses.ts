"use server";
// How do a customer's addresses change? Province and ward of the main one follow.
import { z } from "zod";
import { removeAddress, saveAddress } from "@/lib/data/addresses";
import { blankToNull, personalSource } from "@/lib/domain/customers/customer-input";
import { findProvinceCode } from "@/lib/domain/customers/provinces";
import { factWriter } from "../fact-writer";
import { action } from "../gate";

export const putAddress = action({
  name: "addresses.save",
  allows: "customers.write",
  input: z.object({
    customerId: z.uuid(),
    id: z.uuid().optional(),
    kind: z.enum(["home", "work", "billing", "delivery"]),
    line: blankToNull(300),
    ward: blankToNull(80),
    province: blankToNull(80),
    isPrimary: z.boolean(),
    source: personalSource.optional(),
  }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { customerId, id, kind, line, ward, province, isPrimary, source } = input;
    const provinceCode = province === null ? null : (findProvinceCode(province) ?? province);
    const address = { kind, line, ward, provinceCode, isPrimary };
    const saved = await saveAddress(tx, scope, { customerId, id }, address, factWriter({ actor, now, source }));
    audit({ entity: "address", entityId: saved.id, customerId });
    return saved;
  },
});

export const dropAddress = action({
  name: "addresses.remove",
  allows: "customers.write",
  input: z.object({ customerId: z.uuid(), id: z.uuid() }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    await removeAddress(tx, scope, input, factWriter({ actor, now }));
    audit({ entity: "address", entityId: input.id, customerId: input.customerId });
    return null;
  },
});
