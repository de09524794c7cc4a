// Which address is this, without saying it? A keyed hash (HMAC-SHA-256, RFC 2104) of the normalised value: suppression and the
// do-not-call register keep it when the customer and the address itself are gone. The key comes from the hall.
import { createHash, createHmac } from "node:crypto";
import { hashedValue } from "@/lib/domain/customers/hashed-value";
import type { Db } from "./client";
import type { Scope } from "./scope";

declare const minted: unique symbol;

/** The two padded keys of HMAC, so that the database can compute the same hash without holding the key. */
export interface ContactHashKey {
  readonly inner: Buffer;
  readonly outer: Buffer;
  readonly [minted]: true;
}

export function contactHashKey(secret: string): ContactHashKey {
  // A key of its own, whatever else the secret is used for.
  const key = createHmac("sha256", secret).update("contact hash 1").digest();
  const pad = (byte: number) => Buffer.alloc(64, byte).map((value, index) => value ^ (key[index] ?? 0));
  return { inner: Buffer.from(pad(0x36)), outer: Buffer.from(pad(0x5c)) } as ContactHashKey;
}

const sha256 = (...parts: (Buffer | string)[]) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The hash of an address, whoever wrote it and however. */
export function hashContact(key: ContactHashKey, kind: string, value: string): string {
  return sha256(key.outer, sha256(key.inner, Buffer.from(hashedValue(kind, value), "utf8"))).toString("hex");
}

/** The same in SQL, of a value that is normalised already; the parameters are the outer and the inner key. */
export function contactHashSql(value: string, outer: string, inner: string): string {
  return `encode(sha256(${outer}::bytea || sha256(${inner}::bytea || convert_to(${value}, 'UTF8'))), 'hex')`;
}

/** Hashes what has none yet: rows of older versions, or of one customer. Answers how many. */
export async function hashMissingContacts(db: Db, key: ContactHashKey, customerId?: string): Promise<number> {
  const batch = 2000;
  let done = 0;
  while (true) {
    const rows = await db.contactPoint.findMany({
      where: { valueHash: null, ...(customerId === undefined ? {} : { customerId }) },
      select: { customerId: true, id: true, kind: true, value: true },
      take: batch,
    });
    if (rows.length > 0) {
      await db.$executeRaw`
        UPDATE contact_point p SET value_hash = x.hash
          FROM unnest(${rows.map((row) => row.customerId)}::uuid[], ${rows.map((row) => row.id)}::uuid[],
                      ${rows.map((row) => hashContact(key, row.kind, row.value))}::text[]) x(customer_id, id, hash)
         WHERE p.customer_id = x.customer_id AND p.id = x.id`;
      // Whoever said stop before the address had a hash is suppressed by it now.
      await db.$executeRaw`
        INSERT INTO suppression (contact_hash, channel, reason, source, created_at)
        SELECT DISTINCT ON (x.hash, coalesce(e.channel, 'all')) x.hash, coalesce(e.channel, 'all'), 'stop', e.source, e.occurred_at
          FROM unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => hashContact(key, row.kind, row.value))}::text[])
               x(id, hash)
          JOIN consent_event e ON e.contact_point_id = x.id AND e.action = 'SUPPRESSED'
        ON CONFLICT DO NOTHING`;
    }
    done += rows.length;
    if (rows.length < batch) return done;
  }
}

/** Addresses nobody can be contacted at until they have a hash. */
export function countUnhashed(db: Db, _scope: Scope): Promise<number> {
  return db.contactPoint.count({ where: { valueHash: null } });
}

/** What the key makes of a known text. */
export const keyCheckOf = (key: ContactHashKey): string => hashContact(key, "post", "key check");

/** Whether this is the key that the hashes were made with, as far as anybody remembers. */
export async function isHashKey(db: Db, _scope: Scope, key: ContactHashKey): Promise<boolean> {
  const row = await db.company.findUnique({ where: { id: 1 }, select: { hashKeyCheck: true } });
  return !row?.hashKeyCheck || row.hashKeyCheck === keyCheckOf(key);
}

/** Remembers the key's mark; answers whether it is still the key that the hashes were made with. */
export async function checkHashKey(db: Db, key: ContactHashKey): Promise<boolean> {
  const row = await db.company.findUnique({ where: { id: 1 }, select: { hashKeyCheck: true } });
  if (!row) return true;
  if (row.hashKeyCheck === null) {
    // Hashes older than the mark tell as well.
    const old = await db.contactPoint.findFirst({ where: { valueHash: { not: null } } });
    if (old && old.valueHash !== hashContact(key, old.kind, old.value)) return false;
    await db.company.update({ where: { id: 1 }, data: { hashKeyCheck: keyCheckOf(key) } });
    return true;
  }
  return row.hashKeyCheck === keyCheckOf(key);
}
