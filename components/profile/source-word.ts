// What is a source of facts called?
import { useTranslations } from "next-intl";

export function useSourceWord() {
  const t = useTranslations("profile.source");
  return (source: string) => (t.has(source as "rep") ? t(source as "rep") : source);
}
