// Which rows does a file hold? Read as a stream: the next piece is taken when the last one has been dealt with, so that
// memory stays flat whatever the size.
import { stat } from "node:fs/promises";
import iconv from "iconv-lite";
import readXlsx from "read-excel-file/node";
import { AppError } from "@/lib/domain/basics/errors";
import { CsvRecord } from "@/lib/domain/imports/csv-record";
import { CsvRows } from "@/lib/domain/imports/csv-rows";
import { namesColumns } from "@/lib/domain/imports/headings";
import { separatorLine } from "@/lib/domain/imports/sniff";
import { type FileFormat, openContent } from "./file-format";

export interface RowSink {
  heading(cells: string[], line: number): void;
  /** The record holds until the next one is read. */
  row(record: CsvRecord, line: number): void;
  broken(code: "unclosedQuote" | "strayQuote", text: string, line: number): void;
  /** After each piece; reading waits for it. Answers false to stop. `done` and `total` are bytes of the file. */
  pause(done: number, total: number): Promise<boolean>;
}

/** A workbook is unpacked in memory: beyond this it is asked for as CSV. */
const largestWorkbook = 60_000_000;

async function readCsv(file: string, format: FileFormat, sink: RowSink): Promise<void> {
  const total = (await stat(file)).size;
  const decoder = format.encoding === "utf-8" ? new TextDecoder("utf-8") : null;
  const legacy = decoder === null ? iconv.getDecoder(format.encoding, { stripBOM: true }) : null;
  let headed = false;
  let skippedLines = 0;
  const parser = new CsvRows(
    format.delimiter,
    {
      row: (record, line) => {
        if (headed) return sink.row(record, line + skippedLines);
        headed = true;
        sink.heading(record.cells(), line + skippedLines);
      },
      broken: (code, text, line) => {
        if (headed) return sink.broken(code, text, line + skippedLines);
        throw new AppError("INVALID_FILE", { messageKey: "INVALID_FILE_heading" });
      },
    },
    format.newline,
  );
  let first = true;
  let read = 0;
  try {
    for await (const chunk of openContent(file, format.gzip)) {
      read += chunk.length;
      let text = decoder ? decoder.decode(chunk, { stream: true }) : (legacy?.write(chunk) ?? "");
      if (first && text !== "") {
        first = false;
        const separator = separatorLine(text);
        if (separator) {
          text = text.slice(separator.length);
          skippedLines = 1;
        }
      }
      parser.push(text);
      // Unpacked bytes run ahead of the packed size: progress is capped, not wrong about the end.
      if (!(await sink.pause(format.gzip ? Math.min(read / 6, total) : read, total))) return;
    }
  } catch (error) {
    if (
      error instanceof AppError ||
      !(error instanceof Error) ||
      !("code" in error) ||
      !String(error.code).startsWith("Z_")
    )
      throw error;
    throw new AppError("INVALID_FILE", { messageKey: "INVALID_FILE_packed" });
  }
  parser.push(decoder ? decoder.decode() : (legacy?.end() ?? ""));
  parser.end();
  await sink.pause(total, total);
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) {
    const iso = value.toISOString();
    return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
  }
  return String(value);
}

async function readWorkbook(file: string, sheet: number, sink: RowSink): Promise<void> {
  const total = (await stat(file)).size;
  if (total > largestWorkbook) throw new AppError("TOO_LARGE", { messageKey: "TOO_LARGE_workbook" });
  const rows = await openSheet(file, sheet);
  const record = new CsvRecord();
  const width = rows[0]?.length ?? 0;
  for (let index = 0; index < rows.length; index++) {
    const cells = (rows[index] ?? []).map(cellText);
    while (cells.length < width) cells.push("");
    if (index === 0) sink.heading(cells, 1);
    else sink.row(record.fill(cells), index + 1);
    if (index % 2000 === 1999 && !(await sink.pause((total * index) / rows.length, total))) return;
  }
  await sink.pause(total, total);
}

async function openSheet(file: string, sheet: number): Promise<readonly (readonly unknown[])[]> {
  let sheets: Awaited<ReturnType<typeof readXlsx>>;
  try {
    sheets = await readXlsx(file);
  } catch {
    throw new AppError("INVALID_FILE", { messageKey: "INVALID_FILE_workbook" });
  }
  const found = sheets[sheet - 1];
  if (!found) throw new AppError("INVALID_FILE", { messageKey: "INVALID_FILE_sheet", sheet });
  return found.data;
}

/** Columns without headings have none; they are numbered where they must be named. */
const withHeading = (sink: RowSink): RowSink => ({
  ...sink,
  heading: (cells, line) => {
    if (namesColumns(cells)) return sink.heading(cells, line);
    sink.heading(new Array<string>(cells.length).fill(""), line);
    sink.row(CsvRecord.of(cells), line);
  },
});

/** Sends every row of the file to the sink, the heading first. */
export async function readRows(file: string, format: FileFormat, into: RowSink, sheet = 1): Promise<void> {
  const sink = withHeading(into);
  if (format.kind === "xlsx") await readWorkbook(file, sheet, sink);
  else await readCsv(file, format, sink);
}
