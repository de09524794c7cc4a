// Who is signed in on this request? The only mint of scopes for requests.
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { mintScope } from "@/lib/data/scope";
import { findLiveSession, touchSession } from "@/lib/data/sessions";
import { defaultLocale, isLocale, type Locale } from "@/lib/messages/namespaces";
import { type Actor, explicitActor } from "./actor";
import { readSessionToken, sessionCookies } from "./auth/token";
import { now as clockNow } from "./clock";
import { database } from "./database";

export const localeCookie = "locale";

/** What this request carries; null outside one. Next.js's own signals pass through. */
async function ofRequest<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && error.message.includes("outside a request scope")) return null;
    throw error;
  }
}

const requestCookies = () => ofRequest(cookies);

/** The page this request asked for, as the proxy noted it. */
export async function askedFor(): Promise<string | null> {
  return (await ofRequest(headers))?.get("x-asked-for") ?? null;
}

/** The language that somebody chose on this device; null when nobody did. */
export async function chosenLocale(): Promise<Locale | null> {
  const chosen = (await requestCookies())?.get(localeCookie)?.value;
  return isLocale(chosen) ? chosen : null;
}

/** The language of somebody who may not be signed in. Outside a request: the default. */
export async function visitorLocale(): Promise<Locale> {
  const explicit = explicitActor();
  if (explicit) return explicit.locale;
  const chosen = (await requestCookies())?.get(localeCookie)?.value;
  return isLocale(chosen) ? chosen : defaultLocale;
}

export interface SignedIn {
  readonly sessionId: string;
  readonly actor: Actor;
}

/** Who a cookie's value stands for at this moment: the row is asked each time, so a revoked session is out at once. */
export async function signedInByToken(token: string, chosenLocale: unknown, now: Date): Promise<SignedIn | null> {
  const claims = await readSessionToken(token);
  if (!claims) return null;
  const live = await findLiveSession(database(), claims.sid, claims.ver, now);
  if (!live) return null;
  if (now.getTime() - live.lastSeenAt.getTime() > 60_000) await touchSession(database(), live.sessionId, now);
  const { userId, role, teamIds } = live;
  const locale = [chosenLocale, live.locale].find(isLocale) ?? defaultLocale;
  return { sessionId: live.sessionId, actor: { kind: "user", scope: mintScope({ userId, role, teamIds }), locale } };
}

/** The signed-in person and session of this request; asked once per rendered page. */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const jar = await requestCookies();
  for (const name of sessionCookies) {
    const token = jar?.get(name)?.value;
    const signedIn = token ? await signedInByToken(token, jar?.get(localeCookie)?.value, clockNow()) : null;
    if (signedIn) return signedIn;
  }
  return null;
});

/** The actor of this request, or null for a stranger, a revoked session or a disabled user. */
export async function currentActor(): Promise<Actor | null> {
  return explicitActor() ?? (await currentSession())?.actor ?? null;
}
