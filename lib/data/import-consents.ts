// What does the ledger say before an answer of a file is judged, and which answers came with an import?
import type { Db } from "./client";
import type { Scope } from "./scope";

export interface PublishedNotice {
  readonly id: string;
  readonly purposeCode: string;
  readonly publishedAt: Date;
}

/** Every notice published until now, the newest first. */
export async function listPublishedNotices(db: Db, _scope: Scope, now: Date): Promise<PublishedNotice[]> {
  const rows = await db.noticeVersion.findMany({
    where: { publishedAt: { lte: now } },
    orderBy: [{ publishedAt: "desc" }, { version: "desc" }],
    select: { id: true, purposeCode: true, publishedAt: true },
  });
  return rows.flatMap(({ publishedAt, ...row }) => (publishedAt === null ? [] : [{ ...row, publishedAt }]));
}

export interface HeldAnswer {
  readonly state: string;
  /** When it was last said, not first: a no that was repeated holds from its repetition. */
  readonly since: Date;
  /** The import whose answer it is, if any. */
  readonly ref: string | null;
}

const saysNo = ["REFUSED", "WITHDRAWN", "OBJECTED"];
const isNo = (state: string) => saysNo.includes(state.toUpperCase());

/** The last moment of any no that reaches the place: a repeated one does not move the projection, but it was said. */
async function lastNo(db: Db, customerId: string, purposeCode: string, channel: string | null): Promise<Date | null> {
  const { _max } = await db.consentEvent.aggregate({
    where: {
      customerId,
      action: { in: saysNo },
      AND: [
        { OR: [{ purposeCode }, { purposeCode: null }] },
        channel === null ? {} : { OR: [{ channel }, { channel: null }] },
        { OR: [{ topicId: null }, { topicId: 0 }] },
      ],
    },
    _max: { occurredAt: true },
  });
  return _max.occurredAt;
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
  const no = isNo(first.state) ? await lastNo(db, customerId, purposeCode, channel) : null;
  return { state: first.state, since: no !== null && no > first.since ? no : first.since, ref: words?.ref ?? null };
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
