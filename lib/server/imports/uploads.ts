// Where does an uploaded file live until it is no longer needed? In CRM_HOME/uploads/<import id>/, private to the product.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AppError } from "@/lib/domain/basics/errors";
import { homeFolder } from "../env";

export const largestUpload = 2_000_000_000;

/** The folder of an import; the id is a UUID made by the product. */
export function uploadFolder(importId: string): string {
  return path.join(homeFolder(), "uploads", importId);
}

export const sourceFile = (importId: string): string => path.join(uploadFolder(importId), "source");
export const rejectedFile = (importId: string): string => path.join(uploadFolder(importId), "rejected.csv");

export interface StoredFile {
  readonly sha256: string;
  readonly bytes: number;
}

/** Streams a file into its folder, measuring and hashing it on the way. */
export async function storeUpload(importId: string, content: Readable): Promise<StoredFile> {
  await mkdir(uploadFolder(importId), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(bytes > largestUpload ? new AppError("TOO_LARGE") : null, chunk);
    },
  });
  try {
    await pipeline(content, measure, createWriteStream(sourceFile(importId), { mode: 0o600 }));
  } catch (error) {
    await rm(uploadFolder(importId), { recursive: true, force: true });
    throw error;
  }
  return { sha256: hash.digest("hex"), bytes };
}

export const storeLocalFile = (importId: string, file: string): Promise<StoredFile> =>
  storeUpload(importId, createReadStream(file));

export const storeWebStream = (importId: string, body: ReadableStream<Uint8Array>): Promise<StoredFile> =>
  storeUpload(importId, Readable.fromWeb(body as never));
