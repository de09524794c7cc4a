// How do staged answers reach the consent ledger? One by one, each with its evidence. A yes without evidence or published
// notice is refused, a yes older than a no is left out, a blank answer says nothing: an import never widens what may be done.
import { appendConsentEvents } from "@/lib/data/consent-ledger";
import { findPreference, listPublishedNotices, type PublishedNotice } from "@/lib/data/import-consents";
import { customerTable, refuseUnknownCustomers } from "@/lib/data/import-dimensions";
import { highestLine, type Merge, type MergeContext, refuseRows } from "@/lib/data/import-sql";
import { stageTable } from "@/lib/data/import-staging";
import { addCounts, noRows, type RowCounts } from "@/lib/domain/imports/kinds";
import type { RowCode } from "@/lib/domain/imports/row-problems";
import { newId } from "../clock";
import { database } from "../database";

interface StagedAnswer {
  readonly line: number;
  readonly customer_id: string;
  readonly purpose: string;
  readonly channel: string | null;
  readonly agrees: string | null;
  readonly occurred_at: Date | null;
  readonly evidence: string | null;
  readonly expires_on: Date | null;
}

type Verdict = { outcome: keyof RowCounts; reason?: RowCode };

const no = new Set(["refused", "withdrawn", "objected"]);

/** The wording a customer can have agreed to at that moment. */
function noticeAt(notices: readonly PublishedNotice[], purpose: string, moment: Date | null): string | null {
  const read = notices.find((each) => each.purposeCode === purpose && moment !== null && each.publishedAt <= moment);
  return read?.id ?? null;
}

async function judge(context: MergeContext, row: StagedAnswer, notices: readonly PublishedNotice[]): Promise<Verdict> {
  if (row.agrees === null) return { outcome: "skipped", reason: "noAnswer" };
  const yes = row.agrees === "true";
  if (yes && row.evidence === null) return { outcome: "rejected", reason: "noEvidence" };
  if (yes && (row.channel === null || row.occurred_at === null)) return { outcome: "rejected", reason: "required" };
  if (yes && row.occurred_at !== null && row.occurred_at > context.at)
    return { outcome: "rejected", reason: "futureDate" };
  const noticeVersionId = noticeAt(notices, row.purpose, row.occurred_at);
  if (yes && noticeVersionId === null) return { outcome: "rejected", reason: "noNotice" };
  return database().$transaction(async (db) => {
    const held = await findPreference(db, context.scope, row.customer_id, row.purpose, row.channel);
    if (held?.ref === `import ${context.no}` && (held.state === "granted") === yes && context.again)
      return { outcome: "created" };
    if (yes && held?.state === "granted") return { outcome: "unchanged" };
    if (!yes && held !== null && no.has(held.state)) return { outcome: "unchanged" };
    if (yes && held !== null && no.has(held.state) && held.since >= (row.occurred_at ?? held.since)) {
      return { outcome: "skipped", reason: "laterSaysNo" };
    }
    if (!context.dryRun) {
      const entry = {
        action: yes ? ("GRANTED" as const) : held?.state === "granted" ? ("WITHDRAWN" as const) : ("REFUSED" as const),
        purposeCode: row.purpose,
        channel: row.channel,
        occurredAt: row.occurred_at ?? context.at,
        expiresAt: row.expires_on,
        source: "import" as const,
        evidence: { words: row.evidence ?? "", ref: `import ${context.no}`, line: String(row.line) },
        noticeVersionId: yes ? noticeVersionId : null,
      };
      const writer = { now: context.at, newId: () => newId(context.at), actorId: context.actorId };
      await appendConsentEvents(db, context.scope, row.customer_id, [entry], writer);
    }
    return { outcome: held === null ? "created" : "updated" };
  });
}

export const mergeConsents: Merge = {
  prepare: async (context) => {
    await customerTable(context);
    // Nobody becomes a customer by an answer alone.
    const rejected = await refuseUnknownCustomers(context);
    return { counts: { rejected }, end: await highestLine(context, stageTable(context.no)), step: 500 };
  },
  merge: async (context, { from, to }) => {
    const { client, scope, has } = context;
    const said = (column: string, type: string) => (has.has(column) ? `s.${column}` : `NULL::${type} AS ${column}`);
    const { rows } = await client.query<StagedAnswer>(
      `SELECT s.line, c.customer_id, s.purpose, ${said("channel", "text")}, ${said("agrees", "text")}, ${said("occurred_at", "timestamptz")},
              ${said("evidence", "text")}, ${said("expires_on", "timestamptz")}
         FROM ${stageTable(context.no)} s JOIN ${stageTable(context.no, "c")} c ON c.code = s.customer
        WHERE s.line >= $1 AND s.line < $2 AND s.state = 0 ORDER BY s.line`,
      [from, to],
    );
    const notices = await listPublishedNotices(database(), scope, context.at);
    let counts = noRows;
    for (const row of rows) {
      const { outcome, reason } = await judge(context, row, notices);
      counts = addCounts(counts, { [outcome]: 1 });
      const day = reason === "futureDate" ? (row.occurred_at?.toISOString().slice(0, 10) ?? null) : null;
      const refusal = `SELECT ${row.line}::int, '${reason}', NULL, $1::text, '{"target": "channel"}'::jsonb`;
      if (reason) await refuseRows(context, refusal, [day]);
    }
    return counts;
  },
};
