// How are passwords kept and checked? argon2id; a check takes the same time whether or not the account exists.
import { hash, verify } from "@node-rs/argon2";
import { z } from "zod";
import { commonPasswords } from "./common-passwords";

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. It is this library's algorithm by default.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A password somebody chooses: length counts, composition does not; what everybody guesses first is refused. */
export const newPassword = z
  .string()
  .min(10, "passwordShort")
  .max(200, "passwordLong")
  .refine((text) => !isCommonPassword(text), "passwordCommon");

export function isCommonPassword(text: string): boolean {
  const plain = text.normalize("NFKC").toLowerCase();
  if (commonPasswords.has(plain) || /^(.)\1*$/u.test(plain)) return true;
  // "password12345": a word of the list with figures and marks behind it.
  return commonPasswords.has(plain.replace(/[\d\p{P}\p{S}\s]+$/u, ""));
}

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), parameters);
}

let nobody: Promise<string> | undefined;

/** Whether the password fits. Without a hash the work is done all the same, and the answer is no. */
export async function passwordFits(password: string, passwordHash: string | null): Promise<boolean> {
  nobody ??= hashPassword("nobody has this password");
  const fits = await verify(passwordHash ?? (await nobody), password.normalize("NFKC"));
  return fits && passwordHash !== null;
}
