// Is the ledger whole, and does what lists join still say what it says? The chain of every customer and the projection,
// checked against the events.
import { AppError } from "@/lib/domain/basics/errors";
import { type Db, Prisma } from "./client";
import { eventOf, foldAll, listPurposeTerms } from "./consent-projection";
import { evidenceMatches, hashOf, type StoredEvent } from "./consent-seal";
import { customersInScopeSql, type Scope } from "./scope";

function breakIn(rows: readonly StoredEvent[]): number | null {
  let prevHash: string | null = null;
  for (const [index, row] of rows.entries()) {
    const chained = row.seq === BigInt(index + 1) && row.prevHash === prevHash && row.hash === hashOf(row);
    if (!chained || !evidenceMatches(row.evidence)) return Number(row.seq);
    prevHash = row.hash;
  }
  return null;
}

/** The first number at which a customer's chain does not hold, or null when it is whole. */
export async function findLedgerBreak(db: Db, scope: Scope, customerId: string): Promise<number | null> {
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM customer c WHERE c.customer_id = ${customerId}::uuid AND ${customersInScopeSql(scope)}`;
  if (found.length === 0) throw new AppError("NOT_FOUND");
  return breakIn(await db.consentEvent.findMany({ where: { customerId }, orderBy: { seq: "asc" } }));
}

export interface LedgerReport {
  readonly customers: number;
  readonly events: number;
  readonly chainOk: boolean;
  readonly breaks: readonly { customerId: string; seq: number }[];
  /** Customers whose projection is not the fold of their events. */
  readonly projectionDiffs: readonly string[];
}

const perBatch = 200;
const text = (value: unknown) => JSON.stringify(value, (_key, one) => (typeof one === "bigint" ? Number(one) : one));

/** Verifies every ledger, some customers at a time. */
export async function verifyLedger(db: Db, _scope: Scope): Promise<LedgerReport> {
  const purposes = await listPurposeTerms(db);
  const breaks: { customerId: string; seq: number }[] = [];
  const projectionDiffs: string[] = [];
  let [customers, events] = [0, 0];
  let after = "00000000-0000-0000-0000-000000000000";
  while (true) {
    const ids = await db.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT id FROM (SELECT customer_id AS id FROM consent_event UNION SELECT customer_id FROM preference_state
        UNION SELECT customer_id FROM person_permission) x
      WHERE id > ${after}::uuid ORDER BY id LIMIT ${perBatch}`);
    const where = { customerId: { in: ids.map(({ id }) => id) } };
    const [rows, states, limits, agreements, persons] = await Promise.all([
      db.consentEvent.findMany({ where, orderBy: [{ customerId: "asc" }, { seq: "asc" }] }),
      db.preferenceState.findMany({ where }),
      db.preferenceLimit.findMany({ where }),
      db.dataAgreement.findMany({ where }),
      db.personPermission.findMany({ where }),
    ]);
    for (const { id } of ids) {
      const own = <T extends { customerId: string }>(all: readonly T[]) => all.filter((row) => row.customerId === id);
      const mine = own(rows);
      const broken = breakIn(mine);
      if (broken !== null) breaks.push({ customerId: id, seq: broken });
      const {
        held,
        limits: wishes,
        agreements: agreed,
        restrictedSince,
        lastSeq,
      } = foldAll(mine.map(eventOf), purposes);
      const said = [
        ...held.map((one) =>
          text(["state", one.purposeCode, one.channel, one.topicId, one.state, one.since, one.expiresAt]),
        ),
        ...held.map((one) => text(["grant", one.confirmedAt, one.noticeVersionId, one.contactHash, one.eventId])),
        ...wishes.map((one) => text(["limit", one.channel, one.cap?.count ?? null, one.cap?.hours ?? null, one.from])),
        ...wishes.map((one) => text(["wish", one.to, one.days, one.timeZone, one.pausedUntil, one.eventId])),
        ...agreed.map((one) => text(["data", one.category, one.state, one.since, one.expiresAt, one.eventId])),
        text(["person", restrictedSince, lastSeq]),
      ];
      const kept = [
        ...own(states).map((one) =>
          text(["state", one.purposeCode, one.channel, one.topicId, one.state, one.since, one.expiresAt]),
        ),
        ...own(states).map((one) =>
          text(["grant", one.confirmedAt, one.noticeVersionId, one.contactHash, one.eventId]),
        ),
        ...own(limits).map((one) => text(["limit", one.channel, one.capCount, one.capHours, one.windowFrom])),
        ...own(limits).map((one) =>
          text(["wish", one.windowTo, one.windowDays, one.timeZone, one.pausedUntil, one.eventId]),
        ),
        ...own(agreements).map((one) => text(["data", one.category, one.state, one.since, one.expiresAt, one.eventId])),
        ...own(persons).map((one) => text(["person", one.restrictedSince, one.lastSeq])),
      ];
      if (text(said.sort()) !== text(kept.sort())) projectionDiffs.push(id);
    }
    customers += ids.length;
    events += rows.length;
    const last = ids[ids.length - 1];
    if (!last || ids.length < perBatch) break;
    after = last.id;
  }
  return { customers, events, chainOk: breaks.length === 0, breaks, projectionDiffs };
}
