// In which encoding and with which delimiter was a file written? Decided from its first bytes, and shown to the person.
import { parseCsv } from "./csv-rows";

export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

export const textEncodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1258",
  "windows-1252",
  "tcvn",
  "viscii",
] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** The encoding a byte order mark names, with the length of the mark. */
export function byteOrderMark(bytes: Uint8Array): { encoding: TextEncoding; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: "utf-8", length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", length: 2 };
  return null;
}

/** UTF-16 without a mark shows itself by the zero bytes of its Latin letters and separators. */
function utf16WithoutMark(bytes: Uint8Array): TextEncoding | null {
  let even = 0;
  let odd = 0;
  const length = Math.min(bytes.length, 4096);
  for (let index = 0; index < length; index++) {
    if (bytes[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  if (odd > length / 8 && even < odd / 10) return "utf-16le";
  if (even > length / 8 && odd < even / 10) return "utf-16be";
  return null;
}

/** Windows-1258 writes Vietnamese tones as a byte of their own after the vowel; in 1252 the same bytes stand anywhere. */
const toneBytes = new Set([0xcc, 0xd2, 0xde, 0xec, 0xf2]);
const vowelBytes = new Set([
  ...[..."aeiouyAEIOUY"].map((letter) => letter.charCodeAt(0)),
  ...[0xc2, 0xca, 0xd4, 0xe2, 0xea, 0xf4, 0xc3, 0xe3, 0xd5, 0xf5, 0xdd, 0xfd],
]);

function looksVietnamese(bytes: Uint8Array): boolean {
  let after = 0;
  let elsewhere = 0;
  for (let index = 0; index < bytes.length; index++) {
    if (!toneBytes.has(bytes[index] ?? 0)) continue;
    if (vowelBytes.has(bytes[index - 1] ?? 0)) after++;
    else elsewhere++;
  }
  return after > 0 && after > elsewhere * 2;
}

/** `validUtf8` is a fact about the whole file, found while it was stored. */
export function sniffEncoding(sample: Uint8Array, validUtf8: boolean): TextEncoding {
  const mark = byteOrderMark(sample);
  if (mark) return mark.encoding;
  const wide = utf16WithoutMark(sample);
  if (wide) return wide;
  if (validUtf8) return "utf-8";
  return looksVietnamese(sample) ? "windows-1258" : "windows-1252";
}

/** A first line `sep=;` as spreadsheets write it. */
export function separatorLine(text: string): { delimiter: string; length: number } | null {
  const match = /^sep=(.)\r?\n/i.exec(text);
  return match?.[1] === undefined ? null : { delimiter: match[1], length: match[0].length };
}

/** The delimiter under which the first rows have the same, largest number of cells. */
export function sniffDelimiter(text: string, newline: "\n" | "\r" = "\n"): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const rows = parseCsv(text, delimiter, newline).slice(0, 50);
    const width = rows[0]?.length ?? 1;
    if (width < 2) continue;
    const regular = rows.filter((row) => row.length === width).length / rows.length;
    const score = regular * regular * (1 + Math.log2(width));
    if (score > best.score + 1e-9) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Old Macintosh files end lines with a carriage return alone. */
export function sniffNewline(text: string): "\n" | "\r" {
  return !text.includes("\n") && text.includes("\r") ? "\r" : "\n";
}

/** UTF-8 that was once read as Windows-1252 and saved again ("Tá»‰nh"): such text is damaged and must not be taken. */
export function looksGarbled(text: string): boolean {
  const damaged =
    text.match(/á[»º][\u0080-\u02ff\u2000-\u2122]|Ã[\u0080-\u00bf]|Ä[\u0080-\u0091\u2018]|Æ[\u00a0-\u00b0]/g)?.length ??
    0;
  return damaged >= 3;
}
