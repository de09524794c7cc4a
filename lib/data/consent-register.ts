// Who is on the public do-not-call register? A file is the whole list of its kind on its day: who is on it is closed, who is
// no longer on it is open again. An older file than the one in force changes nothing.

import { type Day, dateFromDay } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import type { Db } from "./client";
import type { Scope } from "./scope";

export interface RegisterFile {
  readonly id: string;
  readonly kind: "sms" | "voice" | "all";
  readonly batchOn: Day;
  readonly source: string;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly rejected: number;
  readonly actorId: string | null;
}

/** Of the list in force; a shorter one opens many numbers at once, and somebody must have looked. */
const leastKept = 0.5;

/** Replaces the list of this kind. CONFLICT for a file that is older than the one in force, or unconfirmed and far shorter. */
export async function replaceRegister(
  db: Db,
  _scope: Scope,
  file: RegisterFile,
  hashes: Iterable<string>,
  now: Date,
  confirmed = false,
): Promise<{ entries: number; removed: number }> {
  const { kind, source } = file;
  const batchOn = dateFromDay(file.batchOn);
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`register/${kind}`}, 7215633))::text`;
  const newest = await db.doNotCallBatch.findFirst({ where: { kind }, orderBy: { batchOn: "desc" } });
  if (newest && newest.batchOn > batchOn) throw new AppError("CONFLICT", { messageKey: "CONFLICT_registerOlder" });
  const listed = new Set(hashes);
  const before = await db.doNotCallEntry.count({ where: { kind } });
  if (!confirmed && listed.size < before * leastKept)
    throw new AppError("CONFLICT", { messageKey: "CONFLICT_registerShrinks", before, after: listed.size });
  let entries = 0;
  const send = async (some: readonly string[]) => {
    entries += some.length;
    await db.$executeRaw`
      INSERT INTO do_not_call_entry (contact_hash, kind, batch_on, source)
      SELECT h, ${kind}, ${batchOn}::date, ${`${source} ${file.id}`} FROM unnest(${[...some]}::text[]) h
      ON CONFLICT (contact_hash, kind) DO UPDATE SET batch_on = excluded.batch_on, source = excluded.source`;
  };
  let some: string[] = [];
  for (const hash of listed) {
    some.push(hash);
    if (some.length === 10_000) {
      await send(some);
      some = [];
    }
  }
  await send(some);
  // What this file did not name is no longer on the list; the file's id tells its entries from those of a file of the same day.
  const removed = await db.$executeRaw`
    DELETE FROM do_not_call_entry WHERE kind = ${kind} AND source <> ${`${source} ${file.id}`}`;
  await db.doNotCallBatch.create({ data: { ...file, batchOn, entries, receivedAt: now } });
  return { entries, removed };
}
