// May a tactic approach customers yet? External work waits until the internal plan is done; this says what is missing.

export const readinessItems = [
  "internalWork",
  "ownerSigned",
  "approverSigned",
  "target",
  "offer",
  "channel",
  "timeSlot",
  "budget",
  "measure",
] as const;
export type ReadinessItem = (typeof readinessItems)[number];

export interface ReadinessFacts {
  /** Internal work items, and how many of them are done. A tactic without any has no internal plan. */
  readonly internalItems: number;
  readonly internalDone: number;
  readonly ownerSigned: boolean;
  readonly approverSigned: boolean;
  readonly hasSegment: boolean;
  readonly hasOffer: boolean;
  readonly hasChannel: boolean;
  readonly hasLegalSlot: boolean;
  readonly hasBudget: boolean;
  readonly kpis: number;
  readonly overridden: boolean;
}

export interface Readiness {
  readonly ready: boolean;
  readonly overridden: boolean;
  readonly missing: readonly ReadinessItem[];
}

export function checkReadiness(facts: ReadinessFacts): Readiness {
  const holds: Record<ReadinessItem, boolean> = {
    internalWork: facts.internalItems > 0 && facts.internalDone >= facts.internalItems,
    ownerSigned: facts.ownerSigned,
    approverSigned: facts.approverSigned,
    target: facts.hasSegment,
    offer: facts.hasOffer,
    channel: facts.hasChannel,
    timeSlot: facts.hasLegalSlot,
    budget: facts.hasBudget,
    measure: facts.kpis > 0,
  };
  const missing = readinessItems.filter((item) => !holds[item]);
  return { ready: missing.length === 0 || facts.overridden, overridden: facts.overridden, missing };
}
