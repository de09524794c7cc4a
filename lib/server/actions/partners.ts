"use server";
// How are partners written, and put away?
import { z } from "zod";
import { insertPartner, setPartnerArchived, updatePartner } from "@/lib/data/partners/partners";
import { partnerFields } from "@/lib/domain/basics/catalogue-input";
import { newId } from "../clock";
import { action } from "../gate";

const entity = "partner";

export const createPartner = action({
  name: "partners.create",
  allows: "partners.write",
  input: partnerFields,
  run: async ({ tx, scope, now, input, audit }) => {
    const id = newId(now);
    await insertPartner(tx, scope, now, id, input);
    audit({ entity, entityId: id, after: input });
    return { id };
  },
});

export const changePartner = action({
  name: "partners.change",
  allows: "partners.write",
  input: partnerFields.extend({ id: z.uuid(), version: z.number().int().positive() }),
  run: async ({ tx, scope, now, input, audit }) => {
    const { id, version, ...fields } = input;
    await updatePartner(tx, scope, now, { id, version }, fields);
    audit({ entity, entityId: id, after: fields });
    return { id };
  },
});

export const archivePartner = action({
  name: "partners.archive",
  allows: "partners.write",
  input: z.object({ id: z.uuid(), archived: z.boolean() }),
  run: async ({ tx, scope, now, input, audit }) => {
    await setPartnerArchived(tx, scope, now, input.id, input.archived);
    audit({ entity, entityId: input.id, after: { archived: input.archived } });
    return input;
  },
});
