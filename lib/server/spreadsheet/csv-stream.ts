// A CSV file as it grows: UTF-8 with its mark (spreadsheets need it for dấu), CRLF, every text safe from being read as a formula.
import { safeCell } from "@/lib/domain/basics/spreadsheet";

export type Cell = string | number | null;

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = safeCell(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const csvLine = (cells: readonly Cell[]) => `${cells.map(csvCell).join(",")}\r\n`;

export async function* csvStream(
  header: readonly string[],
  batches: AsyncIterable<Cell[][]>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`\uFEFF${csvLine(header)}`);
  for await (const rows of batches) yield encoder.encode(rows.map(csvLine).join(""));
}
