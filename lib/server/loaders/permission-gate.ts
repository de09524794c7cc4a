// What does the gate say of a customer, and why? Every rule, the first that stops it, and how much of the ledger was seen.
import { z } from "zod";
import { readDossier } from "@/lib/data/consent-dossier";
import { verifyLedger } from "@/lib/data/consent-verify";
import { countUnhashed, isHashKey } from "@/lib/data/contact-hash";
import { findCustomerByCode } from "@/lib/data/customers/customer-by-code";
import { readGatePolicy } from "@/lib/data/eligibility-policy";
import { AppError } from "@/lib/domain/basics/errors";
import { contactChannels } from "@/lib/domain/customers/kinds";
import { decideCustomer, decidePoints } from "@/lib/domain/permission/dossier";
import { mayHold } from "@/lib/domain/permission/holding";
import { dataCategories } from "@/lib/domain/permission/rule-pack";
import { hashKey } from "../contact-hash-key";
import { loader } from "../loader";

const question = {
  purposeCode: z.string().min(1).max(40),
  channel: z.enum(contactChannels),
  topicId: z.number().int().positive().nullish(),
  at: z.date().optional(),
};

/** One question about one customer; the answer of the address that gets furthest, and of each address. */
export const checkPermission = loader({
  name: "permission.check",
  allows: "customers.read",
  input: z.object({ ...question, customerId: z.uuid().optional(), code: z.string().min(1).max(100).optional() }),
  run: async ({ db, scope, now, input }) => {
    const { customerId, code, purposeCode, channel, topicId = null, at = now } = input;
    const id = customerId ?? (code === undefined ? null : await findCustomerByCode(db, scope, code));
    if (id === null) throw new AppError("NOT_FOUND");
    const [dossier, policy] = [
      await readDossier(db, scope, id, at, { asOf: input.at !== undefined }),
      await readGatePolicy(db, at),
    ];
    const ask = { purposeCode, channel, topicId };
    const { point, ...answer } = decideCustomer(dossier, ask, policy, at);
    const points = decidePoints(dossier, ask, policy, at).map(({ point: held, ...one }) => {
      return { contactPointId: held?.id ?? null, allowed: one.allowed, firstBlockingRule: one.firstBlockingRule };
    });
    return { customerId: id, at: at.toISOString(), contactPointId: point?.id ?? null, ...answer, points };
  },
});

/** The whole of a customer's permission now: purpose × channel with the first rule that stops each, and what may be held. */
export const loadPermissionMatrix = loader({
  name: "permission.matrix",
  allows: "customers.read",
  input: z.object({ customerId: z.uuid() }),
  run: async ({ db, scope, now, input }) => {
    const [dossier, policy] = [await readDossier(db, scope, input.customerId, now), await readGatePolicy(db, now)];
    const cells = dossier.purposes
      .filter(({ archived }) => !archived)
      .flatMap(({ code }) =>
        contactChannels.map((channel) => {
          const ask = { purposeCode: code, channel, topicId: null };
          const { allowed, standing, firstBlockingRule, detail, ledgerSeq } = decideCustomer(dossier, ask, policy, now);
          return { purposeCode: code, channel, allowed, standing, firstBlockingRule, detail, ledgerSeq };
        }),
      );
    const holding = dataCategories.map((category) => mayHold(category, dossier.agreements, policy.pack, now));
    return { cells, holding, limits: dossier.limits, restrictedSince: dossier.person.restrictedSince, at: now };
  },
});

export const verifyPermission = loader({
  name: "permission.verify",
  allows: "permission.write",
  run: async ({ db, scope }) => ({
    ...(await verifyLedger(db, scope)),
    unhashed: await countUnhashed(db, scope),
    keyOk: await isHashKey(db, scope, hashKey()),
  }),
});
