// Who is signed in on this request? The only mint of scopes for requests.
import { cookies } from "next/headers";
import { defaultLocale, isLocale, type Locale } from "@/lib/messages/namespaces";
import { type Actor, explicitActor } from "./actor";

export const localeCookie = "locale";

/** The language of somebody who may not be signed in. Outside a request: the default. */
export async function visitorLocale(): Promise<Locale> {
  const explicit = explicitActor();
  if (explicit) return explicit.locale;
  try {
    const chosen = (await cookies()).get(localeCookie)?.value;
    return isLocale(chosen) ? chosen : defaultLocale;
  } catch {
    return defaultLocale;
  }
}

/** The actor of this request, or null for a stranger, a revoked session or a disabled user. */
export async function currentActor(): Promise<Actor | null> {
  const explicit = explicitActor();
  if (explicit) return explicit;
  return null;
}
