// What do all merges of imports have in common? The context they run in, ids that grow with the line, and refused rows.
import type { RowCounts, UpsertKey } from "@/lib/domain/imports/kinds";
import type { ContactHashKey } from "./contact-hash";
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";

export interface MergeContext {
  readonly client: PoolClient;
  readonly scope: Scope;
  readonly hashKey: ContactHashKey;
  readonly importId: string;
  readonly no: number;
  /** Columns of the stage that this file fills. */
  readonly has: ReadonlySet<string>;
  readonly facts: readonly string[];
  readonly key: UpsertKey;
  /** When the import started: the time of everything it writes. */
  readonly at: Date;
  readonly actorId: string | null;
  readonly dryRun: boolean;
  /** Part of this import's own work is in the tables already, and must be counted as what it was. */
  readonly again: boolean;
  readonly blankClears: boolean;
  readonly createMissing: boolean;
  readonly currency: string;
  readonly baseCurrency: string;
  /** Minor units of the base currency for one minor unit of the file's. */
  readonly baseFactor: number;
  readonly channel: string | null;
  /** Buckets of the stage, where it is divided. */
  readonly buckets: number | null;
}

/** Positions to merge, 0 up to (not including) this, in steps. */
export interface MergeRange {
  readonly from: number;
  readonly to: number;
}

export interface Merge {
  /** Works on the stage as a whole, in one transaction; answers what became of rows already, and where positions end. */
  prepare(
    context: MergeContext,
  ): Promise<{ counts: Partial<RowCounts>; end: number; step: number; report?: Record<string, unknown> }>;
  /** Ranges that may be merged side by side; one after another when not said. */
  readonly lanes?: number;
  /** The stage is divided by the first of these columns that is filled. */
  readonly bucketBy?: readonly string[];
  /** Merges the rows of a range in one transaction. */
  merge(context: MergeContext, range: MergeRange): Promise<Partial<RowCounts>>;
  /** What must be brought up to date once all rows are in; safe to run again. */
  finish?(context: MergeContext): Promise<Record<string, unknown> | undefined>;
}

/** A text literal for SQL; only for values made by the product itself. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** SQL of a UUID v7 (RFC 9562) for an instant, with a counter from `position` so that ids of one import grow with the line. */
export function uuidSql(at: Date, position: string): string {
  const time = at.getTime().toString(16).padStart(12, "0");
  return `('${time}7' || lpad(to_hex((${position} >> 12) & 4095), 3, '0') || '8' || lpad(to_hex(${position} & 4095), 3, '0') || substr(gen_random_uuid()::text, 25))::uuid`;
}

export const originJson = ({ no, at, actorId }: MergeContext): string =>
  JSON.stringify({
    source: "import",
    ref: `import ${no}`,
    recordedAt: at.toISOString(),
    ...(actorId === null ? {} : { by: actorId }),
  });

/** Writes rows that the merge itself refused or left out; `select` gives line, code, column, value, args. */
export async function refuseRows(
  { client, importId }: MergeContext,
  select: string,
  values: readonly unknown[] = [],
): Promise<number> {
  const text = `INSERT INTO import_row_error (import_id, line, code, "column", value, args)
    SELECT ${literal(importId)}::uuid, x.line, x.code, x.col, x.value, x.args FROM (${select}) x (line, code, col, value, args)
    ON CONFLICT (import_id, line) DO NOTHING`;
  return (await client.query(text, [...values])).rowCount ?? 0;
}

/** The table of the session in which a range is classified before it is applied. */
export async function openChunk({ client }: MergeContext): Promise<void> {
  await client.query(`CREATE TEMP TABLE IF NOT EXISTS import_chunk (
      line int, new_id uuid, target uuid, outcome text, changed bigint, note text) ON COMMIT DELETE ROWS`);
  await client.query("TRUNCATE import_chunk");
}

export async function countChunk({ client }: MergeContext): Promise<Partial<RowCounts>> {
  const { rows } = await client.query<{ outcome: keyof RowCounts; n: number }>(
    "SELECT outcome, count(*)::int AS n FROM import_chunk GROUP BY outcome",
  );
  return Object.fromEntries(rows.map(({ outcome, n }) => [outcome, n]));
}

export async function highestLine({ client }: MergeContext, stage: string): Promise<number> {
  const { rows } = await client.query(`SELECT coalesce(max(line), 0)::int AS line FROM ${stage}`);
  return (rows[0]?.line ?? 0) + 1;
}
