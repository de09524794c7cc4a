// Which imports were there, how far did each come, and what became of its rows? One row per import; the engine writes its
// progress in the same transaction as the rows it merges.
import type { ImportKind, RowCounts } from "@/lib/domain/imports/kinds";
import { type ImportMapping, type ImportOptions, importMapping, importOptions } from "@/lib/domain/imports/mapping";
import { isSkip, skipCodes } from "@/lib/domain/imports/row-problems";
import { type Db, Prisma } from "./client";
import type { PoolClient } from "./pool";
import type { Scope } from "./scope";

export type ImportStatus =
  | "uploaded"
  | "ready"
  | "running"
  | "cancelling"
  | "cancelled"
  | "done"
  | "failed"
  | "undoing"
  | "undone";

/** Facts about a run that outlive the process that found them. */
export interface ImportReport {
  /** Rows in the stage, and what the reading of the file refused or left out. */
  readonly staged?: number;
  /** The stage was lost once: rows merged before are recognised and counted as what they were. */
  readonly again?: boolean;
  readonly end?: number;
  readonly step?: number;
  /** How many buckets the stage is divided into. */
  readonly buckets?: number;
  /** Blank cells of mapped columns, by heading. */
  readonly blanks?: Readonly<Record<string, number>>;
  readonly [fact: string]: unknown;
}

export interface ImportJob extends RowCounts {
  readonly id: string;
  readonly no: number;
  readonly kind: ImportKind;
  readonly preset: string | null;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly fileBytes: number;
  readonly status: ImportStatus;
  readonly phase: string | null;
  readonly options: ImportOptions;
  readonly mapping: ImportMapping;
  readonly dryRun: boolean;
  readonly read: number;
  readonly progressDone: number;
  readonly progressTotal: number;
  readonly error: { code: string; message: string; ref?: string } | null;
  readonly report: ImportReport;
  readonly actorId: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly heartbeatAt: Date | null;
  readonly finishedAt: Date | null;
  readonly undoneAt: Date | null;
}

type Row = Prisma.ImportJobGetPayload<object>;

function jobOf(row: Row): ImportJob {
  return {
    ...row,
    kind: row.kind as ImportKind,
    fileBytes: Number(row.fileBytes),
    options: importOptions.parse(row.options),
    mapping: importMapping.parse(row.mapping),
    progressDone: Number(row.progressDone),
    progressTotal: Number(row.progressTotal),
    error: row.error as ImportJob["error"],
    report: (row.report ?? {}) as ImportReport,
  };
}

export interface NewImport {
  readonly id: string;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly options: ImportOptions;
  readonly mapping: ImportMapping;
  readonly actorId: string | null;
  readonly now: Date;
}

export async function insertImport(db: Db, _scope: Scope, job: NewImport): Promise<ImportJob> {
  const row = await db.importJob.create({
    data: {
      id: job.id,
      kind: job.kind,
      preset: job.options.preset ?? null,
      fileName: job.fileName,
      fileKey: job.id,
      fileSha256: job.sha256,
      fileBytes: job.bytes,
      status: "uploaded",
      options: job.options,
      mapping: job.mapping,
      actorId: job.actorId,
      createdAt: job.now,
    },
  });
  return jobOf(row);
}

export async function findImport(db: Db, _scope: Scope, id: string): Promise<ImportJob | null> {
  const row = await db.importJob.findUnique({ where: { id } });
  return row === null ? null : jobOf(row);
}

export async function findImportByNo(db: Db, _scope: Scope, no: number): Promise<ImportJob | null> {
  const row = await db.importJob.findUnique({ where: { no } });
  return row === null ? null : jobOf(row);
}

export async function listImports(
  db: Db,
  _scope: Scope,
  page: { before?: number | undefined; limit: number },
): Promise<ImportJob[]> {
  const rows = await db.importJob.findMany({
    where: page.before === undefined ? {} : { no: { lt: page.before } },
    orderBy: { no: "desc" },
    take: page.limit,
  });
  return rows.map(jobOf);
}

/** Imports that say they are at work; whether somebody still works on them is told by their lock. */
export async function listUnfinishedImports(db: Db, _scope: Scope): Promise<ImportJob[]> {
  const rows = await db.importJob.findMany({
    where: { status: { in: ["running", "cancelling", "undoing"] } },
    orderBy: { no: "asc" },
  });
  return rows.map(jobOf);
}

/** The same file, sent for the same purpose, whose import was interrupted. */
export async function findInterruptedImport(
  db: Db,
  _scope: Scope,
  file: { kind: ImportKind; sha256: string },
): Promise<ImportJob | null> {
  const row = await db.importJob.findFirst({
    where: { kind: file.kind, fileSha256: file.sha256, status: { in: ["running"] } },
    orderBy: { no: "desc" },
  });
  return row === null ? null : jobOf(row);
}

export interface ImportSettings {
  readonly kind: ImportKind;
  readonly mapping: ImportMapping;
  readonly options: ImportOptions;
  readonly dryRun: boolean;
}

/** Fixes what is to be done and puts the import at its start. */
export async function readyImport(db: Db, _scope: Scope, id: string, settings: ImportSettings): Promise<ImportJob> {
  const { kind, mapping, options, dryRun } = settings;
  await db.importRowError.deleteMany({ where: { importId: id } });
  const row = await db.importJob.update({
    where: { id },
    data: {
      kind,
      preset: options.preset ?? null,
      mapping,
      options,
      dryRun,
      status: "ready",
      phase: null,
      read: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      rejected: 0,
      anonymous: 0,
      progressDone: 0,
      progressTotal: 0,
      error: Prisma.DbNull,
      report: {},
      startedAt: null,
      heartbeatAt: null,
      finishedAt: null,
      undoneAt: null,
    },
  });
  return jobOf(row);
}

export async function setImportStatus(db: Db, _scope: Scope, id: string, status: ImportStatus): Promise<void> {
  await db.importJob.update({ where: { id }, data: { status } });
}

/** Changes of the engine's own: on its connection, so that they commit with the rows they describe. */
export interface EngineProgress {
  readonly status?: ImportStatus;
  readonly phase?: string | null;
  readonly done?: number;
  /** Adds to what is done; side by side nobody knows the sum. */
  readonly advance?: number;
  readonly total?: number;
  /** Replaces the counts; `add` adds to them. */
  readonly counts?: RowCounts;
  readonly add?: Partial<RowCounts>;
  readonly read?: number;
  /** Merged into the report. */
  readonly report?: ImportReport;
  readonly error?: ImportJob["error"];
  readonly started?: Date;
  readonly finished?: Date;
  readonly undone?: Date;
  readonly now: Date;
}

const countNames = ["created", "updated", "unchanged", "skipped", "rejected", "anonymous"] as const;

export async function saveEngineProgress(
  client: PoolClient,
  _scope: Scope,
  id: string,
  progress: EngineProgress,
): Promise<void> {
  const sets: string[] = ["heartbeat_at = $2"];
  const values: unknown[] = [id, progress.now];
  const set = (column: string, value: unknown, cast = "") => {
    values.push(value);
    sets.push(`${column} = $${values.length}${cast}`);
  };
  if (progress.status) set("status", progress.status, "::import_status");
  if (progress.phase !== undefined) set("phase", progress.phase);
  if (progress.done !== undefined) set("progress_done", Math.floor(progress.done));
  if (progress.advance !== undefined) {
    values.push(progress.advance);
    sets.push(`progress_done = progress_done + $${values.length}`);
  }
  if (progress.total !== undefined) set("progress_total", Math.floor(progress.total));
  if (progress.read !== undefined) set("read", progress.read);
  if (progress.started) set("started_at", progress.started);
  if (progress.finished) set("finished_at", progress.finished);
  if (progress.undone) set("undone_at", progress.undone);
  if (progress.error !== undefined)
    set("error", progress.error === null ? null : JSON.stringify(progress.error), "::jsonb");
  for (const name of countNames) {
    if (progress.counts) set(name, progress.counts[name]);
    else if (progress.add?.[name]) {
      values.push(progress.add[name]);
      sets.push(`${name} = ${name} + $${values.length}`);
    }
  }
  if (progress.report) {
    values.push(JSON.stringify(progress.report));
    sets.push(`report = coalesce(report, '{}'::jsonb) || $${values.length}::jsonb`);
  }
  await client.query(`UPDATE import_job SET ${sets.join(", ")} WHERE id = $1`, values);
}

export async function readEngineStatus(client: PoolClient, _scope: Scope, id: string): Promise<ImportStatus | null> {
  const { rows } = await client.query("SELECT status FROM import_job WHERE id = $1", [id]);
  return rows[0]?.status ?? null;
}

export interface RowErrorRow {
  readonly line: number;
  readonly code: string;
  readonly column: string | null;
  readonly value: string | null;
  readonly args: Record<string, string | number> | null;
}

/** Refused rows found while reading, many at once. */
export async function insertRowErrors(
  client: PoolClient,
  _scope: Scope,
  id: string,
  rows: readonly RowErrorRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `INSERT INTO import_row_error (import_id, line, code, "column", value, args)
     SELECT $1::uuid, * FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::jsonb[]) ON CONFLICT DO NOTHING`,
    [
      id,
      rows.map(({ line }) => line),
      rows.map(({ code }) => code),
      rows.map(({ column }) => column),
      rows.map(({ value }) => value?.replaceAll("\u0000", "\ufffd") ?? null),
      rows.map(({ args }) => (args === null ? null : JSON.stringify(args))),
    ],
  );
}

export async function clearRowErrors(client: PoolClient, _scope: Scope, id: string): Promise<void> {
  await client.query("DELETE FROM import_row_error WHERE import_id = $1", [id]);
}

/** Rows that were refused (or, with `skipped`, left out), in the order of the file. */
export async function listRowErrors(
  db: Db,
  _scope: Scope,
  id: string,
  page: { after: number; limit: number; skipped?: boolean },
): Promise<RowErrorRow[]> {
  const code = page.skipped === undefined ? {} : page.skipped ? { in: [...skipCodes] } : { notIn: [...skipCodes] };
  const rows = await db.importRowError.findMany({
    where: { importId: id, line: { gt: page.after }, ...(page.skipped === undefined ? {} : { code }) },
    orderBy: { line: "asc" },
    take: page.limit,
  });
  return rows.map(({ line, code: reason, column, value, args }) => ({
    line,
    code: reason,
    column,
    value,
    args: args as RowErrorRow["args"],
  }));
}

/** How often each reason occurred. */
export async function countRowErrors(
  db: Db,
  _scope: Scope,
  id: string,
): Promise<{ code: string; skipped: boolean; n: number }[]> {
  const groups = await db.importRowError.groupBy({ by: ["code"], where: { importId: id }, _count: { _all: true } });
  return groups
    .map(({ code, _count }) => ({ code, skipped: isSkip(code), n: _count._all }))
    .sort((left, right) => right.n - left.n);
}
