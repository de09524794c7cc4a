// What was done, in words: one sentence for each thing that the audit log can hold.
import { useTranslations } from "next-intl";

/** The sentence of an action, or the word of an entity as `entity.<name>`; what an older version wrote shows as it is. */
export function useAuditWord(): (key: string) => string {
  const t = useTranslations("audit");
  return (key) => (t.has(key as "notes.log") ? t(key as "notes.log") : key.replace(/^entity\./, ""));
}
