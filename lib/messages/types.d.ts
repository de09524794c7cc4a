// Makes every text key a checked type: t("customers.title") fails to compile when the key does not exist.
import type { Messages } from "./load";
import type { Locale } from "./namespaces";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
