// What does the company hold about this customer, in one document for them? Facts with their sources, addresses,
// purchases, notes, interests, every word of the ledger, what was sent and what was asked.
import { listAddresses } from "@/lib/data/addresses";
import { listCustomerAio } from "@/lib/data/aio";
import { listReached } from "@/lib/data/consent-choices";
import { listConsentEvents } from "@/lib/data/consent-panel";
import { listContactPoints } from "@/lib/data/contact-points";
import { getCustomerHeader } from "@/lib/data/customer-header";
import { listDataRequests } from "@/lib/data/data-requests";
import { readPurchaseTotals } from "@/lib/data/purchase-history";
import { listTimeline } from "@/lib/data/timeline";
import { ask } from "./customer-requests";
import type { CustomerAct } from "./customer-visit";

const most = 5_000;

async function wholeTimeline(act: CustomerAct) {
  const entries = [];
  let after: { at: string; id: string } | undefined;
  do {
    const page = await listTimeline(act.tx, act.scope, act.customer.id, ["note", "purchase"], after);
    entries.push(...page.entries);
    after = page.next ?? undefined;
  } while (after !== undefined && entries.length < most);
  return entries;
}

/** The file, or null: then a request lies in the inbox, because nobody knows who holds this link. */
export async function downloadOwnData(act: CustomerAct): Promise<string | null> {
  const { tx, scope, customer, now, identified } = act;
  if (!identified) {
    await ask(act, "access", null);
    return null;
  }
  const id = customer.id;
  const { facts, custom, tags, name, code, stage, createdAt } = await getCustomerHeader(tx, scope, id);
  const document = {
    madeAt: now,
    customer: { name, code, stage, since: createdAt, tags, facts, custom },
    contactPoints: (await listContactPoints(tx, scope, id)).map(({ id: _, ...point }) => point),
    addresses: await listAddresses(tx, scope, id),
    interests: await listCustomerAio(tx, scope, id),
    purchases: await readPurchaseTotals(tx, scope, id),
    timeline: await wholeTimeline(act),
    permission: await listConsentEvents(tx, scope, id, most),
    sent: await listReached(tx, scope, id, most),
    requests: await listDataRequests(tx, scope, { closed: false, customerId: id }),
    answered: await listDataRequests(tx, scope, { closed: true, customerId: id }),
  };
  act.audit({ entity: "customer", entityId: id, customerId: id, after: { downloaded: true, link: act.link.id } });
  return JSON.stringify(document, (_, value) => (typeof value === "bigint" ? value.toString() : value), 2);
}
