"use client";
// The control for one fact of the catalogue: its kind decides whether it is typed, chosen or counted. Blank clears.
import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { MultiCombobox } from "@/components/ui/multi-combobox";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import type { Option } from "@/components/ui/use-options";
import type { FactValue } from "@/lib/domain/customers/fact-change";
import type { CustomerField } from "@/lib/domain/customers/fields";
import { provinces } from "@/lib/domain/customers/provinces";
import { useFactWords } from "./fact-words";

export type FactControlProps = {
  field: CustomerField;
  value: FactValue;
  currency: string;
  hideLabel?: boolean;
};

const provinceOptions = provinces.map(({ code, name, aliases }) => ({
  id: code,
  label: name,
  hint: aliases.join(", "),
}));
const openOption = (query: string): Option => ({ id: query, label: query });

/** The name under which the form sends a fact, and the server answers about it. */
export const factFieldName = (key: string) => `facts.${key}`;

export function FactControl({ field, value, currency, hideLabel = false }: FactControlProps) {
  const t = useTranslations("profile");
  const words = useFactWords(currency);
  const hint =
    field.key === "influence" ? t("form.influenceHint") : field.key === "income" ? t("form.incomeHint") : undefined;
  return (
    <Field
      label={words.label(field.key)}
      name={factFieldName(field.key)}
      hideLabel={hideLabel}
      {...(hint === undefined ? {} : { hint })}
    >
      <Control field={field} value={value} currency={currency} />
    </Field>
  );
}

function Control({ field, value, currency }: Omit<FactControlProps, "hideLabel">) {
  const t = useTranslations("profile");
  const words = useFactWords(currency);
  const text = value === null || Array.isArray(value) ? "" : String(value);
  const options: Option[] =
    field.key === "province"
      ? provinceOptions
      : (field.choices ?? []).map((code) => ({ id: code, label: words.choice(field.key, code) }));
  switch (field.kind) {
    case "number":
      return (
        <NumberInput
          {...(value === null ? {} : { defaultValue: Number(value) })}
          {...(field.min === undefined ? {} : { min: field.min })}
          {...(field.max === undefined ? {} : { max: field.max })}
        />
      );
    case "money":
      return <MoneyInput currency={currency} defaultValue={value === null ? null : Number(value)} />;
    case "date":
      return <DateInput defaultValue={value === null ? null : text} min="1880-01-01" />;
    case "list":
      return (
        <MultiCombobox
          options={options}
          defaultValue={Array.isArray(value) ? value.map((id) => ({ id, label: words.choice(field.key, id) })) : []}
          {...(field.open ? { onCreate: openOption } : {})}
        />
      );
    case "choice":
      if (field.open) {
        return (
          <Combobox
            options={options}
            defaultValue={text === "" ? null : { id: text, label: words.choice(field.key, text) }}
            onCreate={openOption}
            {...(field.key === "income_band" ? { placeholder: t("form.bandPlaceholder") } : {})}
          />
        );
      }
      return (
        <Select
          options={[{ value: "", label: t("form.none") }, ...options.map(({ id, label }) => ({ value: id, label }))]}
          defaultValue={text}
          name={factFieldName(field.key)}
        />
      );
    case "text":
      return <Input defaultValue={text} maxLength={field.max ?? 200} />;
  }
}
