// What does the profile of a customer show: who is this, what do they buy, what may I say to them, what next?
// One loader for what stands on every tab, and one for each tab: a tab costs only its own reads.
import { z } from "zod";
import { listAddresses } from "@/lib/data/addresses";
import { listAioTopics, listCustomerAio } from "@/lib/data/aio";
import { listAwareness } from "@/lib/data/awareness";
import { getCompany } from "@/lib/data/company";
import { listConsentEvents, loadConsentPanel } from "@/lib/data/consent-panel";
import { listContactHolders, listContactPoints } from "@/lib/data/contact-points";
import { listCustomerAudit } from "@/lib/data/customer-audit";
import { getCustomerHeader } from "@/lib/data/customer-header";
import { listOwners, listTeams } from "@/lib/data/customers/customer-list-options";
import { listFactHistory } from "@/lib/data/facts";
import { findHousehold } from "@/lib/data/households";
import { listNextSteps } from "@/lib/data/interactions";
import { listEmployees, listJobs } from "@/lib/data/jobs";
import {
  listCategorySpend,
  listMonthlySpend,
  listPurchaseDays,
  listPurchases,
  readPurchaseTotals,
} from "@/lib/data/purchase-history";
import { listRelationships } from "@/lib/data/relationships";
import { listSegmentOptions, segmentsOfCustomer } from "@/lib/data/segments";
import { listTimeline, timelineKinds } from "@/lib/data/timeline";
import { can, permissionsOf, sees } from "@/lib/domain/basics/access";
import { ageOn, dayOf } from "@/lib/domain/basics/calendar";
import { readCursor, writeCursor } from "@/lib/domain/basics/cursor";
import { isHiddenFact } from "@/lib/domain/customers/fact-groups";
import { fieldCatalogue } from "@/lib/domain/customers/fields";
import { purchaseRhythm } from "@/lib/domain/customers/purchase-rhythm";
import { loader } from "../loader";

const one = z.object({ id: z.uuid().catch("00000000-0000-0000-0000-000000000000") });
const paged = one.extend({ after: z.string().max(400).optional().catch(undefined) });

function placeOf(after: string | undefined): { at: string; id: string } | undefined {
  const place = after === undefined ? undefined : readCursor(after);
  return place?.key ? { at: place.key, id: place.id } : undefined;
}
const cursorOf = (next: { at: string; id: string } | null) =>
  next ? writeCursor({ section: 0, key: next.at, id: next.id }) : null;

export const loadCustomerHeader = loader({
  name: "profile.header",
  allows: "customers.read",
  input: one,
  run: async ({ db, scope, now, input }) => {
    const [customer, contacts, company] = await Promise.all([
      getCustomerHeader(db, scope, input.id),
      listContactPoints(db, scope, input.id),
      getCompany(db, scope),
    ]);
    const today = dayOf(now, company.timeZone);
    const birth = customer.facts.birth_date?.value;
    return {
      customer,
      contacts,
      age: typeof birth === "string" ? ageOn(birth, today) : null,
      today,
      currency: company.currency,
      timeZone: company.timeZone,
      permissions: permissionsOf(scope.role),
      seesContacts: sees(scope.role, "contact"),
      hiddenFacts: fieldCatalogue.map((field) => field.key).filter((key) => isHiddenFact(scope.role, key)),
    };
  },
});

export const loadOverview = loader({
  name: "profile.overview",
  allows: "customers.read",
  input: one,
  run: async ({ db, scope, now, input }) => {
    const { timeZone } = await getCompany(db, scope);
    const [totals, days, categories, nextSteps, recent, permission, aio, contacts] = await Promise.all([
      readPurchaseTotals(db, scope, input.id),
      listPurchaseDays(db, scope, input.id, timeZone),
      listCategorySpend(db, scope, input.id),
      listNextSteps(db, scope, input.id),
      listTimeline(db, scope, input.id, ["note", "purchase"]),
      loadConsentPanel(db, scope, input.id, now),
      listCustomerAio(db, scope, input.id),
      listContactPoints(db, scope, input.id),
    ]);
    const holders = await listContactHolders(db, scope, contacts, input.id);
    return {
      totals,
      rhythm: purchaseRhythm(days, dayOf(now, timeZone)),
      categories: categories.slice(0, 5),
      nextSteps,
      recent: recent.entries.slice(0, 6),
      permission,
      aio: aio.slice(0, 8),
      holders,
    };
  },
});

export const loadPurchases = loader({
  name: "profile.purchases",
  allows: "customers.read",
  input: paged,
  run: async ({ db, scope, now, input }) => {
    const { timeZone } = await getCompany(db, scope);
    const [totals, days, months, categories, page] = await Promise.all([
      readPurchaseTotals(db, scope, input.id),
      listPurchaseDays(db, scope, input.id, timeZone),
      listMonthlySpend(db, scope, input.id, timeZone),
      listCategorySpend(db, scope, input.id),
      listPurchases(db, scope, input.id, placeOf(input.after)),
    ]);
    const rhythm = purchaseRhythm(days, dayOf(now, timeZone));
    return { totals, rhythm, months, categories, purchases: page.purchases, next: cursorOf(page.next) };
  },
});

export const loadTimeline = loader({
  name: "profile.timeline",
  allows: "customers.read",
  input: paged.extend({ kind: z.enum(timelineKinds).optional().catch(undefined) }),
  run: async ({ db, scope, input }) => {
    const kinds = input.kind === undefined ? [] : [input.kind];
    const { entries, next } = await listTimeline(db, scope, input.id, kinds, placeOf(input.after));
    return { entries, kind: input.kind ?? null, next: cursorOf(next) };
  },
});

export const loadFacts = loader({
  name: "profile.facts",
  allows: "customers.read",
  input: one,
  run: async ({ db, scope, input }) => ({ history: await listFactHistory(db, scope, input.id) }),
});

export const loadAio = loader({
  name: "profile.aio",
  allows: "customers.read",
  input: one,
  run: async ({ db, scope, input }) => {
    const [links, topics] = await Promise.all([listCustomerAio(db, scope, input.id), listAioTopics(db, scope)]);
    return { links, topics };
  },
});

export const loadThinking = loader({
  name: "profile.thinking",
  allows: "customers.read",
  input: one,
  run: async ({ db, scope, input }) => ({ awareness: await listAwareness(db, scope, input.id) }),
});

export const loadRelations = loader({
  name: "profile.relations",
  allows: "customers.read",
  input: one,
  run: async ({ db, scope, input }) => {
    const [household, relationships, jobs, employees, addresses] = await Promise.all([
      findHousehold(db, scope, input.id),
      listRelationships(db, scope, input.id),
      listJobs(db, scope, input.id),
      listEmployees(db, scope, input.id),
      listAddresses(db, scope, input.id),
    ]);
    return { household, relationships, jobs, employees, addresses };
  },
});

export const loadPermission = loader({
  name: "profile.permission",
  allows: "customers.read",
  input: one,
  run: async ({ db, scope, now, input }) => {
    const [panel, events] = await Promise.all([
      loadConsentPanel(db, scope, input.id, now),
      listConsentEvents(db, scope, input.id),
    ]);
    return { ...panel, events, mayRecord: can(scope.role, "permission.record") };
  },
});

export const loadSegments = loader({
  name: "profile.segments",
  allows: "segments.read",
  input: one,
  run: async ({ db, scope, now, input }) => {
    const [segments, options] = await Promise.all([
      segmentsOfCustomer(db, scope, input.id, now),
      listSegmentOptions(db, scope),
    ]);
    const held = new Set(segments.map(({ id }) => id));
    return { segments, others: options.filter(({ id }) => !held.has(id)) };
  },
});

export const loadAudit = loader({
  name: "profile.audit",
  allows: "customers.audit",
  input: paged,
  run: async ({ db, scope, input }) => {
    const { rows, next } = await listCustomerAudit(db, scope, input.id, placeOf(input.after));
    return { rows, next: cursorOf(next) };
  },
});

export const loadEdit = loader({
  name: "profile.edit",
  allows: "customers.write",
  input: one,
  run: async ({ db, scope }) => {
    if (!can(scope.role, "customers.assign")) return { owners: null, teams: null };
    const [owners, teams] = await Promise.all([listOwners(db, scope), listTeams(db, scope)]);
    const asOption = ({ id, name }: { id: string; name: string }) => ({ id, label: name });
    return { owners: owners.map(asOption), teams: teams.map(asOption) };
  },
});
