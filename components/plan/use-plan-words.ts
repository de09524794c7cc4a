// How does a plan speak to its reader: names in the screen's language, people by name, figures in their unit?
import { useLocale } from "next-intl";
import { useFormat } from "@/components/ui/format";
import type { MeasureUnit } from "@/lib/domain/most/measures";
import type { PersonView } from "@/lib/domain/most/plan-view";

export interface Named {
  readonly nameVi: string;
  readonly nameEn: string;
}

export function useName(): (named: Named) => string {
  const locale = useLocale();
  return (named) => (locale === "en" ? named.nameEn : named.nameVi);
}

export function personName(people: readonly PersonView[], id: string | null): string | null {
  return id === null ? null : (people.find((person) => person.id === id)?.name ?? null);
}

/** Writes a figure of a KPI: money in the company's currency, shares as percentages. */
export function useMeasureFormat(currency: string): (value: number, unit: MeasureUnit) => string {
  const { money, percent, num } = useFormat();
  return (value, unit) => {
    if (unit === "money") return money(Math.round(value), currency);
    if (unit === "share") return percent(value);
    return num(value);
  };
}
