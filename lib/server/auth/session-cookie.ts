// How does the session cookie change after sign-in? It is sealed anew when its version rises, and taken away at sign-out.
import { cookies } from "next/headers";
import { type SessionClaims, sealedSession, sessionCookies, sessionDays } from "./token";

const maxAge = sessionDays * 86_400;

export async function sealSession(claims: SessionClaims): Promise<void> {
  const jar = await cookies();
  const name = sessionCookies.find((candidate) => jar.has(candidate));
  if (!name) return;
  const value = await sealedSession(claims);
  jar.set(name, value, { httpOnly: true, sameSite: "lax", path: "/", secure: name.startsWith("__Secure-"), maxAge });
}

export async function forgetSession(): Promise<void> {
  const jar = await cookies();
  for (const name of sessionCookies) {
    if (jar.has(name))
      jar.set(name, "", { httpOnly: true, path: "/", secure: name.startsWith("__Secure-"), maxAge: 0 });
  }
}
