// What does the file look like before it is imported? Headings, first rows, the mapping a person would make, and how the
// numbers and dates of each column are written.

import { AppError } from "@/lib/domain/basics/errors";
import { cleanCell } from "@/lib/domain/imports/cells";
import { ColumnEvidence, type ColumnFinding } from "@/lib/domain/imports/column-evidence";
import type { ImportKind } from "@/lib/domain/imports/kinds";
import {
  guessMapping,
  type ImportMapping,
  type ImportOptions,
  mostColumns,
  uniqueHeadings,
} from "@/lib/domain/imports/mapping";
import { detectFormat, type FileFormat } from "./file-format";
import { readRows } from "./read-rows";

export interface FileSample {
  readonly format: FileFormat;
  readonly headings: string[];
  readonly rows: { line: number; cells: string[] }[];
}

const sampleRows = 200;

/** The format with what the person chose instead. */
export async function chosenFormat(
  file: string,
  options: Pick<ImportOptions, "encoding" | "delimiter">,
): Promise<FileFormat> {
  const format = await detectFormat(file);
  const { encoding = format.encoding, delimiter = format.delimiter } = options;
  return { ...format, encoding, delimiter };
}

export async function sampleFile(file: string, options: ImportOptions): Promise<FileSample> {
  const format = await chosenFormat(file, options);
  let headings: string[] = [];
  const rows: FileSample["rows"] = [];
  await readRows(
    file,
    format,
    {
      heading: (cells) => {
        headings = uniqueHeadings(cells);
      },
      row: (record, line) => {
        if (rows.length < sampleRows) rows.push({ line, cells: record.cells() });
      },
      broken: () => {},
      pause: async () => rows.length < sampleRows,
    },
    options.sheet,
  );
  if (headings.length === 0) throw new AppError("INVALID_FILE", { messageKey: "INVALID_FILE_empty" });
  if (headings.length > mostColumns)
    throw new AppError("TOO_LARGE", { messageKey: "TOO_LARGE_columns", most: mostColumns });
  return { format, headings, rows };
}

export function mapSample(kind: ImportKind, sample: FileSample, options: ImportOptions): ImportMapping {
  const cells = sample.rows.map((row) => row.cells);
  const mapping = guessMapping(kind, sample.headings, cells, options.preset);
  if (kind !== "customers") return mapping;
  // "Income" holds bands as often as amounts: the values tell.
  return mapping.map((entry, index) => {
    if (entry.target !== "income") return entry;
    const bands = cells.some((row) => /[-–+k]|under|dưới|trên/i.test(cleanCell(row[index] ?? "").replace(/^-/, "")));
    return bands ? { ...entry, target: "income_band" } : entry;
  });
}

const enoughRows = 2_000;

/** Weighs the columns: the first rows, and on to the end of the file while a column could still be read either way. */
export async function weighColumns(
  file: string,
  format: FileFormat,
  kind: ImportKind,
  mapping: ImportMapping,
  options: ImportOptions,
): Promise<ColumnFinding[]> {
  const evidence = new ColumnEvidence(kind, mapping, options);
  await readRows(
    file,
    format,
    {
      heading: () => {},
      row: (record) => evidence.add(record.cells()),
      broken: () => {},
      pause: async () => evidence.rows < enoughRows || evidence.undecided(),
    },
    options.sheet,
  );
  return evidence.findings();
}
