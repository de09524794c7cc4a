"use server";
// What was done with a customer's request? Acknowledged, done or refused, with the answer that was given.
import { z } from "zod";
import { updateDataRequest } from "@/lib/data/data-requests";
import { blankToNull } from "@/lib/domain/customers/customer-input";
import { action } from "../gate";

export const answerDataRequest = action({
  name: "dataRequests.answer",
  allows: "permission.record",
  input: z.object({
    customerId: z.uuid(),
    id: z.uuid(),
    status: z.enum(["acknowledged", "done", "refused"]),
    answer: blankToNull(4000),
  }),
  run: async ({ tx, scope, now, input, audit }) => {
    await updateDataRequest(tx, scope, input, now);
    audit({
      entity: "data_request",
      entityId: input.id,
      customerId: input.customerId,
      after: { status: input.status },
    });
    return null;
  },
});
