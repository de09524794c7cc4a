// The key under which addresses are hashed, made of the installation's secret once per process.
import { type ContactHashKey, contactHashKey, hashContact } from "@/lib/data/contact-hash";
import { env } from "./env";

let held: ContactHashKey | undefined;

export function hashKey(): ContactHashKey {
  held ??= contactHashKey(env().CONTACT_HASH_KEY);
  return held;
}

/** The hash of an address of this installation. */
export const addressHash = (kind: string, value: string): string => hashContact(hashKey(), kind, value);
