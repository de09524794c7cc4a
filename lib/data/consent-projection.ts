// What does the ledger say now, kept where lists can join it? Rows of four tables, all of them droppable and rebuilt from the
// events alone.
import { contactChannels, purposeCodes } from "@/lib/domain/customers/kinds";
import {
  type ConsentAction,
  type ConsentEvent,
  type ContactCap,
  type HeldPermission,
  type PersonalWindow,
  type PurposeKind,
  type PurposeTerms,
  purposeKindOf,
  purposeKinds,
} from "@/lib/domain/permission/consent-event";
import { foldConsent } from "@/lib/domain/permission/fold";
import {
  type AgreementState,
  type DataAgreement,
  type FoldedPerson,
  foldPerson,
} from "@/lib/domain/permission/fold-person";
import { type Db, Prisma } from "./client";
import { customersInScopeSql, type Scope } from "./scope";

/** Every purpose, archived ones too; of a company that has none yet, those every company has. */
export async function listPurposeTerms(db: Db): Promise<PurposeTerms[]> {
  const rows = await db.purpose.findMany({
    select: { code: true, kind: true, doubleOptInChannels: true, archivedAt: true },
    orderBy: { code: "asc" },
  });
  if (rows.length === 0)
    return purposeCodes.map((code) => ({ code, kind: purposeKindOf(code), doubleOptInChannels: [], archived: false }));
  return rows.map(({ archivedAt, ...row }) => ({ ...row, kind: kindOf(row), archived: archivedAt !== null }));
}

function kindOf({ code, kind }: { code: string; kind: string | null }): PurposeKind {
  return purposeKinds.find((one) => one === kind) ?? purposeKindOf(code);
}

type EventRow = Awaited<ReturnType<Db["consentEvent"]["findMany"]>>[number];

export function eventOf(row: EventRow): ConsentEvent {
  return {
    ...row,
    seq: Number(row.seq),
    action: row.action as ConsentAction,
    cap: row.cap as ContactCap | null,
    timeWindow: row.timeWindow as PersonalWindow | null,
  };
}

/** The events of a customer in their order; with an instant, those recorded until then. */
export async function readEvents(db: Db, customerId: string, until?: Date): Promise<ConsentEvent[]> {
  const rows = await db.consentEvent.findMany({
    where: { customerId, ...(until === undefined ? {} : { recordedAt: { lte: until } }) },
    orderBy: { seq: "asc" },
  });
  return rows.map(eventOf);
}

export interface Projection extends FoldedPerson {
  readonly held: readonly HeldPermission[];
}

export function foldAll(events: readonly ConsentEvent[], purposes: readonly PurposeTerms[]): Projection {
  return { ...foldPerson(events), held: foldConsent(events, purposes, contactChannels) };
}

/** Rebuilds the projection of one customer from the ledger. */
export async function projectConsent(db: Db, customerId: string): Promise<void> {
  const projection = foldAll(await readEvents(db, customerId), await listPurposeTerms(db));
  const { held, limits, agreements, restrictedSince, lastSeq } = projection;
  await db.preferenceState.deleteMany({ where: { customerId } });
  if (held.length > 0) await db.preferenceState.createMany({ data: held.map((state) => ({ customerId, ...state })) });
  await db.preferenceLimit.deleteMany({ where: { customerId } });
  if (limits.length > 0) {
    await db.preferenceLimit.createMany({
      data: limits.map(({ channel, cap, from, to, days, timeZone, pausedUntil, eventId }) => ({
        ...{ customerId, channel, capCount: cap?.count ?? null, capHours: cap?.hours ?? null },
        ...{ windowFrom: from, windowTo: to, windowDays: [...days], timeZone, pausedUntil, eventId },
      })),
    });
  }
  await db.dataAgreement.deleteMany({ where: { customerId } });
  if (agreements.length > 0) {
    await db.dataAgreement.createMany({ data: agreements.map((agreement) => ({ customerId, ...agreement })) });
  }
  const row = { restrictedSince, lastSeq: BigInt(lastSeq) };
  await db.personPermission.upsert({ where: { customerId }, create: { customerId, ...row }, update: row });
}

/** What the customer said about holding each category of information. */
export async function listAgreements(db: Db, _scope: Scope, customerId: string): Promise<DataAgreement[]> {
  const rows = await db.dataAgreement.findMany({ where: { customerId } });
  return rows.map(({ customerId: _, state, ...row }) => ({ ...row, state: state as AgreementState }));
}

/** Rebuilds every projection: after a purpose was added or changed, after a restore, or because somebody asks. */
export async function rebuildProjections(db: Db, scope: Scope): Promise<number> {
  const rows = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT c.customer_id AS id FROM customer c WHERE ${customersInScopeSql(scope)}
      AND EXISTS (SELECT 1 FROM consent_event e WHERE e.customer_id = c.customer_id) ORDER BY 1`);
  for (const { id } of rows) await projectConsent(db, id);
  return rows.length;
}
