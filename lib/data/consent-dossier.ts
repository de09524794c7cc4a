// What does the gate have to know about one customer? Read from the ledger itself, not from its projection, as it stood at
// a moment.
import { dayFromDate } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import { clockSkewMs } from "@/lib/domain/permission/decide";
import type { Dossier } from "@/lib/domain/permission/dossier";
import { type Db, Prisma } from "./client";
import { foldAll, listPurposeTerms, readEvents } from "./consent-projection";
import { reachingStatuses } from "./eligibility";
import { customersInScopeSql, type Scope } from "./scope";

interface PersonRow {
  status: string;
  kind: "person" | "company";
  birthDate: Date | null;
  ageLow: number | null;
  deceasedAt: Date | null;
  country: string | null;
}

/**
 * Everything known, for a question of now: a no written down by a machine whose clock is ahead counts at once. `asOf` asks
 * for a moment of the past instead; what was recorded later is not seen. Attempts go back a year, the longest personal cap; one of them
 * may be left out, so that a try does not count against itself.
 */
export async function readDossier(
  db: Db,
  scope: Scope,
  customerId: string,
  at: Date,
  { exceptAttempt = null, asOf = false }: { exceptAttempt?: string | null; asOf?: boolean } = {},
): Promise<Dossier> {
  const [row] = await db.$queryRaw<PersonRow[]>(Prisma.sql`
    SELECT c.status::text AS status, c.kind::text AS kind, c.birth_date AS "birthDate", c.age_low::int AS "ageLow",
      c.deceased_at AS "deceasedAt", c.country FROM customer c
    WHERE c.customer_id = ${customerId}::uuid AND ${customersInScopeSql(scope)}`);
  if (!row) throw new AppError("NOT_FOUND");
  const points = await db.contactPoint.findMany({ where: { customerId }, orderBy: { id: "asc" } });
  const hashes = [...new Set(points.flatMap(({ valueHash }) => valueHash ?? []))];
  const byHash = { contactHash: { in: hashes } };
  const [events, purposes, topics, suppressions, registered, attempts] = await Promise.all([
    readEvents(db, customerId, asOf ? at : undefined),
    listPurposeTerms(db),
    db.topic.findMany({ where: { archivedAt: null }, select: { id: true, purposeCode: true } }),
    db.suppression.findMany({ where: { ...byHash, ...(asOf ? { createdAt: { lte: at } } : {}) } }),
    db.doNotCallEntry.findMany({ where: byHash, select: { contactHash: true, kind: true } }),
    db.contactAttempt.findMany({
      where: {
        OR: [{ customerId }, byHash],
        ...(exceptAttempt === null ? {} : { id: { not: exceptAttempt } }),
        counted: true,
        status: { in: [...reachingStatuses] },
        claimedAt: { gt: new Date(at.getTime() - 8_784 * 3_600_000), lte: new Date(at.getTime() + clockSkewMs) },
      },
      select: { customerId: true, contactHash: true, channel: true, claimedAt: true },
    }),
  ]);
  const { held, limits, agreements, restrictedSince, lastSeq } = foldAll(events, purposes);
  const noticeIds = [...new Set(held.flatMap(({ noticeVersionId }) => noticeVersionId ?? []))];
  const notices = await db.noticeVersion.findMany({
    where: { id: { in: noticeIds } },
    select: { id: true, purposeCode: true, publishedAt: true, voidedAt: true },
  });
  return {
    customerId,
    person: { ...row, birthDate: row.birthDate ? dayFromDate(row.birthDate) : null, restrictedSince },
    purposes,
    topics: new Map(topics.map(({ id, purposeCode }) => [id, { purposeCode }])),
    held,
    limits,
    agreements,
    notices: new Map(notices.map(({ id, ...notice }) => [id, notice])),
    points: points.map(({ id, kind, valueHash, status, verifiedAt, isPrimary }) => {
      return { id, kind, hash: valueHash, status, verifiedAt, isPrimary };
    }),
    suppressions,
    registered,
    attempts: attempts.flatMap(({ claimedAt, ...attempt }) =>
      claimedAt === null ? [] : [{ ...attempt, at: claimedAt }],
    ),
    ledgerSeq: lastSeq,
  };
}
