// Who works with us, and who is this partner?
import { z } from "zod";
import { countPartnersByKind, getPartner, listPartners } from "@/lib/data/partners/partners";
import { can } from "@/lib/domain/basics/access";
import { partnerKinds } from "@/lib/domain/basics/catalogue-input";
import { loader } from "../loader";

const pageSize = 50;
const cursor = z.string().max(2000).optional().catch(undefined);
const partnerId = z.uuid().catch("00000000-0000-0000-0000-000000000000");

export const loadPartners = loader({
  name: "partners.list",
  allows: "partners.read",
  input: z.object({
    q: z.string().trim().max(200).optional().catch(undefined),
    kind: z.enum(partnerKinds).optional().catch(undefined),
    archived: z.literal("1").optional().catch(undefined),
    after: cursor,
    before: cursor,
  }),
  run: async ({ db, scope, input }) => {
    const { after, before, archived, ...rest } = input;
    const filter = { ...rest, archived: archived === "1" };
    const page = await listPartners(db, scope, filter, { size: pageSize, after, before });
    const counts = await countPartnersByKind(db, scope, filter);
    return { ...page, counts: Object.fromEntries(counts), filter, mayWrite: can(scope.role, "partners.write") };
  },
});

export const loadPartner = loader({
  name: "partners.one",
  allows: "partners.read",
  input: z.object({ id: partnerId }),
  run: async ({ db, scope, input }) => ({
    partner: await getPartner(db, scope, input.id),
    mayWrite: can(scope.role, "partners.write"),
  }),
});

/** For those who may write partners: the partner to change, or null for a new one. */
export const loadPartnerForm = loader({
  name: "partners.form",
  allows: "partners.write",
  input: z.object({ id: partnerId.optional() }),
  run: async ({ db, scope, input }) => {
    if (input.id === undefined) return null;
    const { products: _, stores: __, ...partner } = await getPartner(db, scope, input.id);
    return partner;
  },
});
