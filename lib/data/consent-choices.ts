// What can a customer choose from? Purposes with the notice that is out, topics, and what was sent to them so far.
import { type PurposeKind, purposeKindOf, purposeKinds } from "@/lib/domain/permission/consent-event";
import type { Db } from "./client";
import { requireCustomer, type Scope } from "./scope";

export async function listChoices(db: Db, _scope: Scope, now: Date) {
  const rows = await db.purpose.findMany({
    where: { archivedAt: null },
    orderBy: [{ position: "asc" }, { code: "asc" }],
    include: {
      notices: {
        where: { publishedAt: { not: null, lte: now }, OR: [{ voidedAt: null }, { voidedAt: { gt: now } }] },
        orderBy: { version: "desc" },
        take: 1,
      },
      topics: { where: { archivedAt: null }, orderBy: { id: "asc" } },
    },
  });
  return rows.map(({ notices, topics, kind, ...purpose }) => {
    const [notice] = notices;
    const { code, nameVi, nameEn, lawfulBasis, dataCategories, doubleOptInChannels } = purpose;
    return {
      ...{ code, nameVi, nameEn, lawfulBasis, dataCategories, doubleOptInChannels },
      kind: (purposeKinds.find((one) => one === kind) ?? purposeKindOf(code)) as PurposeKind,
      notice: notice
        ? {
            ...{ id: notice.id, version: notice.version, wordingVi: notice.wordingVi, wordingEn: notice.wordingEn },
            ...{ content: notice.content, method: notice.method, form: notice.form, frequency: notice.frequency },
            sha256: notice.sha256,
          }
        : null,
      topics: topics.map(({ id, nameVi: vi, nameEn: en }) => ({ id, nameVi: vi, nameEn: en })),
    };
  });
}
export type Choice = Awaited<ReturnType<typeof listChoices>>[number];

/** What went to this customer, newest first, with the permission it went on. */
export async function listReached(db: Db, scope: Scope, customerId: string, limit = 20) {
  await requireCustomer(db, scope, customerId);
  const attempts = await db.contactAttempt.findMany({
    where: { customerId, status: { in: ["sent", "handed_over"] } },
    orderBy: { claimedAt: "desc" },
    take: limit,
  });
  const [decisions, grants] = await Promise.all([
    db.eligibilityDecision.findMany({
      where: { customerId, id: { in: attempts.flatMap(({ decisionId }) => decisionId ?? []) } },
    }),
    db.consentEvent.findMany({
      where: { customerId, action: { in: ["GRANTED", "CONFIRMED"] }, purposeCode: { not: null } },
      orderBy: { seq: "asc" },
      select: { id: true, seq: true, purposeCode: true, channel: true, occurredAt: true, source: true },
    }),
  ]);
  const seen = new Map(decisions.map((one) => [one.id, one]));
  return attempts.map(({ id, purposeCode, channel, claimedAt, plannedAt, decisionId }) => {
    const decision = decisionId === null ? undefined : seen.get(decisionId);
    const grant = grants.findLast(
      (one) =>
        one.purposeCode === purposeCode &&
        one.channel === channel &&
        (decision === undefined || one.seq <= decision.ledgerSeq),
    );
    return {
      ...{ id, purposeCode, channel, at: claimedAt ?? plannedAt, rulePack: decision?.rulePack ?? null },
      grant: grant ? { eventId: grant.id, on: grant.occurredAt, source: grant.source } : null,
    };
  });
}
