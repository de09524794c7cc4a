// What does one person want who was held twice? The narrower of both wishes, a restriction of either side, every no about data.
import type { ContactCap, PersonalWindow } from "./consent-event";
import type { DataAgreement, FoldedPerson, PersonalLimit } from "./fold-person";

export type MergedWish =
  | { readonly kind: "restrict" }
  | {
      readonly kind: "limit";
      readonly channel: string;
      readonly cap: ContactCap | null;
      readonly timeWindow: PersonalWindow;
      readonly eventId: string;
    }
  | { readonly kind: "data"; readonly agreement: DataAgreement };

/** Never: what is left where two wishes have nothing in common. */
const never: ContactCap = { count: 0, hours: 8784 };

const narrowerCap = (a: ContactCap | null, b: ContactCap | null): ContactCap | null =>
  a === null || b === null ? (a ?? b) : { count: Math.min(a.count, b.count), hours: Math.max(a.hours, b.hours) };

function narrower(
  a: PersonalLimit,
  b: PersonalLimit,
): Omit<Extract<MergedWish, { kind: "limit" }>, "kind" | "eventId"> {
  const [first, second] = [a, b].filter(({ from }) => from !== null);
  const [days, otherDays] = [a, b].map(({ days }) => days);
  const common =
    days?.length && otherDays?.length
      ? days.filter((day) => otherDays.includes(day))
      : [...(days ?? []), ...(otherDays ?? [])];
  const zoneDiffers = a.timeZone !== null && b.timeZone !== null && a.timeZone !== b.timeZone;
  let [from, to] = [first?.from ?? null, first?.to ?? null];
  let possible = !(days?.length && otherDays?.length && common.length === 0);
  if (first?.from && first.to && second?.from && second.to) {
    const same = first.from === second.from && first.to === second.to && !zoneDiffers;
    const plain = !zoneDiffers && first.from < first.to && second.from < second.to;
    from = first.from > second.from ? first.from : second.from;
    to = first.to < second.to ? first.to : second.to;
    if (!same && (!plain || from >= to)) possible = false;
  } else if (zoneDiffers && (first || common.length > 0)) possible = false;
  if (!possible) [from, to] = [null, null];
  const paused = [a.pausedUntil, b.pausedUntil].flatMap((at) => (at === null ? [] : [at.getTime()]));
  return {
    channel: a.channel,
    cap: possible ? narrowerCap(a.cap, b.cap) : never,
    timeWindow: {
      from,
      to,
      days: possible ? common : [],
      timeZone: a.timeZone ?? b.timeZone,
      pausedUntil: paused.length === 0 ? null : new Date(Math.max(...paused)).toISOString(),
    },
  };
}

/** What must be written on the survivor's ledger. */
export function mergePerson(survivor: FoldedPerson, loser: FoldedPerson): MergedWish[] {
  const wishes: MergedWish[] = [];
  if (loser.restrictedSince !== null && survivor.restrictedSince === null) wishes.push({ kind: "restrict" });
  for (const theirs of loser.limits) {
    const ours = survivor.limits.find(({ channel }) => channel === theirs.channel);
    const { eventId, cap, from, to, days, timeZone, pausedUntil } = theirs;
    const timeWindow = { from, to, days, timeZone, pausedUntil: pausedUntil?.toISOString() ?? null };
    const wish = ours ? narrower(ours, theirs) : { channel: theirs.channel, cap, timeWindow };
    wishes.push({ kind: "limit", ...wish, eventId });
  }
  for (const theirs of loser.agreements) {
    const ours = survivor.agreements.find(({ category }) => category === theirs.category);
    const closes = theirs.state === "refused" || theirs.state === "withdrawn";
    if (closes ? ours?.state !== "refused" && ours?.state !== "withdrawn" : ours === undefined) {
      wishes.push({ kind: "data", agreement: theirs });
    }
  }
  return wishes;
}
