// An Excel workbook of one sheet as it grows (ECMA-376). Texts are text cells, which no spreadsheet reads as formulas.
import { safeBookText } from "@/lib/domain/basics/spreadsheet";
import type { Cell } from "./csv-stream";
import { zipStream } from "./zip-stream";

/** Rows of a sheet, its heading included. */
export const mostSheetRows = 1_048_576;

const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeXml = (text: string) =>
  text.replace(/\p{Surrogate}/gu, "").replace(/[&<>"]/g, (char) => escapes[char] ?? char);

/** What XML cannot hold or would change is written as its code (ECMA-376, 22.9.2.19), and so is what looks like such a code. */
const escapeText = (text: string) =>
  escapeXml(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold these
    text.replace(/_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, (char) => {
      const code = char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      return `_x${code}_`;
    }),
  );

/** A, B, … Z, AA, …: some readers do not count cells themselves. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function xmlCell(cell: Cell, address: string): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? `<c r="${address}"><v>${cell}</v></c>` : "";
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeText(safeBookText(cell))}</t></is></c>`;
}

const xmlRow = (cells: readonly Cell[], line: number) =>
  `<row r="${line}">${cells.map((cell, index) => xmlCell(cell, `${columnName(index)}${line}`)).join("")}</row>`;

async function* sheetXml(header: readonly string[], batches: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  yield `${prolog}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${xmlRow(header, 1)}`;
  let line = 1;
  for await (const rows of batches) {
    yield rows
      .map((row) => {
        line += 1;
        return xmlRow(row, line);
      })
      .join("");
  }
  yield "</sheetData></worksheet>";
}

export function xlsxStream(
  sheet: string,
  header: readonly string[],
  batches: AsyncIterable<Cell[][]>,
): AsyncGenerator<Uint8Array> {
  const name = escapeXml(sheet.replace(/[[\]:*?/\\\p{Cc}\uFFFE\uFFFF]/gu, " ").slice(0, 31));
  return zipStream([
    {
      name: "[Content_Types].xml",
      content: [
        `${prolog}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
      ],
    },
    {
      name: "_rels/.rels",
      content: [
        `${prolog}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
    },
    {
      name: "xl/workbook.xml",
      content: [
        `${prolog}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: [
        `${prolog}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ],
    },
    { name: "xl/worksheets/sheet1.xml", content: sheetXml(header, batches) },
  ]);
}
