// Whose link is this? Links to the page of choices and to stop with one click; only the hash of a token is kept.
import type { Db } from "./client";
import { requireCustomer, type Scope } from "./scope";

export const linkKinds = ["centre", "one_click"] as const;
export type LinkKind = (typeof linkKinds)[number];

export interface PreferenceLink {
  readonly customerId: string;
  readonly id: string;
  readonly kind: LinkKind;
  readonly contactPointId: string | null;
  readonly contactHash: string | null;
  readonly sent: boolean;
  readonly purposeCode: string | null;
  readonly channel: string | null;
  readonly createdAt: Date;
  readonly createdById: string | null;
  readonly expiresAt: Date | null;
}

export interface NewPreferenceLink extends PreferenceLink {
  readonly tokenHash: string;
}

const columns = {
  customerId: true,
  id: true,
  kind: true,
  contactPointId: true,
  contactHash: true,
  sent: true,
  purposeCode: true,
  channel: true,
  createdAt: true,
  createdById: true,
  expiresAt: true,
} as const;

/** The link to the page of choices that a token opens now. Asked before anybody is known. */
export async function findCentreLink(db: Db, tokenHash: string, now: Date): Promise<PreferenceLink | null> {
  const row = await db.preferenceLink.findFirst({
    where: { tokenHash, kind: "centre", revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    select: columns,
  });
  return row && { ...row, kind: "centre" };
}

/** The link that says no, whatever became of it: a no has no term and cannot be taken away. */
export async function findOneClickLink(db: Db, tokenHash: string): Promise<PreferenceLink | null> {
  const row = await db.preferenceLink.findFirst({ where: { tokenHash, kind: "one_click" }, select: columns });
  return row && { ...row, kind: "one_click" };
}

export async function insertPreferenceLink(db: Db, scope: Scope, link: NewPreferenceLink): Promise<void> {
  await requireCustomer(db, scope, link.customerId);
  await db.preferenceLink.create({ data: link });
}

/** Links to the page of choices stop working: all of a customer, or those that staff handed over. Answers how many. */
export async function revokeCentreLinks(
  db: Db,
  scope: Scope,
  customerId: string,
  which: "all" | "handed",
  now: Date,
): Promise<number> {
  await requireCustomer(db, scope, customerId);
  const where = { customerId, kind: "centre", revokedAt: null, ...(which === "handed" ? { sent: false } : {}) };
  return (await db.preferenceLink.updateMany({ where, data: { revokedAt: now } })).count;
}

/** Who holds this address now, and is not merged or erased. */
export async function listHolders(db: Db, _scope: Scope, contactHash: string): Promise<string[]> {
  const rows = await db.contactPoint.findMany({
    where: { valueHash: contactHash, customer: { status: { in: ["active", "archived"] } } },
    select: { customerId: true },
    orderBy: { customerId: "asc" },
  });
  return [...new Set(rows.map(({ customerId }) => customerId))];
}

/** The customer and the address a link stands for; null when the record is no longer there to be shown. */
export async function readLinkHolder(db: Db, link: PreferenceLink) {
  const customer = await db.customer.findFirst({
    where: { id: link.customerId, status: { in: ["active", "archived"] } },
    select: { id: true, name: true, kind: true, language: true, version: true },
  });
  if (!customer) return null;
  const byHash = link.contactHash === null ? [] : [{ valueHash: link.contactHash }];
  const byId = link.contactPointId === null ? [] : [{ id: link.contactPointId }];
  const point =
    byHash.length + byId.length === 0
      ? null
      : await db.contactPoint.findFirst({
          where: { customerId: customer.id, OR: [...byId, ...byHash] },
          select: { id: true, kind: true, display: true, valueHash: true, status: true, verifiedAt: true },
        });
  return { customer, point };
}
