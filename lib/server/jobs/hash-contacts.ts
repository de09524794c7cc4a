// Has every address its hash? Rows of older versions get theirs here; an address without one stays closed until then.
import { checkHashKey, hashMissingContacts } from "@/lib/data/contact-hash";
import { hashKey } from "../contact-hash-key";
import { database } from "../database";
import { log } from "../refusal";

export async function hashContactPoints(): Promise<{ hashed: number; keyOk: boolean }> {
  const keyOk = await checkHashKey(database(), hashKey());
  if (!keyOk) {
    log.error("CONTACT_HASH_KEY is not the key that addresses were hashed with: put the old one back");
    return { hashed: 0, keyOk };
  }
  return { hashed: await hashMissingContacts(database(), hashKey()), keyOk };
}
