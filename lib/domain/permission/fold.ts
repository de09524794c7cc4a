// What does the ledger say now? The projection is this fold of its events, and nothing else.
import type { ConsentAction, ConsentEvent, HeldPermission, PermissionState, PurposeTerms } from "./consent-event";

const noes: Readonly<Partial<Record<ConsentAction, "refused" | "withdrawn" | "objected">>> = {
  REFUSED: "refused",
  WITHDRAWN: "withdrawn",
  OBJECTED: "objected",
};

/** Actions that say something about a place. */
const spoken: ReadonlySet<ConsentAction> = new Set<ConsentAction>([
  "REQUESTED",
  "GRANTED",
  "CONFIRMED",
  "REFUSED",
  "WITHDRAWN",
  "OBJECTED",
  "EXPIRED",
]);

type Place = Pick<HeldPermission, "purposeCode" | "channel" | "topicId">;

/** One place with what is not shown: the question or yes that a confirmation is about, and when the last no was said. */
interface Cell extends Place {
  held: Omit<HeldPermission, keyof Place> | null;
  asked: Pick<HeldPermission, "expiresAt" | "contactHash"> | null;
  lastNoAt: number;
}

const keyOf = ({ purposeCode, channel, topicId }: Place) => `${purposeCode}|${channel}|${topicId}`;

/**
 * State per purpose × channel × topic after all events, in the order of their seq. Events for every purpose or channel
 * (null) reach the combinations of `purposes` × `channels`, and those already known. A yes that was said before the last
 * no, or that was never confirmed where it must be, grants nothing. An objection to marketing is one to profiling too.
 */
export function foldConsent(
  events: readonly ConsentEvent[],
  purposes: readonly PurposeTerms[],
  channels: readonly string[],
): HeldPermission[] {
  const cells = new Map<string, Cell>();
  const cellAt = (place: Place): Cell => {
    const found = cells.get(keyOf(place));
    if (found) return found;
    const made: Cell = { ...place, held: null, asked: null, lastNoAt: Number.NEGATIVE_INFINITY };
    cells.set(keyOf(place), made);
    return made;
  };
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    if (event.dataCategory || !spoken.has(event.action)) continue;
    for (const place of reached(event, cells, purposes, channels)) {
      if (event.action === "EXPIRED" && !cells.has(keyOf(place))) continue;
      const wholeNoAt = cells.get(keyOf({ ...place, topicId: 0 }))?.lastNoAt ?? Number.NEGATIVE_INFINITY;
      apply(cellAt(place), event, wholeNoAt, needsConfirmation(place, purposes));
    }
  }
  return [...cells.values()]
    .flatMap(({ purposeCode, channel, topicId, held }) =>
      held === null ? [] : [{ purposeCode, channel, topicId, ...held }],
    )
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function needsConfirmation({ purposeCode, channel }: Place, purposes: readonly PurposeTerms[]): boolean {
  return purposes.find(({ code }) => code === purposeCode)?.doubleOptInChannels.includes(channel) ?? false;
}

function apply(cell: Cell, event: ConsentEvent, wholeNoAt: number, confirms: boolean): void {
  const { action, occurredAt, expiresAt } = event;
  const state = cell.held?.state;
  const enter = (next: PermissionState, more: Partial<HeldPermission> = {}) => {
    const since = cell.held?.state === next ? cell.held.since : occurredAt;
    const grant = { confirmedAt: null, noticeVersionId: null, contactHash: null };
    cell.held = { state: next, since, expiresAt, eventId: event.id, ...grant, ...more };
  };
  const no = noes[action];
  if (no !== undefined) {
    cell.asked = null;
    cell.lastNoAt = Math.max(cell.lastNoAt, occurredAt.getTime());
    // A withdrawal does not soften an objection.
    if (state !== "objected" || no === "objected") enter(no);
    return;
  }
  if (action === "EXPIRED") {
    cell.asked = null;
    if (state === "granted" || state === "requested") enter("expired");
    return;
  }
  // A yes from before the last no: the no was the later word.
  if (occurredAt.getTime() <= Math.max(cell.lastNoAt, wholeNoAt)) return;
  const terms = { noticeVersionId: event.noticeVersionId ?? null, contactHash: event.contactHash ?? null };
  if (action === "CONFIRMED") {
    // Nothing was asked since the last no: a click on an old mail confirms nothing.
    if (cell.asked === null) return;
    const contactHash = terms.contactHash ?? cell.asked.contactHash;
    enter("granted", { ...terms, contactHash, expiresAt: expiresAt ?? cell.asked.expiresAt, confirmedAt: occurredAt });
    return;
  }
  cell.asked = { expiresAt, contactHash: terms.contactHash };
  if (action === "GRANTED" && !confirms) {
    enter("granted", terms);
    return;
  }
  // A question is no answer: what was said before stands.
  if (state === undefined || state === "expired" || state === "requested") enter("requested", terms);
}

function reached(
  event: ConsentEvent,
  cells: ReadonlyMap<string, Cell>,
  purposes: readonly PurposeTerms[],
  channels: readonly string[],
): Place[] {
  const topicId = event.topicId ?? 0;
  const places = new Map<string, Place>();
  const add = (place: Place) => places.set(keyOf(place), place);
  const fits = (purposeCode: string | null, channel: string | null) => {
    for (const purpose of purposeCode === null ? purposes.map(({ code }) => code) : [purposeCode]) {
      for (const one of channel === null ? channels : [channel]) add({ purposeCode: purpose, channel: one, topicId });
    }
  };
  fits(event.purposeCode, event.channel);
  // Who objects to marketing objects to being profiled for it.
  if (event.action === "OBJECTED" && topicId === 0 && isMarketing(event.purposeCode, purposes)) {
    for (const { code, kind } of purposes) if (kind === "profiling") fits(code, null);
  }
  // A no to the whole also reaches the topics beneath it.
  const narrows = noes[event.action] !== undefined || event.action === "EXPIRED";
  if (topicId === 0 && narrows) {
    const whole = [...places.values()];
    for (const { purposeCode, channel, topicId: held } of cells.values()) {
      const beneath = whole.some((place) => place.purposeCode === purposeCode && place.channel === channel);
      const anything = event.purposeCode === null && (event.channel === null || event.channel === channel);
      const anyChannel = event.channel === null && event.purposeCode === purposeCode;
      if (beneath || anything || anyChannel) add({ purposeCode, channel, topicId: held });
    }
  }
  return [...places.values()];
}

function isMarketing(purposeCode: string | null, purposes: readonly PurposeTerms[]): boolean {
  return purposeCode === null || purposes.find(({ code }) => code === purposeCode)?.kind === "marketing";
}

/** A grant counts only until the second it ends. */
export function stateAt(permission: Pick<HeldPermission, "state" | "expiresAt">, now: Date): PermissionState {
  const over = permission.expiresAt !== null && permission.expiresAt.getTime() <= now.getTime();
  return permission.state === "granted" && over ? "expired" : permission.state;
}
