// One file's way through the product: into the database, onto the list and the profile, out as a file, and in again.
import { expect } from "vitest";
import type { Scope } from "@/lib/data/scope";
import type { Locale } from "@/lib/messages/namespaces";
import { customerExport } from "@/lib/server/endpoints/customer-export";
import { loadCustomerHeader } from "@/lib/server/loaders/customer-profile";
import { loadCustomerList } from "@/lib/server/loaders/customers";
import { loadImport } from "@/lib/server/loaders/imports";
import { asOwner } from "./database";
import { counts, importText } from "./imports";
import { as } from "./scope";

/** What a screen shows of a customer; the profile shows more than the list. */
export interface Shown {
  readonly name: string;
  readonly summary: string | null;
  readonly occupation: unknown;
}

/** Every customer as the list pages through them and as the profile of each says, by code. */
export async function shownCustomers(scope: Scope): Promise<Map<string, Shown>> {
  const shown = new Map<string, Shown>();
  let after: string | undefined;
  do {
    const list = await as(scope, () => loadCustomerList({ status: "any", after }));
    if (list === null) throw new Error("the list refuses its own address");
    for (const { id, code, name } of list.page.rows) {
      const { customer } = await as(scope, () => loadCustomerHeader({ id }));
      expect([customer.code, customer.name], "the profile names whom the list names").toEqual([code, name]);
      const { summary, facts } = customer;
      shown.set(String(code), { name, summary, occupation: facts.occupation?.value ?? null });
    }
    after = list.page.next ?? undefined;
  } while (after !== undefined);
  return shown;
}

/** The reason of every line that was not taken, as its page says it. */
export async function reasonsOf(scope: Scope, importId: string, locale: Locale): Promise<Map<number, string>> {
  const reasons = new Map<number, string>();
  let after: number | undefined;
  do {
    const page = await as(scope, () => loadImport({ id: importId, after }), locale);
    for (const { line, text } of page.errors) reasons.set(line, text);
    after = page.nextErrors ?? undefined;
  } while (after !== undefined);
  return reasons;
}

export async function exportedFile(scope: Scope, format: "csv" | "xlsx", locale: Locale): Promise<Buffer> {
  const columns = "code,kind,stage,phone,email,province,tags,owner,team,orders,spend,last,updated";
  const request = new Request(`http://localhost/api/customers/export?format=${format}&status=any&cols=${columns}`);
  const response = await as(scope, () => customerExport(request, { params: Promise.resolve({}) }), locale);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** Everything that is held about customers, ids and times included: an import that changes nothing leaves it as it is. */
export async function heldCustomers(): Promise<unknown[]> {
  return asOwner(`SELECT to_jsonb(t) AS row FROM customer t UNION ALL SELECT to_jsonb(t) FROM contact_point t
    UNION ALL SELECT to_jsonb(t) FROM customer_tag t UNION ALL SELECT to_jsonb(t) FROM address t
    UNION ALL SELECT to_jsonb(t) FROM tag t UNION ALL SELECT to_jsonb(t) FROM fact_change t ORDER BY 1`);
}

/** Both exports of the whole list, each taken as it is by the next import: every row unchanged, nothing touched. */
export async function expectExportsToComeBackUnchanged(scope: Scope): Promise<void> {
  const before = await heldCustomers();
  const [held] = await asOwner("SELECT count(*)::int AS n FROM customer");
  for (const [format, locale] of [
    ["csv", "vi"],
    ["xlsx", "en"],
  ] as const) {
    const again = await importText("customers", await exportedFile(scope, format, locale));
    const reasons = [...(await reasonsOf(scope, again.id, "vi"))].slice(0, 3);
    const none = { created: 0, updated: 0, skipped: 0, rejected: 0, anonymous: 0 };
    expect({ ...counts(again), reasons }, format).toEqual({ ...none, read: held?.n, unchanged: held?.n, reasons: [] });
    expect(await heldCustomers(), format).toEqual(before);
  }
}
