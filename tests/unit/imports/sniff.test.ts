import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { cleanCell } from "@/lib/domain/imports/cells";
import { detectFormat } from "@/lib/server/imports/file-format";
import { readRows } from "@/lib/server/imports/read-rows";

const folder = mkdtempSync(path.join(tmpdir(), "crm-sniff-"));

async function rowsOf(bytes: Buffer): Promise<string[][]> {
  const file = path.join(folder, "file");
  writeFileSync(file, bytes);
  const rows: string[][] = [];
  await readRows(file, await detectFormat(file), {
    heading: (cells) => rows.push(cells.map(cleanCell)),
    row: (record) => rows.push(record.cells().map(cleanCell)),
    broken: (code) => rows.push([code]),
    pause: async () => true,
  });
  return rows;
}

const vietnamese = [
  ["Mã", "Họ tên", "Ghi chú"],
  ["KH01", "Nguyễn Thị Hằng", "thích cà phê, sữa đá; ghét “đường”"],
  ["KH02", "Đỗ Quỳnh Như", "khách quen từ 2019"],
  ["KH03", "Lê Văn Trường", ""],
];
const text = (delimiter: string) =>
  vietnamese.map((row) => row.map((cell) => `"${cell}"`).join(delimiter)).join("\r\n");

/** Windows-1258 as programs write it: tones as marks of their own. */
function to1258(content: string): Buffer {
  const tones = content
    .normalize("NFD")
    .replace(/([aeouAEOU])([\u0302\u0306\u031b])/g, (pair) => pair.normalize("NFC"));
  const bytes = [
    ...tones.replace(
      /([aeouAEOU\u00e2\u00ea\u00f4\u0103\u01a1\u01b0\u00c2\u00ca\u00d4\u0102\u01a0\u01af])([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306\u031b])/g,
      (_, base: string, tone: string, hat: string) => `${(base + hat).normalize("NFC")}${tone}`,
    ),
  ];
  const map: Record<string, number> = {
    "\u0300": 0xcc,
    "\u0301": 0xec,
    "\u0303": 0xde,
    "\u0309": 0xd2,
    "\u0323": 0xf2,
  };
  return Buffer.concat(
    bytes.map((letter) =>
      map[letter] === undefined ? iconv.encode(letter, "windows-1258") : Buffer.from([map[letter]]),
    ),
  );
}

describe("the same Vietnamese table comes out of every encoding and delimiter", () => {
  test.each([
    ["UTF-8", Buffer.from(text(","))],
    ["UTF-8 with a mark and semicolons", Buffer.from(`\ufeff${text(";")}`)],
    ["UTF-8 decomposed", Buffer.from(text(",").normalize("NFD"))],
    ["UTF-16 LE with a mark, tabs", Buffer.from(`\ufeff${text("\t")}`, "utf16le")],
    ["UTF-16 BE with a mark", Buffer.from(`\ufeff${text(",")}`, "utf16le").swap16()],
    ["UTF-16 LE without a mark", Buffer.from(text(","), "utf16le")],
    ["Windows-1258", to1258(text(",").replace(/[“”]/g, "'"))],
    ["gzip", gzipSync(Buffer.from(text("|")))],
    ["a sep= line", Buffer.from(`sep=;\r\n${text(";")}`)],
    ["old line ends", Buffer.from(text(",").replaceAll("\r\n", "\r"))],
  ])("%s", async (name, bytes) => {
    const expected =
      name === "Windows-1258" ? vietnamese.map((row) => row.map((cell) => cell.replace(/[“”]/g, "'"))) : vietnamese;
    expect(await rowsOf(bytes)).toEqual(expected);
  });
});

test("French in Windows-1252 is not taken for Vietnamese", async () => {
  const table = "nom,ville\nÉloïse Lefèvre,Besançon\nZoé Garçon,Orléans\nNoël Müller,Köln";
  expect(await rowsOf(iconv.encode(table, "windows-1252"))).toEqual(table.split("\n").map((line) => line.split(",")));
});

test("Vietnamese that was damaged before is recognised, not taken", async () => {
  const file = path.join(folder, "garbled");
  writeFileSync(file, iconv.decode(Buffer.from(text(",")), "windows-1252"));
  expect((await detectFormat(file)).garbled).toBe(true);
  writeFileSync(file, text(","));
  expect((await detectFormat(file)).garbled).toBe(false);
});

const encodings = "../shared/data/csv/encodings";
describe.skipIf(!existsSync(encodings))("csv-encodings-vn", () => {
  test.each(["vn_utf8.csv", "vn_utf8_bom.csv", "vn_utf8_semicolon.csv", "vn_utf16le_bom_tab.csv"])(
    "%s",
    async (name) => {
      const expected = JSON.parse(readFileSync(path.join(encodings, "expected_rows.json"), "utf8")) as string[][];
      expect(await rowsOf(readFileSync(path.join(encodings, name)))).toEqual(expected.map((row) => row.map(cleanCell)));
    },
  );
});
