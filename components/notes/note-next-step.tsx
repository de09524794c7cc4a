"use client";
// What comes next, and by when? Days are one touch away.
import { useTranslations } from "next-intl";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { addDays, addMonths } from "@/lib/domain/basics/calendar";
import { ChoiceChips } from "./choice-chips";

export type NextStepFieldsProps = {
  step: string;
  on: string | null;
  today: string;
  error?: string | undefined;
  onChange: (next: { step: string; on: string | null }) => void;
};

export function NextStepFields({ step, on, today, error, onChange }: NextStepFieldsProps) {
  const t = useTranslations("notes.form");
  const days = [
    { value: addDays(today, 1), label: t("tomorrow") },
    { value: addDays(today, 3), label: t("inThreeDays") },
    { value: addDays(today, 7), label: t("nextWeek") },
    { value: addMonths(today, 1), label: t("nextMonth") },
  ];
  return (
    <div className="flex flex-col gap-2">
      <Field label={t("nextStep")} error={error}>
        <Input
          value={step}
          maxLength={300}
          autoComplete="off"
          placeholder={t("nextStepPlaceholder")}
          onValueChange={(next) => onChange({ step: String(next), on })}
        />
      </Field>
      {step.trim() !== "" && (
        <>
          <ChoiceChips
            label={t("nextStepOn")}
            options={days}
            value={days.some((day) => day.value === on) ? on : null}
            onChange={(day) => onChange({ step, on: day })}
          />
          <DateInput aria-label={t("otherDay")} value={on} onValueChange={(day) => onChange({ step, on: day })} />
        </>
      )}
    </div>
  );
}
