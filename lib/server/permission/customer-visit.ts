// Who is it that opens a link without a sign-in, and how sure are we? What a customer does on the page of choices is done
// in nobody's name but theirs: no user stands behind it.
import type { Db } from "@/lib/data/client";
import type { ConsentEntry, LedgerWriter } from "@/lib/data/consent-ledger";
import { findCentreLink, type PreferenceLink, readLinkHolder } from "@/lib/data/preference-links";
import { mintScope, type Scope } from "@/lib/data/scope";
import type { Locale } from "@/lib/messages/namespaces";
import { tokenHash } from "../auth/fingerprint";
import { newId } from "../clock";
import type { AuditDetail } from "../gate";

/** The reach of a customer's own act: the one customer the link names, every field of it. */
export function customerScope(): Scope {
  return mintScope({ userId: "00000000-0000-7000-8000-000000000002", role: "privacy_officer", teamIds: [] });
}

const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

export interface CustomerVisit {
  readonly link: PreferenceLink;
  readonly customer: { id: string; name: string; kind: "person" | "company"; language: string | null; version: number };
  readonly point: {
    id: string;
    kind: string;
    display: string;
    valueHash: string | null;
    status: string;
    verifiedAt: Date | null;
  } | null;
  /** The address of the link is known to be theirs: what is held may be shown. */
  readonly verified: boolean;
  /** And the link was delivered to it: whoever holds the link reads there. */
  readonly identified: boolean;
}

export interface CustomerAct extends CustomerVisit {
  readonly tx: Db;
  readonly scope: Scope;
  readonly now: Date;
  readonly form: URLSearchParams;
  readonly locale: Locale;
  audit(detail: AuditDetail): void;
}

/** Null for every token that opens nothing, whatever the reason. */
export async function findVisit(db: Db, token: string, now: Date): Promise<CustomerVisit | null> {
  if (!tokenPattern.test(token)) return null;
  const link = await findCentreLink(db, tokenHash(token), now);
  const holder = link && (await readLinkHolder(db, link));
  if (!link || !holder) return null;
  const { point } = holder;
  const works = point !== null && point.status !== "bounced" && point.status !== "invalid";
  const verified = works && (point.status === "verified" || point.verifiedAt !== null);
  return { link, ...holder, verified, identified: verified && link.sent };
}

export const writerOfCustomer = (now: Date): LedgerWriter => ({ now, newId: () => newId(now), actorId: null });

/** What every event of the page says of itself: by which link, in which language, and how the link got there. */
export function saidOnPage({
  link,
  locale,
  now,
}: CustomerAct): Pick<ConsentEntry, "source" | "evidence" | "occurredAt"> {
  const words =
    locale === "vi" ? "Khách hàng tự chọn trên trang lựa chọn" : "Chosen by the customer on the preference page";
  const delivery = link.sent ? "sent" : "handed";
  return {
    source: "preference_centre",
    occurredAt: now,
    evidence: { words, link: link.id, delivery, language: locale },
  };
}
