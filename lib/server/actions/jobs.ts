"use server";
// How do a person's jobs and duties change?
import { z } from "zod";
import { removeJob, saveJob } from "@/lib/data/jobs";
import { isDay } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import { blankToNull, personalSource } from "@/lib/domain/customers/customer-input";
import { factWriter } from "../fact-writer";
import { action } from "../gate";

const day = z.string().refine(isDay, "wrongDate").nullable();

export const putJob = action({
  name: "jobs.save",
  allows: "customers.write",
  input: z.object({
    customerId: z.uuid(),
    id: z.uuid().optional(),
    companyCustomerId: z.uuid().nullable(),
    companyName: blankToNull(200),
    title: blankToNull(120),
    department: blankToNull(120),
    duties: blankToNull(500),
    startedOn: day,
    endedOn: day,
    source: personalSource.optional(),
  }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    const { customerId, id, source, ...job } = input;
    if (job.title === null && job.companyName === null && job.companyCustomerId === null) {
      throw new AppError("INVALID_INPUT", { fields: { title: "required" } });
    }
    const saved = await saveJob(tx, scope, { customerId, id }, job, factWriter({ actor, now, source }));
    audit({ entity: "job", entityId: saved.id, customerId });
    return saved;
  },
});

export const dropJob = action({
  name: "jobs.remove",
  allows: "customers.write",
  input: z.object({ customerId: z.uuid(), id: z.uuid() }),
  run: async ({ tx, scope, actor, now, input, audit }) => {
    await removeJob(tx, scope, input, factWriter({ actor, now }));
    audit({ entity: "job", entityId: input.id, customerId: input.customerId });
    return null;
  },
});
