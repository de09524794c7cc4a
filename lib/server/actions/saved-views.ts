"use server";
// How is a view of the customer list kept under a name, shared, and thrown away?
import { z } from "zod";
import { removeView, saveView } from "@/lib/data/saved-views";
import { pickListParams, savedViewParams } from "@/lib/domain/customers/customer-list";
import { newId } from "../clock";
import { action } from "../gate";

const viewQuery = z.record(z.string().max(20), z.string().max(2000)).transform((query, context) => {
  const { after: _, before: __, ...kept } = pickListParams(query);
  if (!savedViewParams.safeParse(kept).success) context.addIssue({ code: "custom", message: "invalid" });
  return kept;
});

export const saveCustomerView = action({
  name: "views.save",
  allows: "views.write",
  input: z.object({ name: z.string().trim().min(1).max(60), shared: z.boolean(), query: viewQuery }),
  run: async ({ tx, scope, now, input, audit }) => {
    const saved = await saveView(tx, scope, now, { id: newId(now), entity: "customers", ...input });
    audit({ entity: "saved_view", entityId: saved.id, after: input });
    return saved;
  },
});

export const removeCustomerView = action({
  name: "views.remove",
  allows: "views.write",
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, scope, input, audit }) => {
    const removed = await removeView(tx, scope, input.id);
    audit({ entity: "saved_view", entityId: input.id, before: removed });
    return { name: removed.name, shared: removed.shared, query: removed.query };
  },
});
