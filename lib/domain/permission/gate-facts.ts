// What must be known to say whether one customer may be contacted at one address? Plain facts, gathered by the caller.
import type { Day } from "@/lib/domain/basics/calendar";
import type { ContactChannel } from "@/lib/domain/customers/kinds";
import type { HeldPermission, PurposeTerms } from "./consent-event";
import type { PersonalLimit } from "./fold-person";
import type { RulePack } from "./rule-pack";

/** The rules in the order in which they are asked. */
export const gateRules = [
  "closed",
  "restricted",
  "minor",
  "deceased",
  "suppression",
  "register",
  "objection",
  "grant",
  "topic",
  "contact_point",
  "cap",
  "window",
  "message",
] as const;
export type GateRule = (typeof gateRules)[number];

/** Rules that change from minute to minute: lists and counts stand without them, a send does not. */
export const momentRules: readonly GateRule[] = ["cap", "window", "message"];

export interface GateAsk {
  readonly purposeCode: string;
  readonly channel: ContactChannel;
  readonly topicId: number | null;
}

/** What holds for everybody at this moment. */
export interface GatePolicy {
  readonly pack: RulePack;
  readonly companyZone: string;
  /** The day of the newest file of the do-not-call register for SMS and for calls. */
  readonly registerOn: { readonly sms: Day | null; readonly voice: Day | null };
}

export interface GatePerson {
  readonly status: string;
  readonly kind: "person" | "company";
  readonly restrictedSince: Date | null;
  readonly birthDate: Day | null;
  readonly ageLow: number | null;
  readonly deceasedAt: Date | null;
  readonly country: string | null;
}

export interface GatePoint {
  readonly id: string;
  readonly kind: string;
  /** Null while nobody has computed it: then nothing can be told about suppression, and the address stays closed. */
  readonly hash: string | null;
  readonly status: string;
  readonly verifiedAt: Date | null;
  readonly isPrimary: boolean;
}

export interface GateNotice {
  readonly purposeCode: string;
  readonly publishedAt: Date | null;
  readonly voidedAt: Date | null;
}

export interface GateSuppression {
  readonly channel: string;
  readonly createdAt: Date;
  readonly releasedAt: Date | null;
}

export interface GateMessage {
  readonly text: string;
  /** The mail carries List-Unsubscribe and List-Unsubscribe-Post (RFC 8058). */
  readonly oneClick: boolean;
  /** The text ends with how to refuse. */
  readonly optOutShown: boolean;
}

export interface GateFacts {
  readonly now: Date;
  readonly person: GatePerson;
  /** Null: unknown or archived. */
  readonly purpose: PurposeTerms | null;
  /** Null: unknown, archived, or of another purpose. Not read without a topic in the question. */
  readonly topic: { readonly purposeCode: string } | null;
  /** Held permissions of the purpose on the channel. */
  readonly held: readonly HeldPermission[];
  readonly notices: ReadonlyMap<string, GateNotice>;
  readonly point: GatePoint | null;
  /** Suppressions of the point's hash. */
  readonly suppressions: readonly GateSuppression[];
  /** Lists of the register that hold the point's hash: sms, voice, all. */
  readonly registered: readonly string[];
  /** When this person or this address was contacted on the channel, by attempts that count. */
  readonly contactedAt: readonly Date[];
  readonly limits: readonly PersonalLimit[];
  readonly message: GateMessage | null;
  readonly ledgerSeq: number;
}

/** Which contact points a channel speaks to; Zalo finds its people by their phone number too. */
export const pointKinds: Readonly<Record<ContactChannel, readonly string[]>> = {
  email: ["email"],
  sms: ["phone"],
  phone: ["phone"],
  zalo: ["zalo", "phone"],
  post: ["post"],
};
