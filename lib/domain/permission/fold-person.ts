// What does the ledger say about the person as a whole? How often and when they want to hear from us, whether processing
// is restricted, and which information they agree to be held.
import type { ConsentAction, ConsentEvent, ContactCap, PersonalWindow } from "./consent-event";

/** Every channel. */
export const everyChannel = "*";

export interface PersonalLimit {
  readonly channel: string;
  readonly cap: ContactCap | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Empty: every day. */
  readonly days: readonly number[];
  readonly timeZone: string | null;
  readonly pausedUntil: Date | null;
  readonly eventId: string;
}

export type AgreementState = "granted" | "refused" | "withdrawn" | "expired";

export interface DataAgreement {
  readonly category: string;
  readonly state: AgreementState;
  readonly since: Date;
  readonly expiresAt: Date | null;
  readonly eventId: string;
}

export interface FoldedPerson {
  readonly limits: readonly PersonalLimit[];
  readonly agreements: readonly DataAgreement[];
  readonly restrictedSince: Date | null;
  readonly lastSeq: number;
}

const agreementAfter: Readonly<Partial<Record<ConsentAction, AgreementState>>> = {
  GRANTED: "granted",
  CONFIRMED: "granted",
  REFUSED: "refused",
  WITHDRAWN: "withdrawn",
  OBJECTED: "withdrawn",
  EXPIRED: "expired",
};

function limitOf(event: ConsentEvent): PersonalLimit {
  const window: PersonalWindow = event.timeWindow ?? {};
  return {
    channel: event.channel ?? everyChannel,
    cap: event.cap ?? null,
    from: window.from ?? null,
    to: window.to ?? null,
    days: [...(window.days ?? [])].sort((a, b) => a - b),
    timeZone: window.timeZone ?? null,
    pausedUntil: window.pausedUntil ? new Date(window.pausedUntil) : null,
    eventId: event.id,
  };
}

/** The last wish per channel holds as a whole; an earlier one of that channel is gone. */
export function foldPerson(events: readonly ConsentEvent[]): FoldedPerson {
  const limits = new Map<string, PersonalLimit>();
  const agreements = new Map<string, DataAgreement & { noAt: number }>();
  let restrictedSince: Date | null = null;
  let lastSeq = 0;
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    lastSeq = event.seq;
    if (event.action === "PREFERENCE_SET") limits.set(event.channel ?? everyChannel, limitOf(event));
    if (event.action === "RESTRICTED") restrictedSince ??= event.occurredAt;
    if (event.action === "UNRESTRICTED") restrictedSince = null;
    const state = agreementAfter[event.action];
    if (!event.dataCategory || state === undefined) continue;
    const before = agreements.get(event.dataCategory);
    const noAt = before?.noAt ?? Number.NEGATIVE_INFINITY;
    const said = event.occurredAt.getTime();
    if (state === "granted" && said <= noAt) continue;
    if (state === "expired" && before?.state !== "granted") continue;
    agreements.set(event.dataCategory, {
      category: event.dataCategory,
      state,
      since: before?.state === state ? before.since : event.occurredAt,
      expiresAt: event.expiresAt,
      eventId: event.id,
      noAt: state === "refused" || state === "withdrawn" ? Math.max(noAt, said) : noAt,
    });
  }
  return {
    limits: [...limits.values()].sort((a, b) => (a.channel < b.channel ? -1 : 1)),
    agreements: [...agreements.values()]
      .map(({ noAt: _, ...agreement }) => agreement)
      .sort((a, b) => (a.category < b.category ? -1 : 1)),
    restrictedSince,
    lastSeq,
  };
}
