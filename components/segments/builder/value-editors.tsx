"use client";
// The small inputs that conditions are made of: an operator, a number or two, an amount, a day, a list of values.
import { useTranslations } from "next-intl";
import { DateInput } from "@/components/ui/date-input";
import { MoneyInput } from "@/components/ui/money-input";
import { MultiCombobox } from "@/components/ui/multi-combobox";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { useBuilder } from "./builder-context";
import { useSuggestions } from "./use-suggestions";

export function OpSelect({
  ops,
  labels,
  value,
  onChange,
}: {
  ops: readonly string[];
  /** Which set of texts: number, date, text, choice, many, flag. */
  labels: string;
  value: unknown;
  onChange: (op: string) => void;
}) {
  const { words } = useBuilder();
  const t = useTranslations("segments.builder");
  const options = ops.map((op) => ({
    value: op,
    label: words.text(op === "is_set" || op === "is_empty" ? `op.${op}` : `op.${labels}_${op}`),
  }));
  const chosen = typeof value === "string" && ops.includes(value) ? value : null;
  return <Select aria-label={t("op")} options={options} value={chosen} onValueChange={onChange} />;
}

const numberOrNull = (value: unknown) => (typeof value === "number" ? value : null);
const pairOf = (value: unknown): [unknown, unknown] =>
  Array.isArray(value) ? [value[0], value[1]] : [undefined, undefined];

interface AmountProps {
  op: unknown;
  value: unknown;
  /** Money is typed in the company's currency and kept in its minor units. */
  money?: boolean;
  digits?: number;
  unit?: string | undefined;
  onChange: (value: unknown) => void;
}

function OneAmount({
  value,
  label,
  money,
  digits = 0,
  unit,
  onChange,
}: {
  value: unknown;
  label: string;
  money?: boolean | undefined;
  digits?: number | undefined;
  unit?: string | undefined;
  onChange: (value: number | null) => void;
}) {
  const { currency } = useBuilder();
  if (money) {
    return <MoneyInput aria-label={label} currency={currency} value={numberOrNull(value)} onValueChange={onChange} />;
  }
  return (
    <NumberInput aria-label={label} value={numberOrNull(value)} digits={digits} unit={unit} onValueChange={onChange} />
  );
}

/** One number, or two for "between". Leaving a field empty leaves the condition unfinished. */
export function AmountInput({ op, value, onChange, ...rest }: AmountProps) {
  const t = useTranslations("segments.builder");
  if (op === "is_set" || op === "is_empty") return null;
  if (op !== "between") {
    return <OneAmount {...rest} label={t("value")} value={value} onChange={(next) => onChange(next ?? undefined)} />;
  }
  const [low, high] = pairOf(value);
  return (
    <div className="grid grid-cols-2 gap-2">
      <OneAmount {...rest} label={t("from")} value={low} onChange={(next) => onChange([next, high ?? null])} />
      <OneAmount {...rest} label={t("to")} value={high} onChange={(next) => onChange([low ?? null, next])} />
    </div>
  );
}

const dayOrNull = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

export function DayInput({ op, value, onChange }: { op: unknown; value: unknown; onChange: (value: unknown) => void }) {
  const t = useTranslations("segments.builder");
  if (op !== "between") {
    return (
      <DateInput aria-label={t("value")} value={dayOrNull(value)} onValueChange={(day) => onChange(day ?? undefined)} />
    );
  }
  const [low, high] = pairOf(value);
  return (
    <div className="grid grid-cols-2 gap-2">
      <DateInput aria-label={t("from")} value={dayOrNull(low)} onValueChange={(day) => onChange([day, high ?? null])} />
      <DateInput aria-label={t("to")} value={dayOrNull(high)} onValueChange={(day) => onChange([low ?? null, day])} />
    </div>
  );
}

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

/** Several values, suggested from the data; open lists also take what is typed. */
export function ValuesInput({
  about,
  kind,
  label,
  value,
  open,
  placeholder,
  onChange,
}: {
  about: string;
  kind: string;
  label: string;
  value: unknown;
  open?: boolean | undefined;
  placeholder?: string;
  onChange: (values: string[] | undefined) => void;
}) {
  const { name } = useBuilder();
  const { search, optionOf } = useSuggestions(about, kind);
  return (
    <MultiCombobox
      aria-label={label}
      search={search}
      value={textsOf(value).map(optionOf)}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(open ? { onCreate: (typed: string) => ({ id: typed, label: typed }) } : {})}
      onValueChange={(options) => {
        for (const { id, label } of options) if (label !== id) name(kind, id, label);
        onChange(options.length === 0 ? undefined : options.map(({ id }) => id));
      }}
    />
  );
}
