// Which permission does one customer have who was held twice? A no on either side wins; a yes that the other side never
// spoke about comes along with its own evidence and ends when it would have ended.
import type { HeldPermission, PermissionState } from "./consent-event";
import { stateAt } from "./fold";

export type MergedConsent =
  | { readonly kind: "refuse"; readonly action: "REFUSED" | "WITHDRAWN" | "OBJECTED"; readonly from: HeldPermission }
  | { readonly kind: "carry"; readonly from: HeldPermission };

const keyOf = ({ purposeCode, channel, topicId }: HeldPermission) => `${purposeCode}|${channel}|${topicId}`;
const refusals: Readonly<Partial<Record<PermissionState, "REFUSED" | "WITHDRAWN" | "OBJECTED">>> = {
  refused: "REFUSED",
  withdrawn: "WITHDRAWN",
  objected: "OBJECTED",
};
/** Smaller permits less. */
const permits = { objected: 0, withdrawn: 1, refused: 1, expired: 2, requested: 2, granted: 3 } as const;

/** A no to the purpose as a whole also closes its topics. */
function coveredBy(whole: readonly HeldPermission[], held: HeldPermission): PermissionState | undefined {
  return whole.find(
    (each) => each.topicId === 0 && each.purposeCode === held.purposeCode && each.channel === held.channel,
  )?.state;
}

/** What must be written on the survivor's ledger, in this order: carried grants first, so that every no comes after them. */
export function mergeConsent(
  survivor: readonly HeldPermission[],
  loser: readonly HeldPermission[],
  now: Date,
): MergedConsent[] {
  const held = new Map(survivor.map((state) => [keyOf(state), state]));
  const carried: MergedConsent[] = [];
  const refused: MergedConsent[] = [];
  for (const theirs of loser) {
    const ours = held.get(keyOf(theirs));
    const ourState = ours ? stateAt(ours, now) : undefined;
    const theirState = stateAt(theirs, now);
    const action = refusals[theirState];
    if (action !== undefined) {
      if (ourState === undefined || permits[theirState] < permits[ourState])
        refused.push({ kind: "refuse", action, from: theirs });
      continue;
    }
    if (theirState !== "granted") continue;
    const whole = coveredBy(survivor, theirs);
    const closed = whole !== undefined && refusals[whole] !== undefined;
    const silent = ourState === undefined || ourState === "expired" || ourState === "requested";
    const endsEarlier =
      ourState === "granted" &&
      theirs.expiresAt !== null &&
      (ours?.expiresAt === null || ours?.expiresAt === undefined || theirs.expiresAt < ours.expiresAt);
    if (!closed && (silent || endsEarlier)) carried.push({ kind: "carry", from: theirs });
  }
  return [...carried, ...refused];
}
