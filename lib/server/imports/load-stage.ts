// How do the rows of a file come into the stage? Parsed as they stream by, sent on with COPY, refused ones written down with
// their line and reason. One transaction: a stage is complete or it is not there.
import { createStage, indexStage, openStageWriter } from "@/lib/data/import-staging";
import {
  clearRowErrors,
  type ImportJob,
  insertRowErrors,
  type RowErrorRow,
  saveEngineProgress,
} from "@/lib/data/imports";
import type { PoolClient } from "@/lib/data/pool";
import type { Scope } from "@/lib/data/scope";
import { AppError } from "@/lib/domain/basics/errors";
import type { CellContext } from "@/lib/domain/imports/cells";
import { type CompiledRow, compileRow } from "@/lib/domain/imports/compile-row";
import type { CsvRecord } from "@/lib/domain/imports/csv-record";
import { noRows } from "@/lib/domain/imports/kinds";
import { now } from "../clock";
import { chosenFormat, weighColumns } from "./analyse-file";
import { contentSize } from "./file-format";
import { readRows } from "./read-rows";
import { bucketCount, StageBuffer } from "./stage-buffer";

export interface Loading {
  readonly job: ImportJob;
  readonly file: string;
  readonly scope: Scope;
  /** The connection that fills the stage, and one that writes progress and refused rows meanwhile. */
  readonly work: PoolClient;
  readonly side: PoolClient;
  readonly context: CellContext;
  readonly timeZone: string;
  /** The stage is divided by the first of these columns that is filled. */
  readonly bucketBy: readonly string[] | undefined;
  progress(done: number, total: number): Promise<boolean>;
}

const errorBatch = 500;

export class ImportCancelled extends Error {}

/** Fills the stage and notes how many rows wait in it. Answers the compiled row, whose columns the stage has. */
export async function loadStage({
  job,
  file,
  scope,
  work,
  side,
  context,
  timeZone,
  bucketBy,
  progress,
}: Loading): Promise<CompiledRow> {
  const format = await chosenFormat(file, job.options);
  if (format.garbled) throw new AppError("INVALID_FILE", { messageKey: "INVALID_FILE_garbled" });
  const findings = await weighColumns(file, format, job.kind, job.mapping, job.options);
  const compiled = compileRow(job.kind, job.mapping, findings, context, job.options.key);
  await clearRowErrors(side, scope, job.id);
  const width = job.mapping.length;
  const errors: RowErrorRow[] = [];
  const counts = { staged: 0, rejected: 0, skipped: 0, refusedInStage: 0 };
  const refuse = (
    line: number,
    code: string,
    column: number | undefined,
    value: string | undefined,
    args: RowErrorRow["args"] = null,
  ) => {
    if (code === "blankRow") counts.skipped++;
    else counts.rejected++;
    errors.push({
      line,
      code,
      column: column === undefined ? null : (job.mapping[column]?.heading ?? null),
      value: value ?? null,
      args,
    });
  };
  const { out, identity, columns } = compiled;
  const staged = compiled.kept.flatMap((at) => columns[at] ?? []);
  const buckets = bucketBy === undefined ? null : bucketCount(await contentSize(file, format));
  const buffer = new StageBuffer(
    compiled.kept,
    buckets ?? 0,
    (bucketBy ?? []).map((name) => columns.findIndex((column) => column.name === name)).filter((at) => at >= 0),
  );
  const nothing: (string | null)[] = columns.map(() => null);

  await work.query("BEGIN");
  try {
    await createStage(work, scope, job.no, staged, buckets);
    const writer = await openStageWriter(work, scope, job.no, staged, buckets, timeZone);
    /** The row in the width of the heading: blank cells that a spreadsheet left at its end are no fault. */
    const refusedForWidth = (record: CsvRecord, line: number): boolean => {
      while (record.width > width && record.cell(record.width - 1).trim() === "") record.width--;
      if (record.width === width) return false;
      if (record.width === 1 && record.isBlank()) refuse(line, "blankRow", undefined, undefined);
      else refuse(line, "ragged", undefined, undefined, { expected: width, found: record.width });
      return true;
    };
    const tellsApart = identity.filter((at) => columns[at]?.name === "invoice" || columns[at]?.name === "product");
    const row = (record: CsvRecord, line: number): void => {
      if (record.width !== width && refusedForWidth(record, line)) return;
      const failure = compiled.parse(record);
      if (failure === null) {
        buffer.add(line, 0, out);
        counts.staged++;
        return;
      }
      if (failure === "blank") {
        refuse(line, "blankRow", undefined, undefined);
        return;
      }
      refuse(line, failure.code, failure.column, failure.value, failure.args ?? null);
      // Refused lines of a purchase still count when equal lines are numbered, so that a mended file finds its place.
      if (tellsApart.length > 0 && tellsApart.every((at) => (out[at] ?? null) !== null)) {
        const key = nothing.map((_, at) => (identity.includes(at) ? (out[at] ?? null) : null));
        buffer.add(line, 2, key);
        counts.refusedInStage++;
      }
    };
    let stopped = false;
    await readRows(
      file,
      format,
      {
        heading: (cells) => {
          if (cells.length !== width) throw new AppError("INVALID_FILE", { messageKey: "INVALID_FILE_heading" });
        },
        row,
        broken: (code, text, line) => refuse(line, code, undefined, text.slice(0, 200)),
        pause: async (done, total) => {
          if (buffer.isFull) for (const text of buffer.take()) await writer.write(text);
          while (errors.length >= errorBatch) await insertRowErrors(side, scope, job.id, errors.splice(0, 5_000));
          stopped = !(await progress(done, total));
          return !stopped;
        },
      },
      job.options.sheet,
    );
    if (stopped) {
      writer.abort(new ImportCancelled());
      throw new ImportCancelled();
    }
    for (const text of buffer.take()) await writer.write(text);
    await writer.end();
    while (errors.length > 0) await insertRowErrors(side, scope, job.id, errors.splice(0, 5_000));
    if (buckets === null) await indexStage(work, scope, job.no, staged);
    await saveEngineProgress(work, scope, job.id, {
      phase: "staged",
      counts: { ...noRows, rejected: counts.rejected, skipped: counts.skipped },
      read: counts.staged + counts.rejected + counts.skipped,
      report: {
        staged: counts.staged + counts.refusedInStage,
        ...(buckets === null ? {} : { buckets }),
        findings: describe(findings, job),
        blanks: Object.fromEntries(
          compiled.blanks.flatMap((n, at) => (n > 0 ? [[job.mapping[at]?.heading ?? "", n]] : [])),
        ),
      },
      now: now(),
    });
    await work.query("COMMIT");
  } catch (error) {
    await work.query("ROLLBACK").catch(() => {});
    throw error;
  }
  return compiled;
}

/** What was decided about columns, by their headings, for the person to see. */
export function describe(findings: Awaited<ReturnType<typeof weighColumns>>, job: Pick<ImportJob, "mapping">) {
  return findings.map(({ column, style, filled, number, date }) => ({
    heading: job.mapping[column]?.heading ?? "",
    filled,
    ...(number ? { mark: style.mark, ...number } : {}),
    ...(date ? { order: style.order, ...date } : {}),
    ...(style.floatCodes ? { floatCodes: true } : {}),
  }));
}
