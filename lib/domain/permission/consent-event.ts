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
  readonly occurredAt: Date;
  readonly expiresAt: Date | null;
}

export type PermissionState = "requested" | "granted" | "refused" | "withdrawn" | "expired" | "objected";

export interface HeldPermission {
  readonly purposeCode: string;
  readonly channel: string;
  readonly topicId: number;
  readonly state: PermissionState;
  readonly since: Date;
  readonly expiresAt: Date | null;
  readonly eventId: string;
}
