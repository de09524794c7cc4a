// What does the session cookie say? A sealed token with the session's id and version; the row behind it decides.
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "@/lib/server/env";

/** next-auth's names: the first one where the address is https. */
export const sessionCookies = ["__Secure-next-auth.session-token", "next-auth.session-token"] as const;

export const sessionDays = 30;

const claims = z.object({ sid: z.uuid(), ver: z.int() });
export type SessionClaims = z.infer<typeof claims>;

/** The claims of a cookie's value; null for anything we did not seal ourselves. */
export async function readSessionToken(value: string): Promise<SessionClaims | null> {
  try {
    const parsed = claims.safeParse(await decode({ token: value, secret: env().NEXTAUTH_SECRET }));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The value of a cookie that says this. */
export function sealedSession(token: SessionClaims): Promise<string> {
  return encode({ token: { ...token }, secret: env().NEXTAUTH_SECRET, maxAge: sessionDays * 86_400 });
}
