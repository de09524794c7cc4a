"use client";
// Which time? The last or next so many days, this month, from a day to a day, or ever.
import { useTranslations } from "next-intl";
import { DateInput } from "@/components/ui/date-input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { thisUnits, windowUnits } from "@/lib/domain/segmentation/rule";
import { useBuilder } from "./builder-context";

export type WindowKind = "ever" | "last" | "next" | "this" | "between";
type Held = Readonly<Record<string, unknown>>;

function kindOf(window: Held | undefined): WindowKind {
  if (!window) return "ever";
  return (["last", "next", "this"] as const).find((kind) => kind in window) ?? "between";
}

function firstOf(kind: WindowKind): Held | undefined {
  if (kind === "ever") return undefined;
  if (kind === "this") return { this: "month" };
  return kind === "between" ? {} : { [kind]: 30, unit: "day" };
}

const textOrNull = (value: unknown) => (typeof value === "string" ? value : null);

export function WindowEditor({
  kinds,
  value,
  onChange,
}: {
  kinds: readonly WindowKind[];
  value: unknown;
  onChange: (window: Held | undefined) => void;
}) {
  const t = useTranslations("segments.builder");
  const { words } = useBuilder();
  const window = typeof value === "object" && value !== null ? (value as Held) : undefined;
  const kind = kindOf(window);
  const put = (key: string, next: unknown) => {
    const { [key]: _, ...rest } = window ?? {};
    onChange(next === null || next === undefined ? rest : { ...rest, [key]: next });
  };
  const count = kind === "last" || kind === "next" ? window?.[kind] : undefined;
  return (
    <div className="col-span-full flex flex-wrap gap-2">
      <Select
        aria-label={t("time")}
        className="min-w-44 flex-1"
        options={kinds.map((one) => ({ value: one, label: t(`window.${one}`) }))}
        value={kind}
        onValueChange={(next) => onChange(firstOf(next))}
      />
      {(kind === "last" || kind === "next") && (
        <div className="flex min-w-52 flex-1 gap-2">
          <div className="w-20 shrink-0">
            <NumberInput
              aria-label={t("howMany")}
              min={1}
              value={typeof count === "number" ? count : null}
              onValueChange={(next) => put(kind, next)}
            />
          </div>
          <Select
            aria-label={t("unit")}
            className="flex-1"
            options={windowUnits.map((unit) => ({
              value: unit,
              label: words.text(`window.${unit}`, { count: Number(count ?? 2) }),
            }))}
            value={windowUnits.find((unit) => unit === window?.unit) ?? null}
            onValueChange={(unit) => put("unit", unit)}
          />
        </div>
      )}
      {kind === "this" && (
        <Select
          aria-label={t("unit")}
          className="min-w-36 flex-1"
          options={thisUnits.map((unit) => ({
            value: unit,
            label: words.text(`window.this${unit.charAt(0).toUpperCase()}${unit.slice(1)}`),
          }))}
          value={thisUnits.find((unit) => unit === window?.this) ?? null}
          onValueChange={(unit) => onChange({ this: unit })}
        />
      )}
      {kind === "between" && (
        <div className="grid min-w-64 flex-1 grid-cols-2 gap-2">
          <DateInput
            aria-label={t("from")}
            value={textOrNull(window?.from)}
            onValueChange={(day) => put("from", day)}
          />
          <DateInput aria-label={t("to")} value={textOrNull(window?.to)} onValueChange={(day) => put("to", day)} />
        </div>
      )}
    </div>
  );
}
