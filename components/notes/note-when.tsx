"use client";
// When was it? Just now, unless somebody says otherwise.
import { useTranslations } from "next-intl";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ChoiceChips } from "./choice-chips";

export type WhenFieldsProps = {
  day: string | null;
  time: string;
  today: string;
  error?: string | undefined;
  onChange: (part: { day?: string | null; time?: string }) => void;
};

export function WhenFields({ day, time, today, error, onChange }: WhenFieldsProps) {
  const t = useTranslations("notes.form");
  return (
    <div className="flex flex-col gap-2">
      <ChoiceChips
        label={t("when")}
        required
        options={[
          { value: "now", label: t("now") },
          { value: "earlier", label: t("earlier") },
        ]}
        value={day === null ? "now" : "earlier"}
        onChange={(choice) => onChange({ day: choice === "earlier" ? (day ?? today) : null })}
      />
      {day !== null && (
        <div className="grid grid-cols-2 gap-2">
          <Field label={t("day")} error={error}>
            <DateInput value={day} max={today} onValueChange={(next) => onChange({ day: next ?? today })} />
          </Field>
          <Field label={t("time")}>
            <Input type="time" value={time} onValueChange={(next) => onChange({ time: String(next) })} />
          </Field>
        </div>
      )}
    </div>
  );
}
