// What every torture scenario needs: an agreed customer, the gate's and the list's answer in one, and words for the ledger.

import { readDossier } from "@/lib/data/consent-dossier";
import { appendConsentEvents, type ConsentEntry, stopEverything } from "@/lib/data/consent-ledger";
import { askEverybody } from "@/lib/data/consent-lists";
import { readGatePolicy } from "@/lib/data/eligibility-policy";
import { mintScope } from "@/lib/data/scope";
import type { ContactChannel } from "@/lib/domain/customers/kinds";
import { decideCustomer, decidePoints } from "@/lib/domain/permission/dossier";
import { newId } from "@/lib/server/clock";
import { type ContactAsk, claimContact } from "@/lib/server/permission/claim-contact";
import { db } from "./database";
import { permissionCustomer, type TestPoint, writerAt } from "./permission";

export const scope = mintScope({ userId: newId(), role: "administrator", teamIds: [] });
/** A Tuesday, ten in the morning in Vietnam. */
export const ten = new Date("2026-03-10T03:00:00Z");
export const early = new Date("2026-01-05T03:00:00Z");
export const shift = (seconds: number, at = ten) => new Date(at.getTime() + seconds * 1000);

export const held: { notices: Record<string, string> } = { notices: {} };
let serial = 0;
export const freshPhone = () => `+8491777${String(++serial).padStart(4, "0")}`;
export const freshEmail = () => `torture${++serial}@x.vn`;

export const said = (entry: Partial<ConsentEntry> & Pick<ConsentEntry, "action">): ConsentEntry => {
  const yes = entry.action === "GRANTED" || entry.action === "CONFIRMED";
  const purposeCode = entry.purposeCode === undefined ? "promotions" : entry.purposeCode;
  return {
    ...{ purposeCode, channel: "sms", occurredAt: early, source: "paper" },
    ...(yes ? { evidence: { words: "phiếu" }, noticeVersionId: held.notices[purposeCode ?? ""] ?? null } : {}),
    ...entry,
  };
};

export const tell = (id: string, entries: readonly ConsentEntry[], at = early) =>
  db().$transaction((tx) => appendConsentEvents(tx, scope, id, entries, writerAt(at)));

export const stop = (id: string, at = early) =>
  db().$transaction((tx) => stopEverything(tx, scope, id, { source: "call", words: "thôi" }, writerAt(at)));

/** A customer with a phone and an e-mail who agreed to offers on every channel. */
export async function agreed(points: readonly TestPoint[] = [], fields: Record<string, unknown> = {}) {
  const own: TestPoint[] =
    points.length > 0
      ? [...points]
      : [
          { kind: "phone", value: freshPhone() },
          { kind: "email", value: freshEmail() },
        ];
  const { id, pointIds } = await permissionCustomer(own, fields);
  await tell(
    id,
    (["sms", "phone", "email", "zalo"] as const).map((channel) => said({ action: "GRANTED", channel })),
  );
  return { id, pointIds, values: own.map(({ value }) => value) };
}

interface Question {
  readonly purposeCode?: string;
  readonly channel?: ContactChannel;
  readonly topicId?: number | null;
  readonly at?: Date;
}

/** The first rule that says no, or null; the gate and the list must say the same of every address. */
export async function stopper(
  id: string,
  { purposeCode = "promotions", channel = "sms", topicId = null, at = ten }: Question = {},
) {
  const [dossier, policy] = [await readDossier(db(), scope, id, at), await readGatePolicy(db(), at)];
  const ask = { purposeCode, channel, topicId };
  const listed = (await askEverybody(db(), scope, [id], [ask], policy, at)).filter(({ key }) =>
    key.includes(`/${channel}/`),
  );
  const gate = decidePoints(dossier, ask, policy, at).map(
    ({ point, firstBlockingRule }) => `${point?.id ?? "-"} ${firstBlockingRule}`,
  );
  const list = listed.map(({ key, rule }) => `${key.split("/")[4]} ${rule}`);
  if (JSON.stringify(gate.sort()) !== JSON.stringify(list.sort())) throw new Error(`gate ${gate} list ${list}`);
  return decideCustomer(dossier, ask, policy, at).firstBlockingRule;
}

export const claim = (ask: Partial<ContactAsk> & Pick<ContactAsk, "customerId" | "contactPointId">, at = ten) =>
  db().$transaction((tx) =>
    claimContact(tx, scope, { purposeCode: "promotions", channel: "sms", tacticId: newId(), ...ask }, null, () => at),
  );
