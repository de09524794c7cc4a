// Which language, time zone and "now" does this request speak? The language is the visitor's cookie, never a URL prefix.
import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { loadMessages } from "@/lib/messages/load";
import { defaultLocale, isLocale, type Locale } from "@/lib/messages/namespaces";

export const localeCookie = "locale";
export const defaultTimeZone = "Asia/Ho_Chi_Minh";

async function readLocale(explicit: unknown): Promise<Locale> {
  if (isLocale(explicit)) return explicit;
  const chosen = (await cookies()).get(localeCookie)?.value;
  return isLocale(chosen) ? chosen : defaultLocale;
}

export default getRequestConfig(async ({ locale: explicit }) => {
  const locale = await readLocale(explicit);
  return { locale, messages: loadMessages(locale), timeZone: defaultTimeZone, now: new Date() };
});
