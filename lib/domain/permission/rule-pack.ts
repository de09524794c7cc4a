// What rules does a jurisdiction ask for? A rule pack is data: versioned, dated, with its sources. It says what the product
// does, never that anybody complies with anything.
import type { Day } from "@/lib/domain/basics/calendar";
import type { ContactChannel } from "@/lib/domain/customers/kinds";
import type { ContactCap, PurposeKind } from "./consent-event";

export const dataCategories = [
  "contact",
  "demographics",
  "income",
  "household",
  "purchase",
  "aio",
  "sensitive",
] as const;
export type DataCategory = (typeof dataCategories)[number];

export interface PackSource {
  readonly title: string;
  readonly url: string;
  /** Whether the text of the rule itself was read, or what somebody writes about it. */
  readonly kind: "primary" | "secondary";
  readonly readOn: Day;
}

/** A local time window of a day, "HH:MM"; the end is not included. */
export interface LegalWindow {
  readonly from: string;
  readonly to: string;
}

/** How long until something must be done: in working days, or in days. */
export interface Clock {
  readonly days: number;
  readonly working: boolean;
  /** Where the rule sets no term and the product chose one. */
  readonly ownChoice: boolean;
}

export const clockNames = ["acknowledge", "stop", "stopWithProcessors", "rectify", "access", "erase"] as const;
export type ClockName = (typeof clockNames)[number];

export interface RulePack {
  readonly code: "VN" | "EU" | "plain";
  readonly version: number;
  /** The day of this version. */
  readonly dated: Day;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly sources: readonly PackSource[];
  /** Messages of these purposes are no advertising: caps, hours, register and labels do not reach them. */
  readonly exemptKinds: readonly PurposeKind[];
  /** Younger than this counts as a minor. */
  readonly minorAge: number;
  readonly caps: Readonly<Partial<Record<ContactChannel, ContactCap>>>;
  readonly windows: Readonly<Partial<Record<ContactChannel, LegalWindow>>>;
  /** The public do-not-call register: which list closes which channel, and how old its last file may be. */
  readonly register: {
    readonly maxAgeDays: number;
    readonly lists: Readonly<Partial<Record<ContactChannel, "sms" | "voice">>>;
  } | null;
  /** An advertising message begins with one of these. */
  readonly labels: Readonly<Partial<Record<ContactChannel, readonly string[]>>>;
  /** Channels whose advertising ends with how to refuse it. */
  readonly optOutChannels: readonly ContactChannel[];
  /** What a notice of an advertising purpose must state before it can be published. */
  readonly noticeMustState: readonly ("content" | "method" | "form" | "frequency")[];
  /** An address is used on these channels only once it is verified; a number is verified by calling it. */
  readonly verifiedChannels: readonly ContactChannel[];
  readonly clocks: Readonly<Record<ClockName, Clock>>;
  readonly sensitiveClasses: readonly string[];
  /** Categories that may not be held while the customer has said nothing. A no closes any of them. */
  readonly needsAgreement: readonly DataCategory[];
  readonly holidays: "VN" | null;
}

export const isExempt = (pack: RulePack, kind: PurposeKind): boolean => pack.exemptKinds.includes(kind);
export const packName = ({ code, version }: Pick<RulePack, "code" | "version">): string => `${code}-${version}`;
