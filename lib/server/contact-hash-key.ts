// The key under which addresses are hashed, made of the installation's secret once per process.
import type { Db } from "@/lib/data/client";
import { type ContactHashKey, checkHashKey, contactHashKey, hashContact } from "@/lib/data/contact-hash";
import { AppError } from "@/lib/domain/basics/errors";
import { env } from "./env";

let held: ContactHashKey | undefined;

export function hashKey(): ContactHashKey {
  held ??= contactHashKey(env().CONTACT_HASH_KEY);
  return held;
}

/** The hash of an address of this installation. */
export const addressHash = (kind: string, value: string): string => hashContact(hashKey(), kind, value);

/** Before an address is hashed or contacted: under another key every stop and the register would be found empty. */
export async function requireHashKey(db: Db): Promise<void> {
  if (!(await checkHashKey(db, hashKey()))) throw new AppError("NOT_READY", { messageKey: "NOT_READY_hashKey" });
}
