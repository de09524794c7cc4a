// What does the ledger say before an answer of a file is judged, and which answers came with an import?
import type { Db } from "./client";
import type { Scope } from "./scope";

/** The newest published notice of each purpose. */
export async function findLatestNotices(db: Db, _scope: Scope, now: Date): Promise<Map<string, string>> {
  const rows = await db.noticeVersion.findMany({
    where: { publishedAt: { lte: now } },
    orderBy: { version: "asc" },
    select: { id: true, purposeCode: true },
  });
  return new Map(rows.map(({ id, purposeCode }) => [purposeCode, id]));
}

export interface HeldAnswer {
  readonly state: string;
  readonly since: Date;
  /** The import whose answer it is, if any. */
  readonly ref: string | null;
}

/** The held answer for a purpose on a channel; for every channel, the weakest no counts only when all say no. */
export async function findPreference(
  db: Db,
  _scope: Scope,
  customerId: string,
  purposeCode: string,
  channel: string | null,
): Promise<HeldAnswer | null> {
  const rows = await db.preferenceState.findMany({
    where: { customerId, purposeCode, topicId: 0, ...(channel === null ? {} : { channel }) },
  });
  const first =
    channel === null
      ? (rows.find((row) => row.state === "granted") ?? (rows.length >= 5 ? rows[0] : undefined))
      : rows[0];
  if (!first) return null;
  const event = await db.consentEvent.findUnique({ where: { customerId_id: { customerId, id: first.eventId } } });
  const words = (event?.evidence as { words?: { ref?: string } } | null)?.words;
  return { state: first.state, since: first.since, ref: words?.ref ?? null };
}

export interface ImportedAnswer {
  readonly customerId: string;
  readonly name: string;
  readonly action: string;
  readonly purposeCode: string | null;
  readonly channel: string | null;
}

export async function listImportedAnswers(db: Db, _scope: Scope, no: number): Promise<ImportedAnswer[]> {
  return db.$queryRaw<ImportedAnswer[]>`
    SELECT e.customer_id AS "customerId", c.name, e.action, e.purpose_code AS "purposeCode", e.channel
      FROM consent_event e JOIN customer c USING (customer_id)
     WHERE e.source = 'import' AND e.evidence->'words'->>'ref' = ${`import ${no}`} ORDER BY e.customer_id, e.seq`;
}
