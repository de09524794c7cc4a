"use server";
// How do customers get a tag, and lose it? Many at once, each act with its undo.
import { z } from "zod";
import { lockTargets } from "@/lib/data/customers/customer-bulk";
import { ensureTag, tagCustomers, untagCustomers } from "@/lib/data/tags";
import { bulkTarget } from "@/lib/domain/customers/customer-bulk";
import { action } from "../gate";

const tagName = z.string().trim().min(1).max(60);

export const createTag = action({
  name: "tags.create",
  allows: "customers.tag",
  input: z.object({ name: tagName }),
  run: async ({ tx, scope, now, input, audit }) => {
    const tag = await ensureTag(tx, scope, now, input.name);
    audit({ entity: "tag", entityId: String(tag.id), after: tag });
    return tag;
  },
});

export const tagMany = action({
  name: "tags.tagMany",
  allows: "customers.tag",
  timeoutMs: 60_000,
  input: z.object({ target: bulkTarget, tagId: z.number().int().positive() }),
  run: async ({ tx, scope, now, input, audit }) => {
    const meant = await lockTargets(tx, scope, now, input.target);
    const changed = await tagCustomers(tx, scope, now, meant, input.tagId);
    for (const id of changed)
      audit({ entity: "customer", entityId: id, customerId: id, after: { tagged: input.tagId } });
    return { changed: changed.length, ids: changed };
  },
});

export const untagMany = action({
  name: "tags.untagMany",
  allows: "customers.tag",
  timeoutMs: 60_000,
  input: z.object({ target: bulkTarget, tagId: z.number().int().positive() }),
  run: async ({ tx, scope, now, input, audit }) => {
    const meant = await lockTargets(tx, scope, now, input.target);
    const changed = await untagCustomers(tx, scope, meant, input.tagId);
    for (const id of changed)
      audit({ entity: "customer", entityId: id, customerId: id, before: { tagged: input.tagId } });
    return { changed: changed.length, ids: changed };
  },
});
