// What kind of file is this? Found from its content, never from its name: gzip, workbook, encoding, delimiter.
import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import iconv from "iconv-lite";
import { AppError } from "@/lib/domain/basics/errors";
import {
  byteOrderMark,
  looksGarbled,
  separatorLine,
  sniffDelimiter,
  sniffEncoding,
  sniffNewline,
  type TextEncoding,
} from "@/lib/domain/imports/sniff";

export interface FileFormat {
  readonly kind: "csv" | "xlsx";
  readonly gzip: boolean;
  readonly encoding: TextEncoding;
  readonly delimiter: string;
  readonly newline: "\n" | "\r";
  /** The text was damaged before it came here: Vietnamese read in the wrong encoding and saved again. */
  readonly garbled: boolean;
}

const sampleBytes = 262_144;

/** The bytes of the file, unpacked when it is packed. */
export function openContent(file: string, gzip: boolean): AsyncIterable<Buffer> {
  const raw = createReadStream(file, { highWaterMark: 65_536 });
  if (!gzip) return raw;
  const unpacked = createGunzip({ chunkSize: 65_536 });
  raw.on("error", (error) => unpacked.destroy(error));
  return raw.pipe(unpacked);
}

/** About how many bytes the file holds unpacked; tables pack to about a sixth. */
export async function contentSize(file: string, { kind, gzip }: Pick<FileFormat, "kind" | "gzip">): Promise<number> {
  return (await stat(file)).size * (gzip || kind === "xlsx" ? 6 : 1);
}

/** A chunk may end inside a character: up to three bytes wait for the next one. */
function completeLength(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? chunk.length - back : chunk.length;
  }
  return chunk.length;
}

async function surveyText(file: string, gzip: boolean): Promise<{ sample: Buffer; validUtf8: boolean }> {
  const start: Buffer[] = [];
  let held = 0;
  let validUtf8 = true;
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const part of openContent(file, gzip)) {
      if (held < sampleBytes) {
        start.push(part);
        held += part.length;
      }
      if (!validUtf8) {
        if (held >= sampleBytes) break;
        continue;
      }
      const chunk = rest.length === 0 ? part : Buffer.concat([rest, part]);
      const length = completeLength(chunk);
      validUtf8 = isUtf8(chunk.subarray(0, length));
      rest = chunk.subarray(length);
    }
  } catch {
    throw new AppError("INVALID_FILE", { messageKey: "INVALID_FILE_packed" });
  }
  return { sample: Buffer.concat(start), validUtf8: validUtf8 && rest.length === 0 };
}

export function decodeText(bytes: Buffer, encoding: TextEncoding): string {
  return iconv.decode(bytes, encoding, { stripBOM: true });
}

/** Reads the whole file once (only bytes are looked at) and answers what it is. */
export async function detectFormat(file: string): Promise<FileFormat> {
  const handle = await open(file, "r");
  const head = Buffer.alloc(4);
  await handle.read(head, 0, 4, 0);
  await handle.close();
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  if (head[0] === 0x50 && head[1] === 0x4b) {
    return { kind: "xlsx", gzip: false, encoding: "utf-8", delimiter: ",", newline: "\n", garbled: false };
  }
  const { sample, validUtf8 } = await surveyText(file, gzip);
  if (sample.length === 0) throw new AppError("INVALID_FILE", { messageKey: "INVALID_FILE_empty" });
  const encoding = sniffEncoding(sample, validUtf8);
  const text = decodeText(sample.subarray(0, 65_536), encoding);
  if (text.includes("\0") && byteOrderMark(sample) === null)
    throw new AppError("INVALID_FILE", { messageKey: "INVALID_FILE_binary" });
  const separator = separatorLine(text);
  const newline = sniffNewline(text);
  const delimiter = separator?.delimiter ?? sniffDelimiter(text, newline);
  return { kind: "csv", gzip, encoding, delimiter, newline, garbled: looksGarbled(decodeText(sample, encoding)) };
}
