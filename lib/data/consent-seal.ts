// How is an event of the ledger sealed? SHA-256 over the hash before it and the canonical text of what it commits to. Values
// that may have to be erased stand in it by their own hash.
import { createHash } from "node:crypto";
import { type Canonical, canonicalJson } from "@/lib/domain/permission/canonical-json";

export interface StoredEvent {
  readonly customerId: string;
  readonly id: string;
  readonly seq: bigint;
  readonly action: string;
  readonly purposeCode: string | null;
  readonly channel: string | null;
  readonly topicId: number | null;
  readonly dataCategory: string | null;
  readonly contactPointId: string | null;
  readonly contactHash: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly effectiveFrom: Date;
  readonly expiresAt: Date | null;
  readonly source: string;
  readonly evidence: unknown;
  readonly noticeVersionId: string | null;
  readonly actorId: string | null;
  readonly cap: unknown;
  readonly timeWindow: unknown;
  readonly prevHash: string | null;
  readonly hash: string;
}

export const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** Evidence is held beside its own hash, and the chain takes the hash: erasing the words leaves the chain verifiable. */
export function sealEvidence(evidence: Readonly<Record<string, string>> | null | undefined) {
  return evidence ? { sha256: sha256(canonicalJson(evidence)), words: evidence } : null;
}

function evidenceHash(evidence: unknown): string | null {
  const sealed = evidence as { sha256?: unknown } | null;
  return typeof sealed?.sha256 === "string" ? sealed.sha256 : null;
}

/** The words are those that were hashed, or were erased since. */
export function evidenceMatches(evidence: unknown): boolean {
  const sealed = evidence as { sha256?: unknown; words?: Readonly<Record<string, string>> } | null;
  return !sealed?.words || sha256(canonicalJson(sealed.words)) === sealed.sha256;
}

/** Columns that came later are committed to only where they are filled, so that older events keep their hash. */
function later(event: Omit<StoredEvent, "hash">): Record<string, Canonical> {
  const { dataCategory, contactHash, cap, timeWindow } = event;
  return Object.fromEntries(
    Object.entries({ dataCategory, contactHash, cap, timeWindow }).filter(([, value]) => value !== null),
  ) as Record<string, Canonical>;
}

export function hashOf(event: Omit<StoredEvent, "hash">): string {
  const commitment: Canonical = {
    customerId: event.customerId,
    id: event.id,
    seq: Number(event.seq),
    action: event.action,
    purposeCode: event.purposeCode,
    channel: event.channel,
    topicId: event.topicId,
    contactPointId: event.contactPointId,
    occurredAt: event.occurredAt,
    recordedAt: event.recordedAt,
    effectiveFrom: event.effectiveFrom,
    expiresAt: event.expiresAt,
    source: event.source,
    evidence: evidenceHash(event.evidence),
    noticeVersionId: event.noticeVersionId,
    actorId: event.actorId,
    ...later(event),
  };
  return sha256(`${event.prevHash ?? ""}${canonicalJson(commitment)}`);
}
