// What changed of what is known about a customer, and what does its provenance say afterwards? Pure: rows out, nothing written.
import { type FactOrigin, type FactSource, type Provenance, wholeRow } from "./provenance";

export type FactValue = string | number | readonly string[] | null;
export type FactValues = Readonly<Record<string, FactValue>>;

/** Who says so, and when: the same for all facts of one act. */
export interface FactStamp {
  readonly source: FactSource;
  /** An interaction's id, an import's number, an agency's name. */
  readonly ref?: string | undefined;
  readonly at: Date;
  readonly by: string | null;
}

export interface FactDelta {
  readonly field: string;
  readonly before: FactValue;
  readonly after: FactValue;
}

export function sameFact(left: FactValue, right: FactValue): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => item === right[index]);
  }
  const blank = (value: FactValue) => value === null || value === "" || (Array.isArray(value) && value.length === 0);
  return left === right || (blank(left) && blank(right));
}

/** The facts of `wanted` that differ from `held`; a fact absent from `wanted` is left alone, null clears. */
export function factDeltas(held: FactValues, wanted: FactValues): FactDelta[] {
  return Object.entries(wanted)
    .map(([field, after]) => ({ field, before: held[field] ?? null, after }))
    .filter(({ before, after }) => !sameFact(before, after));
}

export function originOf(stamp: FactStamp): FactOrigin {
  return {
    source: stamp.source,
    recordedAt: stamp.at.toISOString(),
    ...(stamp.ref === undefined ? {} : { ref: stamp.ref }),
    ...(stamp.by === null ? {} : { by: stamp.by }),
  };
}

/** Provenance after the changes: a new origin for each value, none for a fact that was cleared. */
export function stampProvenance(held: Provenance, deltas: readonly FactDelta[], stamp: FactStamp): Provenance {
  const next: Provenance = { ...held };
  for (const { field, after } of deltas) {
    if (sameFact(after, null)) delete next[field];
    else next[field] = originOf(stamp);
  }
  return next;
}

/** Marks a held fact as checked: its value stays, the day of its last check moves. */
export function verifyFact(held: Provenance, field: string, stamp: FactStamp): Provenance {
  const origin = held[field] ?? held[wholeRow] ?? originOf(stamp);
  return { ...held, [field]: { ...origin, verifiedAt: stamp.at.toISOString() } };
}

export interface FactConflict {
  readonly field: string;
  readonly mine: FactValue;
  readonly theirs: FactValue;
}

/**
 * The facts that two people changed to different values. `base` is what the editor saw; without it every difference
 * between what is held and what is wanted counts.
 */
export function factConflicts(held: FactValues, wanted: FactValues, base?: FactValues): FactConflict[] {
  return factDeltas(held, wanted)
    .filter(({ field, before }) => base?.[field] === undefined || !sameFact(base[field] ?? null, before))
    .map(({ field, before, after }) => ({ field, mine: after, theirs: before }));
}

/** What a write of facts needs beside the values: who says so, and fresh ids. */
export interface FactWriter {
  readonly stamp: FactStamp;
  readonly newId: () => string;
}

export interface FactChangeRow {
  readonly customerId: string;
  readonly id: string;
  readonly field: string;
  readonly before?: string | number | string[];
  readonly after?: string | number | string[];
  readonly source: FactSource;
  readonly sourceRef: string | null;
  readonly actorId: string | null;
  readonly at: Date;
}

function present(value: FactValue): string | number | string[] | undefined {
  if (value === null) return undefined;
  return typeof value === "object" ? [...value] : value;
}

/** Rows of the history of facts, one for each change. */
export function factChangeRows(
  customerId: string,
  deltas: readonly FactDelta[],
  { stamp, newId }: FactWriter,
): FactChangeRow[] {
  return deltas.map(({ field, before, after }) => {
    const was = present(before);
    const is = present(after);
    return {
      customerId,
      id: newId(),
      field,
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
      source: stamp.source,
      sourceRef: stamp.ref ?? null,
      actorId: stamp.by,
      at: stamp.at,
    };
  });
}
