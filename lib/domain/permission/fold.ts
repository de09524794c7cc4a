// What does the ledger say now? The projection is this fold of its events, and nothing else.
import type { ConsentAction, ConsentEvent, HeldPermission, PermissionState } from "./consent-event";

const stateAfter: Readonly<Partial<Record<ConsentAction, PermissionState>>> = {
  REQUESTED: "requested",
  GRANTED: "granted",
  CONFIRMED: "granted",
  REFUSED: "refused",
  WITHDRAWN: "withdrawn",
  EXPIRED: "expired",
  OBJECTED: "objected",
};

const keyOf = (purposeCode: string, channel: string, topicId: number) => `${purposeCode}|${channel}|${topicId}`;

/** A question is no answer, and a withdrawal does not soften an objection. */
function moves(from: PermissionState | undefined, to: PermissionState): boolean {
  if (to === "requested") return from === undefined || from === "expired";
  if (from === "objected") return to === "granted" || to === "objected";
  if (to === "expired") return from === "granted";
  return true;
}

/**
 * State per purpose × channel × topic after all events, in the order of their seq. Events for every purpose or channel
 * (null) reach the combinations of `purposes` × `channels`, and those already known.
 */
export function foldConsent(
  events: readonly ConsentEvent[],
  purposes: readonly string[],
  channels: readonly string[],
): HeldPermission[] {
  const held = new Map<string, HeldPermission>();
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    const state = stateAfter[event.action];
    if (state === undefined) continue;
    for (const { purposeCode, channel, topicId } of reached(event, held, purposes, channels)) {
      const key = keyOf(purposeCode, channel, topicId);
      const before = held.get(key);
      if (!moves(before?.state, state)) continue;
      const since = before?.state === state ? before.since : event.occurredAt;
      held.set(key, { purposeCode, channel, topicId, state, since, expiresAt: event.expiresAt, eventId: event.id });
    }
  }
  return [...held.values()].sort((a, b) =>
    keyOf(a.purposeCode, a.channel, a.topicId) < keyOf(b.purposeCode, b.channel, b.topicId) ? -1 : 1,
  );
}

type Place = Pick<HeldPermission, "purposeCode" | "channel" | "topicId">;

function reached(
  event: ConsentEvent,
  held: ReadonlyMap<string, HeldPermission>,
  purposes: readonly string[],
  channels: readonly string[],
): Place[] {
  const topicId = event.topicId ?? 0;
  const places = new Map<string, Place>();
  const add = (place: Place) => places.set(keyOf(place.purposeCode, place.channel, place.topicId), place);
  for (const purposeCode of event.purposeCode === null ? purposes : [event.purposeCode]) {
    for (const channel of event.channel === null ? channels : [event.channel]) add({ purposeCode, channel, topicId });
  }
  // A no to the whole also reaches the topics beneath it.
  if (topicId === 0 && event.action !== "GRANTED" && event.action !== "CONFIRMED" && event.action !== "REQUESTED") {
    for (const place of held.values()) {
      const fits =
        (event.purposeCode === null || event.purposeCode === place.purposeCode) &&
        (event.channel === null || event.channel === place.channel);
      if (fits) add(place);
    }
  }
  return [...places.values()];
}

/** A grant counts only until the second it ends. */
export function stateAt(permission: Pick<HeldPermission, "state" | "expiresAt">, now: Date): PermissionState {
  const over = permission.expiresAt !== null && permission.expiresAt.getTime() <= now.getTime();
  return permission.state === "granted" && over ? "expired" : permission.state;
}
