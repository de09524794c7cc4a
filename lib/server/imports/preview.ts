// What would the first rows become? Parsed exactly as the import parses them, with the problems a person can mend before it runs.
import type { Db } from "@/lib/data/client";
import type { ImportJob } from "@/lib/data/imports";
import type { Scope } from "@/lib/data/scope";
import { cleanCell, type StageRow } from "@/lib/domain/imports/cells";
import { compileRow } from "@/lib/domain/imports/compile-row";
import { CsvRecord } from "@/lib/domain/imports/csv-record";
import type { ImportKind } from "@/lib/domain/imports/kinds";
import type { ImportMapping, ImportOptions } from "@/lib/domain/imports/mapping";
import { findTarget } from "@/lib/domain/imports/targets";
import type { Locale } from "@/lib/messages/namespaces";
import { mapSample, sampleFile, weighColumns } from "./analyse-file";
import { cellContext } from "./cell-context";
import { describe } from "./load-stage";
import { reasonText } from "./reason-text";
import { sourceFile } from "./uploads";

const shownRows = 20;

export interface PreviewRow {
  readonly line: number;
  /** As written and, where it is imported, as it will be kept; in the order of the file's columns. */
  readonly cells: { text: string; value: string | null }[];
  readonly problem: { column: number | null; text: string } | null;
}

export interface ImportPreview {
  readonly kind: ImportKind;
  readonly headings: string[];
  readonly mapping: ImportMapping;
  readonly rows: PreviewRow[];
  readonly findings: ReturnType<typeof describe>;
  readonly format: { kind: "csv" | "xlsx"; encoding: string; delimiter: string; gzip: boolean; garbled: boolean };
  readonly money: { currency: string; baseCurrency: string; rateKnown: boolean };
}

interface Wanted {
  readonly kind: ImportKind;
  readonly mapping: ImportMapping;
  readonly options: ImportOptions;
  /** The mapping is made anew, for another kind or preset. */
  readonly suggest?: boolean;
}

/** The value that is kept, as a person reads it: lists without their brackets, days as day/month/year. */
function shownValue(out: StageRow, spots: readonly number[]): string | null {
  const value = spots.map((spot) => out[spot] ?? null).find((one) => one !== null) ?? null;
  if (value === null) return null;
  const day = /^(\d{4})-(\d{2})-(\d{2})(.*)$/.exec(value);
  if (day) return `${day[3]}/${day[2]}/${day[1]}${day[4]}`;
  const list = /^\{"(.*)"\}$/.exec(value);
  return (list?.[1]?.replaceAll('","', ", ") ?? value).slice(0, 200);
}

export async function buildPreview(
  db: Db,
  scope: Scope,
  job: ImportJob,
  wanted: Wanted,
  now: Date,
  locale: Locale,
): Promise<ImportPreview> {
  const { kind, options } = wanted;
  const file = sourceFile(job.id);
  const sample = await sampleFile(file, options);
  const fits = !wanted.suggest && wanted.mapping.length === sample.headings.length;
  const mapping = fits ? wanted.mapping : mapSample(kind, sample, options);
  const findings = await weighColumns(file, sample.format, kind, mapping, options);
  const context = await cellContext(db, scope, { kind, mapping, options }, now, true);
  const compiled = compileRow(kind, mapping, findings, context, options.key);
  const spots = mapping.map(({ target }) => {
    const columns = target === null ? [] : (findTarget(kind, target)?.columns ?? []);
    return columns.map(({ name }) => compiled.columns.findIndex((column) => column.name === name));
  });
  const rows = sample.rows.slice(0, shownRows).map(({ line, cells }): PreviewRow => {
    const ragged = cells.length !== sample.headings.length;
    const failure = ragged ? null : compiled.parse(CsvRecord.of(cells));
    const out: StageRow = ragged || (failure !== null && failure !== "blank") ? [] : compiled.out;
    const shown = cells.map((text, index) => ({
      text: cleanCell(text).slice(0, 200),
      value: shownValue(out, spots[index] ?? []),
    }));
    if (ragged) {
      const args = { expected: sample.headings.length, found: cells.length };
      return {
        line,
        cells: shown,
        problem: { column: null, text: reasonText(locale, { code: "ragged", column: null, value: null, args }) },
      };
    }
    if (failure === null) return { line, cells: shown, problem: null };
    if (failure === "blank")
      return {
        line,
        cells: shown,
        problem: {
          column: null,
          text: reasonText(locale, { code: "blankRow", column: null, value: null, args: null }),
        },
      };
    const { column = null, code, value = null, args = null } = failure;
    return {
      line,
      cells: shown,
      problem: {
        column,
        text: reasonText(locale, { code, column: null, value, args: args as Record<string, string | number> | null }),
      },
    };
  });
  const { kind: fileKind, encoding, delimiter, gzip, garbled } = sample.format;
  return {
    kind,
    headings: sample.headings,
    mapping,
    rows,
    findings: describe(findings, { mapping }),
    format: { kind: fileKind, encoding, delimiter, gzip, garbled },
    money: {
      currency: context.money.currency,
      baseCurrency: context.money.baseCurrency,
      rateKnown: context.money.factor !== null,
    },
  };
}
