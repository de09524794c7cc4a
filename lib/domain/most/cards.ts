// What can become of a card? One card per customer of a tactic, from chosen to answered.

export const cardStatuses = ["open", "contacted", "responded", "declined", "unreachable", "skipped"] as const;
export type CardStatus = (typeof cardStatuses)[number];

/** Statuses that say the customer was approached: external work. */
export const approached: readonly CardStatus[] = ["contacted", "responded", "declined", "unreachable"];

export const cardOutcomes = [
  "bought",
  "interested",
  "meeting_booked",
  "later",
  "no_need",
  "competitor",
  "wrong_contact",
] as const;
export type CardOutcome = (typeof cardOutcomes)[number];

export const tacticChannels = ["visit", "phone", "email", "sms", "zalo", "post", "store", "event"] as const;
export type TacticChannel = (typeof tacticChannels)[number];

/** Media that need the customer's permission before anyone uses them; a shop or an event waits to be visited. */
export const permittedChannels = ["phone", "email", "sms", "zalo", "post"] as const satisfies readonly TacticChannel[];

export function needsPermission(channel: string | null): boolean {
  return channel !== null && (permittedChannels as readonly string[]).includes(channel);
}

/** Legal hours of a medium (Decree 91/2020: messages 07:00–22:00, calls 08:00–17:00); null where the law sets none. */
export const legalHours: Readonly<Partial<Record<TacticChannel, readonly [string, string]>>> = {
  sms: ["07:00", "22:00"],
  zalo: ["07:00", "22:00"],
  phone: ["08:00", "17:00"],
};

const slotPattern = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]|24):([0-5]\d)$/;

/** "08:00-17:00" as its two ends; null when it is no slot of a day. */
export function parseTimeSlot(slot: string | null): readonly [string, string] | null {
  if (slot === null || !slotPattern.test(slot)) return null;
  const [from = "", to = ""] = slot.split("-");
  return from < to ? [from, to] : null;
}

/** Whether a slot lies inside the legal hours of its channel. */
export function isLegalSlot(channel: string | null, slot: string | null): boolean {
  const ends = parseTimeSlot(slot);
  if (!ends || channel === null) return false;
  const hours = legalHours[channel as TacticChannel];
  return !hours || (ends[0] >= hours[0] && ends[1] <= hours[1]);
}

export const slipCauses = [
  "customer",
  "supplier",
  "competitor",
  "our_capacity",
  "our_decision",
  "weather_event",
  "other",
] as const;
export type SlipCause = (typeof slipCauses)[number];
