// Who did what? The audit log by the filters in the address, a page at a time.
import { z } from "zod";
import { listAuditChoices, listAuditEntries } from "@/lib/data/audit-log";
import { getCompany } from "@/lib/data/company";
import { addDays, isDay, startOfDay } from "@/lib/domain/basics/calendar";
import { loader } from "@/lib/server/loader";

const text = z.string().min(1).max(100).optional().catch(undefined);
const day = z.string().refine(isDay).optional().catch(undefined);

/** Anything in the address that cannot be a filter is no filter. */
const auditQuery = z.object({
  actor: z.uuid().optional().catch(undefined),
  action: text,
  entity: text,
  outcome: z.enum(["done", "refused"]).optional().catch(undefined),
  from: day,
  to: day,
  after: z
    .string()
    .regex(/^\d{10,15}_[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});
export type AuditQuery = z.output<typeof auditQuery>;

export const loadAuditLog = loader({
  name: "audit.load",
  allows: "audit.read",
  input: auditQuery,
  run: async ({ db, scope, input }) => {
    const { timeZone } = await getCompany(db, scope);
    const { actor: actorId, action, entity, outcome, from, to, after } = input;
    const [at, id] = after?.split("_") ?? [];
    const filter = {
      actorId,
      action,
      entity,
      outcome,
      from: from ? startOfDay(from, timeZone) : undefined,
      until: to ? startOfDay(addDays(to, 1), timeZone) : undefined,
    };
    const [{ entries, next }, choices] = await Promise.all([
      listAuditEntries(db, scope, filter, at && id ? { at: new Date(Number(at)), id } : undefined),
      listAuditChoices(db, scope),
    ]);
    return { query: input, entries, choices, next: next ? `${next.at.getTime()}_${next.id}` : null };
  },
});
