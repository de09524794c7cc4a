// What can happen to a permission? The words of the ledger, and the one shape in which its events are read.

export const consentActions = [
  "REQUESTED",
  "GRANTED",
  "CONFIRMED",
  "REFUSED",
  "WITHDRAWN",
  "EXPIRED",
  "OBJECTED",
  "RESTRICTED",
  "UNRESTRICTED",
  "SUPPRESSED",
  "RELEASED",
  "PREFERENCE_SET",
] as const;
export type ConsentAction = (typeof consentActions)[number];

export const consentSources = [
  "web_form",
  "preference_centre",
  "one_click",
  "reply",
  "call",
  "in_person",
  "paper",
  "import",
  "api",
  "complaint",
  "bounce",
  "register",
] as const;
export type ConsentSource = (typeof consentSources)[number];

export const purposeKinds = ["service", "transactional", "marketing", "profiling", "sharing", "research"] as const;
export type PurposeKind = (typeof purposeKinds)[number];

/** What the fold and the gate must know of a purpose. */
export interface PurposeTerms {
  readonly code: string;
  readonly kind: PurposeKind;
  /** On these channels a yes counts once it is confirmed. */
  readonly doubleOptInChannels: readonly string[];
  /** No longer asked for: nobody may be contacted for it, and a no still reaches it. */
  readonly archived: boolean;
}

/** What a purpose is of when nobody said: the codes that are kinds themselves, else marketing, the strictest. */
export function purposeKindOf(code: string): PurposeKind {
  return purposeKinds.find((kind) => kind === code) ?? "marketing";
}

/** How often: at most `count` times in any `hours` on end. */
export interface ContactCap {
  readonly count: number;
  readonly hours: number;
}

/** When: between two local times ("HH:MM", the second not included), on these weekdays (1 Monday … 7 Sunday), not before. */
export interface PersonalWindow {
  readonly from?: string | null;
  readonly to?: string | null;
  readonly days?: readonly number[] | null;
  readonly timeZone?: string | null;
  /** ISO instant; until then silence. */
  readonly pausedUntil?: string | null;
}

export interface ConsentEvent {
  readonly id: string;
  readonly seq: number;
  readonly action: ConsentAction;
  /** Null: every purpose. */
  readonly purposeCode: string | null;
  /** Null: every channel. */
  readonly channel: string | null;
  /** Null or 0: the purpose as a whole. */
  readonly topicId: number | null;
  /** Set: the event is about holding this category of information, not about contact. */
  readonly dataCategory?: string | null;
  readonly occurredAt: Date;
  readonly recordedAt?: Date;
  readonly expiresAt: Date | null;
  readonly noticeVersionId?: string | null;
  /** The one address it is about. */
  readonly contactHash?: string | null;
  readonly cap?: ContactCap | null;
  readonly timeWindow?: PersonalWindow | null;
}

export type PermissionState = "requested" | "granted" | "refused" | "withdrawn" | "expired" | "objected";

export interface HeldPermission {
  readonly purposeCode: string;
  readonly channel: string;
  readonly topicId: number;
  readonly state: PermissionState;
  readonly since: Date;
  readonly expiresAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly noticeVersionId: string | null;
  /** The one address a grant was given for; null: every address on the channel. */
  readonly contactHash: string | null;
  readonly eventId: string;
}
