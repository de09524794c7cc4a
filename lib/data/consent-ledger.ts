// How does a yes or a no get into the ledger? Appended with the next number and a hash over the one before; the projection
// follows in the same transaction. Nothing in it is ever changed.
import { createHash } from "node:crypto";
import { AppError } from "@/lib/domain/basics/errors";
import { contactChannels, purposeCodes } from "@/lib/domain/customers/kinds";
import { type Canonical, canonicalJson } from "@/lib/domain/permission/canonical-json";
import type { ConsentAction, ConsentEvent, ConsentSource } from "@/lib/domain/permission/consent-event";
import { foldConsent, stateAt } from "@/lib/domain/permission/fold";
import { type Db, Prisma } from "./client";
import { customersInScopeSql, refuseClosed, type Scope } from "./scope";

export interface ConsentEntry {
  readonly action: ConsentAction;
  readonly purposeCode: string | null;
  readonly channel: string | null;
  readonly topicId?: number | null;
  readonly contactPointId?: string | null;
  readonly occurredAt: Date;
  readonly expiresAt?: Date | null;
  readonly source: ConsentSource;
  readonly evidence?: Readonly<Record<string, string>> | null;
  readonly noticeVersionId?: string | null;
}

export interface LedgerWriter {
  readonly now: Date;
  readonly newId: () => string;
  readonly actorId: string | null;
}

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

interface StoredEvent {
  readonly customerId: string;
  readonly id: string;
  readonly seq: bigint;
  readonly action: string;
  readonly purposeCode: string | null;
  readonly channel: string | null;
  readonly topicId: number | null;
  readonly contactPointId: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly effectiveFrom: Date;
  readonly expiresAt: Date | null;
  readonly source: string;
  readonly evidence: unknown;
  readonly noticeVersionId: string | null;
  readonly actorId: string | null;
  readonly prevHash: string | null;
  readonly hash: string;
}

/** Evidence is held beside its own hash, and the chain takes the hash: erasing the words leaves the chain verifiable. */
function sealEvidence(evidence: Readonly<Record<string, string>> | null | undefined) {
  return evidence ? { sha256: sha256(canonicalJson(evidence)), words: evidence } : null;
}

function evidenceHash(evidence: unknown): string | null {
  const sealed = evidence as { sha256?: unknown } | null;
  return typeof sealed?.sha256 === "string" ? sealed.sha256 : null;
}

/** The words are those that were hashed, or were erased since. */
function evidenceMatches(evidence: unknown): boolean {
  const sealed = evidence as { sha256?: unknown; words?: Readonly<Record<string, string>> } | null;
  return !sealed?.words || sha256(canonicalJson(sealed.words)) === sealed.sha256;
}

/** The hash of an event: SHA-256 over the previous hash and the canonical text of what it commits to. */
function hashOf(event: Omit<StoredEvent, "hash">): string {
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
  };
  return sha256(`${event.prevHash ?? ""}${canonicalJson(commitment)}`);
}

export interface Appended {
  /** Whose ledger it stands in: of a merged record's no, the survivor's. */
  readonly customerId: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
}

/** Appends events in the given order and brings the projection up to date. The caller is in a transaction. */
export async function appendConsentEvents(
  db: Db,
  scope: Scope,
  customerId: string,
  entries: readonly ConsentEntry[],
  writer: LedgerWriter,
): Promise<Appended> {
  const narrows = entries.every(({ action }) => noes.has(action));
  return appendLocked(db, await lockLedger(db, scope, customerId, narrows), entries, writer);
}

async function appendLocked(
  db: Db,
  customerId: string,
  entries: readonly ConsentEntry[],
  writer: LedgerWriter,
): Promise<Appended> {
  const last = await db.consentEvent.findFirst({ where: { customerId }, orderBy: { seq: "desc" } });
  let seq = last?.seq ?? 0n;
  let prevHash = last?.hash ?? null;
  const firstSeq = Number(seq) + 1;
  const rows = entries.map((entry) => {
    seq += 1n;
    const { now, newId, actorId } = writer;
    const event = {
      customerId,
      id: newId(),
      seq,
      action: entry.action,
      purposeCode: entry.purposeCode,
      channel: entry.channel,
      topicId: entry.topicId ?? null,
      contactPointId: entry.contactPointId ?? null,
      occurredAt: entry.occurredAt,
      recordedAt: now,
      effectiveFrom: entry.occurredAt,
      expiresAt: entry.expiresAt ?? null,
      source: entry.source,
      evidence: sealEvidence(entry.evidence),
      noticeVersionId: entry.noticeVersionId ?? null,
      actorId,
      prevHash,
    };
    const hash = hashOf(event);
    prevHash = hash;
    return { ...event, evidence: event.evidence ?? Prisma.DbNull, hash };
  });
  await db.consentEvent.createMany({ data: rows });
  await projectConsent(db, customerId);
  return { customerId, firstSeq, lastSeq: Number(seq) };
}

const noes: ReadonlySet<ConsentAction> = new Set<ConsentAction>(["REFUSED", "WITHDRAWN", "OBJECTED"]);

/**
 * Locks the ledger that is written on. A no to a merged record holds for the person: it goes to the survivor, also when
 * that one is out of the writer's reach. Anything else is refused there.
 */
async function lockLedger(db: Db, scope: Scope, customerId: string, narrows: boolean): Promise<string> {
  let reach = customersInScopeSql(scope);
  for (let id = customerId; ; reach = Prisma.sql`TRUE`) {
    const [held] = await db.$queryRaw<{ status: string; mergedIntoId: string | null }[]>`
      SELECT c.status::text AS status, c.merged_into_id AS "mergedIntoId" FROM customer c
      WHERE c.customer_id = ${id}::uuid AND ${reach} FOR UPDATE`;
    if (!held) throw new AppError("NOT_FOUND");
    if (!narrows || held.status !== "merged" || held.mergedIntoId === null) {
      refuseClosed(held);
      return id;
    }
    id = held.mergedIntoId;
  }
}

async function listPurposeCodes(db: Db): Promise<string[]> {
  const rows = await db.purpose.findMany({ where: { archivedAt: null }, select: { code: true } });
  return rows.length > 0 ? rows.map((row) => row.code) : [...purposeCodes];
}

async function readEvents(db: Db, customerId: string): Promise<ConsentEvent[]> {
  const rows = await db.consentEvent.findMany({ where: { customerId }, orderBy: { seq: "asc" } });
  return rows.map((row) => ({ ...row, seq: Number(row.seq), action: row.action as ConsentAction }));
}

/** Rebuilds the projection of one customer from the ledger. */
async function projectConsent(db: Db, customerId: string): Promise<void> {
  const held = foldConsent(await readEvents(db, customerId), await listPurposeCodes(db), contactChannels);
  await db.preferenceState.deleteMany({ where: { customerId } });
  await db.preferenceState.createMany({ data: held.map((state) => ({ customerId, ...state })) });
}

/** The customer says stop: a live yes is withdrawn, and an objection stands for every purpose on every channel. */
export async function stopEverything(
  db: Db,
  scope: Scope,
  askedId: string,
  input: { source: ConsentSource; words: string | null },
  writer: LedgerWriter,
): Promise<Appended> {
  const customerId = await lockLedger(db, scope, askedId, true);
  const { now } = writer;
  const purposes = await listPurposeCodes(db);
  const held = foldConsent(await readEvents(db, customerId), purposes, contactChannels);
  const common = {
    occurredAt: now,
    source: input.source,
    evidence: input.words === null ? null : { words: input.words },
  };
  const withdrawals = held
    .filter((state) => stateAt(state, now) === "granted")
    .map(
      ({ purposeCode, channel, topicId }): ConsentEntry => ({
        action: "WITHDRAWN",
        purposeCode,
        channel,
        topicId,
        ...common,
      }),
    );
  const objections = purposes.flatMap((purposeCode) =>
    contactChannels.map((channel): ConsentEntry => ({ action: "OBJECTED", purposeCode, channel, ...common })),
  );
  return appendLocked(db, customerId, [...withdrawals, ...objections], writer);
}

/** The first number at which a customer's chain does not hold, or null when it is whole. */
export async function findLedgerBreak(db: Db, scope: Scope, customerId: string): Promise<number | null> {
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM customer c WHERE c.customer_id = ${customerId}::uuid AND ${customersInScopeSql(scope)}`;
  if (found.length === 0) throw new AppError("NOT_FOUND");
  const rows = await db.consentEvent.findMany({ where: { customerId }, orderBy: { seq: "asc" } });
  let prevHash: string | null = null;
  for (const [index, row] of rows.entries()) {
    const chained = row.seq === BigInt(index + 1) && row.prevHash === prevHash && row.hash === hashOf(row);
    const whole = chained && evidenceMatches(row.evidence);
    if (!whole) return Number(row.seq);
    prevHash = row.hash;
  }
  return null;
}
