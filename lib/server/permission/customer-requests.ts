// What becomes of what a customer asks for on the page of choices? Corrections are written with the customer as their
// source; a question, a wish to be forgotten and a copy that cannot be given at once land in the inbox with their terms.
import { getCompany } from "@/lib/data/company";
import { getCustomerHeader } from "@/lib/data/customer-header";
import { updateCustomer, verifyCustomerFact } from "@/lib/data/customer-profile";
import { insertDataRequest } from "@/lib/data/data-requests";
import { readPackInForce } from "@/lib/data/eligibility-policy";
import { AppError } from "@/lib/domain/basics/errors";
import { cleanText } from "@/lib/domain/basics/text";
import { customerFacts, customerName, wantedFacts } from "@/lib/domain/customers/customer-input";
import { detailFacts } from "@/lib/domain/permission/centre-details";
import { type DataRequestKind, termsOfRequest } from "@/lib/domain/permission/data-request";
import { categoryOfFact } from "@/lib/domain/permission/holding";
import { newId } from "../clock";
import { assertMayHold } from "./assert-may-hold";
import type { CustomerAct } from "./customer-visit";

/** Writes a request of this customer down; answers by when it is due. */
export async function ask(act: CustomerAct, kind: DataRequestKind, message: string | null): Promise<Date> {
  const { tx, scope, now, customer, link, identified } = act;
  const [{ pack }, { timeZone }] = [await readPackInForce(tx, now), await getCompany(tx, scope)];
  const terms = termsOfRequest(kind, now, pack, timeZone);
  const about = { customerId: customer.id, id: newId(now), kind, source: "preference_centre", linkId: link.id };
  const done = await insertDataRequest(tx, scope, { ...about, ...terms, identified, message, receivedAt: now });
  if (done.isNew) act.audit({ entity: "data_request", entityId: done.id, customerId: customer.id, after: { kind } });
  return terms.dueAt;
}

const words = (act: CustomerAct, name: string): string => {
  const text = cleanText((act.form.get(name) ?? "").slice(0, 8000));
  if (text.length > 4000) throw new AppError("TOO_LARGE");
  return text;
};

export async function contactUs(act: CustomerAct): Promise<Date> {
  const message = words(act, "message");
  if (message.length < 2) throw new AppError("INVALID_INPUT");
  return ask(act, "contact", message);
}

export const deleteMe = (act: CustomerAct): Promise<Date> => ask(act, "erase", words(act, "message") || null);

/**
 * What was changed is written at once, what was left alone is confirmed, what does not fit a field goes to the inbox. A
 * link of an address that is not known to be theirs changes nothing: all of it goes to the inbox.
 */
export async function saveDetails(act: CustomerAct): Promise<"saved" | "asked"> {
  const { tx, scope, now, customer, form, verified, link } = act;
  const other = words(act, "other");
  const posted = Object.fromEntries(
    ["name", ...detailFacts(customer.kind)].flatMap((fact) => {
      const text = cleanText((form.get(`fact.${fact}`) ?? "").slice(0, 400));
      return text === "" ? [] : [[fact, text]];
    }),
  );
  if (!verified) {
    const lines = [...Object.entries(posted).map(([fact, text]) => `${fact}: ${text}`), other].filter(Boolean);
    if (lines.length === 0) throw new AppError("INVALID_INPUT");
    await ask(act, "rectify", lines.join("\n"));
    return "asked";
  }
  const { name: nameText, ...factTexts } = posted;
  const name = nameText === undefined ? undefined : customerName.safeParse(nameText);
  const facts = customerFacts.safeParse(factTexts);
  if (name?.success === false || !facts.success) throw new AppError("INVALID_INPUT");
  const wanted = wantedFacts({ ...(name ? { name: name.data } : {}), facts: facts.data });
  const categories = Object.keys(wanted).flatMap((fact) => categoryOfFact(fact) ?? []);
  await assertMayHold(tx, scope, customer.id, categories, now);
  const stamp = { source: "customer", ref: `link:${link.id}`, at: now, by: null } as const;
  const { currency } = await getCompany(tx, scope);
  const writer = { stamp, newId: () => newId(now), currency };
  const { version } = await getCustomerHeader(tx, scope, customer.id);
  const { changed } = await updateCustomer(tx, scope, { id: customer.id, version, wanted }, writer);
  const confirmed = Object.keys(wanted).filter((fact) => !changed.includes(fact));
  for (const fact of confirmed) await verifyCustomerFact(tx, scope, { id: customer.id, fact }, stamp);
  act.audit({
    entity: "customer",
    entityId: customer.id,
    customerId: customer.id,
    after: { facts: changed, confirmed },
  });
  if (other === "") return "saved";
  await ask(act, "rectify", other);
  return "asked";
}
