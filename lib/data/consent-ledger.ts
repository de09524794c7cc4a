// How does a yes or a no get into the ledger? Appended with the next number and a hash over the one before; the projection
// follows in the same transaction. Nothing in it is ever changed.
import { AppError } from "@/lib/domain/basics/errors";
import { contactChannels } from "@/lib/domain/customers/kinds";
import type { ConsentAction, ConsentSource, ContactCap, PersonalWindow } from "@/lib/domain/permission/consent-event";
import { foldConsent, stateAt } from "@/lib/domain/permission/fold";
import { checkPreference } from "@/lib/domain/permission/preference-input";
import { type Db, Prisma } from "./client";
import { listPurposeTerms, projectConsent, readEvents } from "./consent-projection";
import { hashOf, type StoredEvent, sealEvidence } from "./consent-seal";
import { insertSuppressions, listAddresses, lockAddresses, type SuppressionEntry } from "./consent-suppression";
import { customersInScopeSql, refuseClosed, type Scope } from "./scope";

export interface ConsentEntry {
  readonly action: ConsentAction;
  readonly purposeCode: string | null;
  readonly channel: string | null;
  readonly topicId?: number | null;
  /** Set: about holding this category of information. */
  readonly dataCategory?: string | null;
  /** The one address it is about; its hash is kept beside it. */
  readonly contactPointId?: string | null;
  readonly contactHash?: string | null;
  readonly occurredAt: Date;
  readonly expiresAt?: Date | null;
  readonly source: ConsentSource;
  readonly evidence?: Readonly<Record<string, string>> | null;
  readonly noticeVersionId?: string | null;
  readonly cap?: ContactCap | null;
  readonly timeWindow?: PersonalWindow | null;
}

export interface LedgerWriter {
  readonly now: Date;
  readonly newId: () => string;
  readonly actorId: string | null;
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
  const narrows = entries.every(({ action }) => narrowing.has(action));
  return appendLocked(db, await lockLedger(db, scope, customerId, narrows), entries, writer);
}

const yeses: ReadonlySet<ConsentAction> = new Set<ConsentAction>(["GRANTED", "CONFIRMED"]);
const narrowing: ReadonlySet<ConsentAction> = new Set<ConsentAction>([
  "REFUSED",
  "WITHDRAWN",
  "OBJECTED",
  "RESTRICTED",
  "SUPPRESSED",
]);
const questions: ReadonlySet<ConsentAction> = new Set<ConsentAction>([...yeses, "REQUESTED"]);

/** A yes names what it is for, and rests on evidence and on a wording that was out. */
async function refuseBareGrants(db: Db, entries: readonly ConsentEntry[]): Promise<void> {
  const grants = entries.filter(({ action }) => yeses.has(action));
  for (const { purposeCode, channel, dataCategory, evidence, noticeVersionId } of grants) {
    const specific = dataCategory ? true : purposeCode !== null && channel !== null;
    const proven = evidence && Object.values(evidence).some((words) => words.trim() !== "");
    if (!specific || !proven || !noticeVersionId) throw new AppError("NOT_READY", { messageKey: "NOT_READY_notice" });
  }
  const ids = [...new Set(grants.flatMap(({ noticeVersionId }) => noticeVersionId ?? []))];
  if (ids.length === 0) return;
  const notices = await db.noticeVersion.findMany({ where: { id: { in: ids }, publishedAt: { not: null } } });
  const purposeOf = new Map(notices.map(({ id, purposeCode }) => [id, purposeCode]));
  for (const { purposeCode, dataCategory, noticeVersionId } of grants) {
    const about = purposeOf.get(noticeVersionId ?? "");
    if (about === undefined || (!dataCategory && about !== purposeCode)) {
      throw new AppError("NOT_READY", { messageKey: "NOT_READY_notice" });
    }
  }
}

async function appendLocked(
  db: Db,
  customerId: string,
  entries: readonly ConsentEntry[],
  writer: LedgerWriter,
): Promise<Appended> {
  await refuseBareGrants(db, entries);
  for (const { action, cap, timeWindow } of entries) if (action === "PREFERENCE_SET") checkPreference(cap, timeWindow);
  const addresses = await listAddresses(db, customerId);
  if (entries.some(({ action }) => !questions.has(action))) {
    await lockAddresses(db, [...addresses.map(({ hash }) => hash), ...entries.flatMap((one) => one.contactHash ?? [])]);
  }
  const hashOfPoint = new Map(addresses.map(({ id, hash }) => [id, hash]));
  const last = await db.consentEvent.findFirst({ where: { customerId }, orderBy: { seq: "desc" } });
  let seq = last?.seq ?? 0n;
  let prevHash = last?.hash ?? null;
  const firstSeq = Number(seq) + 1;
  const rows = entries.map((entry) => {
    seq += 1n;
    const { now, newId, actorId } = writer;
    const event: Omit<StoredEvent, "hash"> = {
      customerId,
      id: newId(),
      seq,
      action: entry.action,
      purposeCode: entry.purposeCode,
      channel: entry.channel,
      topicId: entry.topicId ?? null,
      dataCategory: entry.dataCategory ?? null,
      contactPointId: entry.contactPointId ?? null,
      contactHash: entry.contactHash ?? hashOfPoint.get(entry.contactPointId ?? "") ?? null,
      occurredAt: entry.occurredAt,
      recordedAt: now,
      effectiveFrom: entry.occurredAt,
      expiresAt: entry.expiresAt ?? null,
      source: entry.source,
      evidence: sealEvidence(entry.evidence),
      noticeVersionId: entry.noticeVersionId ?? null,
      actorId,
      cap: entry.cap ?? null,
      timeWindow: entry.timeWindow ?? null,
      prevHash,
    };
    const hash = hashOf(event);
    prevHash = hash;
    return { ...event, hash };
  });
  const json = (value: unknown) => (value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue));
  await db.consentEvent.createMany({
    data: rows.map((row) => ({
      ...row,
      evidence: json(row.evidence),
      cap: json(row.cap),
      timeWindow: json(row.timeWindow),
    })),
  });
  const suppressed = rows.flatMap(({ action, contactHash, channel, source }): SuppressionEntry[] =>
    action === "SUPPRESSED" && contactHash !== null
      ? [{ contactHash, channel: channel ?? "all", reason: reasonOf(source), source }]
      : [],
  );
  await insertSuppressions(db, suppressed, writer.now);
  await projectConsent(db, customerId);
  return { customerId, firstSeq, lastSeq: Number(seq) };
}

const reasonOf = (source: string): SuppressionEntry["reason"] =>
  source === "complaint" ? "complaint" : source === "bounce" ? "bounce" : "stop";

/**
 * Locks the ledger that is written on. A no to a merged record holds for the person: it goes to the survivor, also when
 * that one is out of the writer's reach. Anything else is refused there.
 */
export async function lockLedger(db: Db, scope: Scope, customerId: string, narrows: boolean): Promise<string> {
  let reach = customersInScopeSql(scope);
  for (let id = customerId; ; reach = Prisma.sql`TRUE`) {
    const [held] = await db.$queryRaw<{ status: string; mergedIntoId: string | null }[]>`
      SELECT c.status::text AS status, c.merged_into_id AS "mergedIntoId" FROM customer c
      WHERE c.customer_id = ${id}::uuid AND ${reach} FOR UPDATE`;
    if (!held) throw new AppError("NOT_FOUND");
    // A no of somebody who was erased can do no harm and no wrong: it is written down where they were.
    if (narrows && held.status === "erased") return id;
    if (!narrows || held.status !== "merged" || held.mergedIntoId === null) {
      refuseClosed(held);
      return id;
    }
    id = held.mergedIntoId;
  }
}

/**
 * The customer says stop: a live yes is withdrawn, an objection stands for every purpose on every channel, and each address
 * is suppressed, whoever holds it and whatever becomes of the customer.
 */
export async function stopEverything(
  db: Db,
  scope: Scope,
  askedId: string,
  input: { source: ConsentSource; words: string | null },
  writer: LedgerWriter,
): Promise<Appended> {
  const customerId = await lockLedger(db, scope, askedId, true);
  const { now } = writer;
  const purposes = await listPurposeTerms(db);
  const held = foldConsent(await readEvents(db, customerId), purposes, contactChannels);
  const common = {
    occurredAt: now,
    source: input.source,
    evidence: input.words === null ? null : { words: input.words },
  };
  const withdrawals = held
    .filter((state) => stateAt(state, now) === "granted")
    .map(({ purposeCode, channel, topicId }): ConsentEntry => {
      return { action: "WITHDRAWN", purposeCode, channel, topicId, ...common };
    });
  const objections = purposes.flatMap(({ code }) =>
    contactChannels.map((channel): ConsentEntry => ({ action: "OBJECTED", purposeCode: code, channel, ...common })),
  );
  const points = await db.contactPoint.findMany({
    where: { customerId },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const suppressions = points.map(({ id }): ConsentEntry => {
    return { action: "SUPPRESSED", purposeCode: null, channel: null, contactPointId: id, ...common };
  });
  return appendLocked(db, customerId, [...withdrawals, ...objections, ...suppressions], writer);
}
