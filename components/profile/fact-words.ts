// What is a fact called, and what does its value say, in the reader's language?
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/components/ui/format";
import { countryName } from "@/lib/domain/basics/countries";
import type { FactValue } from "@/lib/domain/customers/fact-change";
import { findCustomerField } from "@/lib/domain/customers/fields";
import { provinceName } from "@/lib/domain/customers/provinces";

type Key = Parameters<ReturnType<typeof useTranslations<"profile">>>[0];

/** Labels of facts, and the words for their values; codes that a company brought along show as they are. */
export function useFactWords(currency: string) {
  const t = useTranslations("profile");
  const format = useFormat();
  const locale = useLocale();

  function label(fact: string): string {
    const [name = fact] = fact.split(":");
    const key = `fact.${name}` as Key;
    if (t.has(key)) return t(key);
    return name.startsWith("custom.") ? name.slice("custom.".length) : name;
  }
  function choice(fact: string, code: string): string {
    if (fact === "province") return provinceName(code);
    if (fact === "country") return countryName(code, locale);
    const key = `choice.${fact}_${code}` as Key;
    return /^[a-z_A-Z]+$/.test(code) && t.has(key) ? t(key) : code;
  }
  function value(fact: string, held: FactValue): string {
    if (held === null || held === "") return "";
    if (Array.isArray(held)) return format.list(held.map((item) => choice(fact, item)));
    const kind = findCustomerField(fact)?.kind;
    if (kind === "money") return format.money(Number(held), currency);
    if (kind === "date") return format.day(String(held));
    if (kind === "number") return format.num(Number(held));
    return choice(fact, String(held));
  }
  return { label, choice, value };
}
