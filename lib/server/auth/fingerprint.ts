// How are addresses, tokens and devices remembered without keeping them? Keyed hashes; a token's plain hash is enough.
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/server/env";

/** A hash that only this installation can compute, for e-mail addresses and network addresses. */
export function keyedHash(kind: "account" | "ip" | "device", text: string): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(`${kind}\n${text}`).digest("base64url").slice(0, 32);
}

/** A one-time token of 256 bits, and what is stored of it. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: tokenHash(token) };
}

export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

export function sameText(one: string, other: string): boolean {
  const a = createHash("sha256").update(one).digest();
  const b = createHash("sha256").update(other).digest();
  return timingSafeEqual(a, b);
}
