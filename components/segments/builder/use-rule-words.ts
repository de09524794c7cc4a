"use client";
// The words of a rule on the screen, in the language of the moment.
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { useFormat } from "@/components/ui/format";
import type { FieldCatalogue } from "@/lib/domain/segmentation/rule-fields";
import { type RuleLabels, type RuleWords, ruleWords } from "@/lib/domain/segmentation/rule-words";

type Loose = {
  (key: string, args?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
};

export function useRuleWords(fields: FieldCatalogue, labels: RuleLabels, currency: string): RuleWords {
  const t = useTranslations("rules") as unknown as Loose;
  const locale = useLocale();
  const format = useFormat();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the formats change with the language only
  return useMemo(
    () =>
      ruleWords({
        locale,
        labels,
        fields,
        text: (key, args) => t(key, args),
        has: (key) => t.has(key),
        number: (value) => format.num(value, { digits: 6 }),
        money: (minor) => format.money(minor, currency),
        day: (day) => format.day(day),
      }),
    [t, locale, labels, fields, currency],
  );
}
