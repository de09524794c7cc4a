// What does a customer see behind their link? What is held, what they agreed to, how often, when, and why they were
// contacted. It reads and never writes: scanners and previews open every link.
import { z } from "zod";
import { listCustomerAio } from "@/lib/data/aio";
import type { Db } from "@/lib/data/client";
import { readCompany } from "@/lib/data/company";
import { listChoices, listReached } from "@/lib/data/consent-choices";
import { readDossier } from "@/lib/data/consent-dossier";
import { listContactPoints } from "@/lib/data/contact-points";
import { getCustomerHeader } from "@/lib/data/customer-header";
import { readGatePolicy } from "@/lib/data/eligibility-policy";
import { readPurchaseTotals } from "@/lib/data/purchase-history";
import { centrePurposes } from "@/lib/domain/permission/centre";
import { detailFields } from "@/lib/domain/permission/centre-details";
import { everyChannel } from "@/lib/domain/permission/fold-person";
import { categoryOfFact, mayHold } from "@/lib/domain/permission/holding";
import { maskAddress } from "@/lib/domain/permission/mask-address";
import { type DataCategory, dataCategories } from "@/lib/domain/permission/rule-pack";
import { defaultLocale, isLocale, type Locale } from "@/lib/messages/namespaces";
import { mayLookIn } from "../auth/throttle";
import { openLoader, requestVisitor } from "../open-gate";
import { type CustomerVisit, customerScope, findVisit } from "../permission/customer-visit";
import { chosenLocale } from "../session";

export const loadPreferenceCentre = openLoader({
  name: "preferenceCentre.page",
  input: z.object({ token: z.string().max(200) }),
  run: async ({ db, actor, now, input }) => {
    const chosen = await chosenLocale();
    const open = await mayLookIn("preferenceCentre.page", await requestVisitor());
    const visit = open ? await findVisit(db, input.token, now) : null;
    const company = await readCompany(db);
    const said = visit?.customer.language;
    const locale: Locale =
      chosen ?? (isLocale(said) ? said : isLocale(company.locale) ? company.locale : defaultLocale);
    const frame = { companyName: company.name, locale, busy: !open };
    if (!visit) return { ...frame, page: null };
    return { ...frame, page: { ...(await pageOf(db, visit, now)), staff: actor?.kind === "user" } };
  },
});

async function pageOf(db: Db, visit: CustomerVisit, now: Date) {
  const { customer, point, verified, identified } = visit;
  const scope = customerScope();
  const [offers, dossier, policy, header, points, totals, aio, reached] = [
    await listChoices(db, scope, now),
    await readDossier(db, scope, customer.id, now),
    await readGatePolicy(db, now),
    await getCustomerHeader(db, scope, customer.id),
    await listContactPoints(db, scope, customer.id),
    await readPurchaseTotals(db, scope, customer.id),
    await listCustomerAio(db, scope, customer.id),
    await listReached(db, scope, customer.id),
  ];
  const names = new Map(offers.map(({ code, nameVi, nameEn }) => [code, { nameVi, nameEn }]));
  const limit = dossier.limits.find(({ channel }) => channel === everyChannel);
  const factsOf = (category: DataCategory) =>
    Object.entries(header.facts)
      .filter(([fact, { value }]) => value !== null && value !== "" && categoryOfFact(fact) === category)
      .map(([fact]) => fact);
  const counts: Partial<Record<DataCategory, number>> = {
    contact: points.length,
    purchase: totals.orders,
    aio: aio.filter(({ sensitive }) => !sensitive).length,
    sensitive: aio.filter(({ sensitive }) => sensitive).length,
  };
  const fields = detailFields(customer.kind);
  const shown = (fact: string) => (verified ? String(header.facts[fact]?.value ?? "") : "");
  return {
    name: customer.name,
    address: point === null ? null : maskAddress(point.kind, point.display),
    verified,
    identified,
    purposes: centrePurposes(offers, dossier, policy, now),
    rhythm: {
      cap: limit?.cap ?? null,
      span: limit?.from && limit.to ? `${limit.from}-${limit.to}` : null,
      days: limit?.days ?? [],
      pausedUntil: limit?.pausedUntil && limit.pausedUntil > now ? limit.pausedUntil : null,
    },
    holding: dataCategories.map((category) => ({
      ...mayHold(category, dossier.agreements, policy.pack, now),
      facts: factsOf(category),
      count: counts[category] ?? 0,
    })),
    holdingNotice:
      (offers.find(({ kind }) => kind === "profiling") ?? offers.find(({ notice }) => notice))?.notice ?? null,
    details: [
      { fact: "name", kind: "text" as const, value: verified ? customer.name : "", choices: [] as readonly string[] },
      ...fields.map(({ key, kind, choices = [] }) => ({ fact: key, kind, value: shown(key), choices })),
    ],
    reached: reached.map((one) => ({ ...one, purpose: names.get(one.purposeCode) ?? null })),
    terms: policy.pack.clocks,
  };
}

export type CentrePage = NonNullable<Awaited<ReturnType<typeof loadPreferenceCentre>>["page"]>;

/** The page with one button tells nothing but whose it is. */
export const loadUnsubscribe = openLoader({
  name: "oneClick.view",
  run: async ({ db }) => ({ companyName: (await readCompany(db)).name }),
});
