// How does a customer get a link of their own? 256 random bits, of which the hash is kept. A link that staff hands over
// replaces the one handed over before and lasts a month; links in messages last a quarter, each message brings a new one.
import type { Db } from "@/lib/data/client";
import { insertPreferenceLink, type PreferenceLink, revokeCentreLinks } from "@/lib/data/preference-links";
import type { Scope } from "@/lib/data/scope";
import { newToken } from "../auth/fingerprint";
import { newId } from "../clock";

const day = 86_400_000;
const handedDays = 30;
const sentDays = 90;

export interface LinkOrder {
  readonly customerId: string;
  readonly contactPointId: string | null;
  readonly contactHash: string | null;
  /** Whether the product itself delivers it to that address. */
  readonly sent: boolean;
  readonly createdById: string | null;
}

export interface IssuedLink {
  readonly id: string;
  readonly token: string;
  /** Under the address of the installation. */
  readonly path: string;
  readonly expiresAt: Date | null;
}

/** A link to the page of choices. */
export async function issueCentreLink(tx: Db, scope: Scope, order: LinkOrder, now: Date): Promise<IssuedLink> {
  if (!order.sent) await revokeCentreLinks(tx, scope, order.customerId, "handed", now);
  const expiresAt = new Date(now.getTime() + (order.sent ? sentDays : handedDays) * day);
  const { id, token } = await issue(
    tx,
    scope,
    { ...order, kind: "centre", expiresAt, purposeCode: null, channel: null },
    now,
  );
  return { id, token, path: `/p/${token}`, expiresAt };
}

/** The link behind List-Unsubscribe of one message (RFC 8058): it can only say no, and has no term. */
export async function issueOneClickLink(
  tx: Db,
  scope: Scope,
  order: Omit<LinkOrder, "sent" | "createdById"> & { purposeCode: string | null; channel: string },
  now: Date,
): Promise<IssuedLink> {
  const fields = { ...order, kind: "one_click", sent: true, createdById: null, expiresAt: null } as const;
  const { id, token } = await issue(tx, scope, fields, now);
  return { id, token, path: `/api/one-click/${token}`, expiresAt: null };
}

/** The two headers of RFC 2369 and RFC 8058 for a message that carries this link. */
export function oneClickHeaders(origin: string, path: string): Record<string, string> {
  return {
    "List-Unsubscribe": `<${new URL(path, origin).toString()}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}

async function issue(tx: Db, scope: Scope, fields: Omit<PreferenceLink, "id" | "createdAt">, now: Date) {
  const { token, tokenHash } = newToken();
  const id = newId(now);
  await insertPreferenceLink(tx, scope, { ...fields, id, tokenHash, createdAt: now });
  return { id, token };
}
