// Which language, time zone and "now" does this request speak? The language is the visitor's own, never a URL prefix.
import { getRequestConfig } from "next-intl/server";
import { cache } from "react";
import { readCompany } from "@/lib/data/company";
import { loadMessages } from "@/lib/messages/load";
import { isLocale } from "@/lib/messages/namespaces";
import { now } from "./clock";
import { database } from "./database";
import { visitorLocale } from "./session";

const defaultTimeZone = "Asia/Ho_Chi_Minh";

// Texts must appear even while the database does not answer: that is when somebody needs to read what happened.
const companyTimeZone = cache(async (): Promise<string> => {
  try {
    return (await readCompany(database())).timeZone;
  } catch {
    return defaultTimeZone;
  }
});

export default getRequestConfig(async ({ locale: explicit }) => {
  const locale = isLocale(explicit) ? explicit : await visitorLocale();
  return { locale, messages: loadMessages(locale), timeZone: await companyTimeZone(), now: now() };
});
