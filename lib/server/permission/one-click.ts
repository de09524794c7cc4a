// What does one click on "unsubscribe" do? The address hears no more of it: whoever holds the address says no; when nobody
// holds it any more, the address itself is closed. Twice is once, and late is in time.
import type { Db } from "@/lib/data/client";
import { appendConsentEvents, type ConsentEntry } from "@/lib/data/consent-ledger";
import { listPurposeTerms, readEvents } from "@/lib/data/consent-projection";
import { insertSuppressions, isSuppressed, lockAddresses } from "@/lib/data/consent-suppression";
import { listHolders, type PreferenceLink } from "@/lib/data/preference-links";
import { AppError } from "@/lib/domain/basics/errors";
import { contactChannels } from "@/lib/domain/customers/kinds";
import { foldConsent } from "@/lib/domain/permission/fold";
import { customerScope, writerOfCustomer } from "./customer-visit";

const noStates: readonly string[] = ["refused", "withdrawn", "objected"];
const exempt: readonly string[] = ["service", "transactional"];

/** Answers the customers whose ledger says no by now; empty when only the address was closed. */
export async function stopByOneClick(tx: Db, link: PreferenceLink, now: Date): Promise<string[]> {
  const scope = customerScope();
  const channel = link.channel ?? "email";
  const said = {
    ...{ source: "one_click" as const, occurredAt: now },
    evidence: { words: "List-Unsubscribe=One-Click", link: link.id },
  };
  const holders = link.contactHash === null ? [link.customerId] : await listHolders(tx, scope, link.contactHash);
  if (holders.length === 0) {
    await closeAddress(tx, link, channel, said, now);
    return [];
  }
  const purposes = await listPurposeTerms(tx);
  const about = purposes.filter(({ code, kind }) =>
    link.purposeCode === null ? !exempt.includes(kind) : code === link.purposeCode,
  );
  for (const customerId of holders) {
    const held = foldConsent(await readEvents(tx, customerId), purposes, contactChannels);
    const entries = about
      .filter(({ code }) => {
        const cells = held.filter((one) => one.purposeCode === code && one.channel === channel);
        const whole = cells.find(({ topicId }) => topicId === 0);
        return whole === undefined || cells.some(({ state }) => !noStates.includes(state));
      })
      .map(({ code }): ConsentEntry => ({ action: "WITHDRAWN", purposeCode: code, channel, ...said }));
    if (entries.length > 0) await appendConsentEvents(tx, scope, customerId, entries, writerOfCustomer(now));
  }
  return holders;
}

async function closeAddress(
  tx: Db,
  { customerId, contactHash }: PreferenceLink,
  channel: string,
  said: Pick<ConsentEntry, "source" | "occurredAt" | "evidence">,
  now: Date,
): Promise<void> {
  if (contactHash === null) return;
  if (await isSuppressed(tx, contactHash, channel)) return;
  const entry: ConsentEntry = { action: "SUPPRESSED", purposeCode: null, channel, contactHash, ...said };
  try {
    await appendConsentEvents(tx, customerScope(), customerId, [entry], writerOfCustomer(now));
  } catch (error) {
    // Not even the emptied record is there any more: the address is closed without a ledger.
    if (!(error instanceof AppError) || error.code !== "NOT_FOUND") throw error;
    await lockAddresses(tx, [contactHash]);
    await insertSuppressions(tx, [{ contactHash, channel, reason: "stop", source: "one_click" }], now);
  }
}
