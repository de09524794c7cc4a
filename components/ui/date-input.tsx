"use client";
// A day: typed as day/month/year, or picked on the device's own calendar. Its value is "YYYY-MM-DD".
import { Input as Base } from "@base-ui/react/input";
import { Calendar } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useRef, useState } from "react";
import { useFieldName, useRequired, useWrong } from "./field-context";
import { controlStyles, innerInput } from "./field-styles";
import { FormValue } from "./form-value";
import { parseDay, showDay } from "./parse-day";

export type DateInputProps = {
  id?: string;
  name?: string;
  value?: string | null;
  defaultValue?: string | null;
  onValueChange?: (day: string | null) => void;
  /** Limits as "YYYY-MM-DD". */
  min?: string;
  max?: string;
  required?: boolean;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
};

export function DateInput(props: DateInputProps) {
  const { id, name, value, defaultValue, onValueChange, min, max, required, disabled, className } = props;
  const t = useTranslations("common.date");
  const needed = useRequired(required);
  const flags = useWrong();
  const fieldName = useFieldName(name);
  const problemId = useId();
  const input = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [ownDay, setOwnDay] = useState<string | null>(defaultValue ?? null);
  const day = value === undefined ? ownDay : value;
  // What is being typed; null while the field shows the day it holds.
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);

  function outside(next: string): boolean {
    return (min !== undefined && next < min) || (max !== undefined && next > max);
  }
  function flag(isWrong: boolean) {
    setWrong(isWrong);
    input.current?.setCustomValidity(isWrong ? t("wrong") : "");
  }
  function hold(next: string | null) {
    setOwnDay(next);
    if (next !== day) onValueChange?.(next);
  }
  function type(text: string) {
    setDraft(text);
    const parsed = parseDay(text);
    if (text.trim() === "" || (parsed !== null && !outside(parsed))) {
      flag(false);
      hold(parsed);
    } else {
      input.current?.setCustomValidity(t("wrong"));
    }
  }
  function leave() {
    if (draft === null) return;
    const parsed = parseDay(draft);
    if (draft.trim() !== "" && (parsed === null || outside(parsed))) {
      flag(true);
      hold(null);
    } else {
      setDraft(null);
    }
  }
  function pick(next: string) {
    flag(false);
    setDraft(null);
    hold(next === "" ? null : next);
  }
  return (
    <div className="min-w-0">
      <div
        className={controlStyles({
          kind: "group",
          focus: "within",
          className: ["relative has-data-invalid:border-bad", wrong && "border-bad", className],
        })}
      >
        <Base
          ref={input}
          {...flags}
          id={id}
          disabled={disabled}
          required={needed}
          inputMode="numeric"
          autoComplete="off"
          placeholder={t("placeholder")}
          value={draft ?? (day === null ? "" : showDay(day))}
          onValueChange={type}
          onBlur={leave}
          {...(props["aria-label"] === undefined ? {} : { "aria-label": props["aria-label"] })}
          {...(wrong ? { "aria-invalid": true, "aria-errormessage": problemId } : {})}
          className={`${innerInput} tabular-nums`}
        />
        <button
          type="button"
          disabled={disabled}
          aria-label={t("openCalendar")}
          onClick={() => picker.current?.showPicker()}
          className="flex h-full w-8 shrink-0 items-center justify-center rounded-md text-ink-faint hover:text-ink touch:w-11"
        >
          <Calendar aria-hidden="true" className="size-4" />
        </button>
        <input
          ref={picker}
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          value={day ?? ""}
          min={min}
          max={max}
          onChange={(event) => pick(event.target.value)}
          className="pointer-events-none absolute right-0 bottom-0 size-px opacity-0"
        />
      </div>
      {wrong && (
        <p id={problemId} role="alert" className="mt-1 text-sm text-bad">
          {t("wrong")}
        </p>
      )}
      <FormValue name={fieldName} value={day} />
    </div>
  );
}
