"use server";
// How do activities, interests and opinions of a customer come and go? From shared topics, or a new one.
import { z } from "zod";
import {
  ensureAioTopic,
  isSensitiveTopic,
  removeCustomerAio,
  saveCustomerAio,
  verifyCustomerAio,
} from "@/lib/data/aio";
import { aioLinkInput } from "@/lib/domain/customers/aio-input";
import { personalSource } from "@/lib/domain/customers/customer-input";
import { factWriter } from "../fact-writer";
import { action } from "../gate";
import { assertMayHold } from "../permission/assert-may-hold";

const key = z.object({ customerId: z.uuid(), topicId: z.number().int().positive() });

export const putAio = action({
  name: "aio.save",
  allows: "customers.write",
  input: aioLinkInput.extend({ customerId: z.uuid(), source: personalSource.optional() }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { customerId, topic, polarity, strength, note, source } = input;
    const topicId = typeof topic === "number" ? topic : (await ensureAioTopic(tx, scope, topic)).id;
    const link = { topicId, polarity, strength, note };
    await saveCustomerAio(tx, scope, customerId, link, factWriter({ actor, now, source }));
    // Asked last: a topic that this role may not see stays not found.
    const sensitive = await isSensitiveTopic(tx, scope, topicId);
    await assertMayHold(tx, scope, customerId, sensitive ? ["aio", "sensitive"] : ["aio"], now);
    audit({ entity: "customer_aio", entityId: String(topicId), customerId });
    return { topicId };
  },
});

export const dropAio = action({
  name: "aio.remove",
  allows: "customers.write",
  input: key,
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const removed = await removeCustomerAio(tx, scope, input, factWriter({ actor, now }));
    audit({ entity: "customer_aio", entityId: String(input.topicId), customerId: input.customerId });
    return removed;
  },
});

export const verifyAio = action({
  name: "aio.verify",
  allows: "customers.write",
  input: key,
  run: async ({ tx, scope, now, input, audit }) => {
    await verifyCustomerAio(tx, scope, input, now);
    const sensitive = await isSensitiveTopic(tx, scope, input.topicId);
    await assertMayHold(tx, scope, input.customerId, sensitive ? ["aio", "sensitive"] : ["aio"], now);
    audit({ entity: "customer_aio", entityId: String(input.topicId), customerId: input.customerId });
    return null;
  },
});
