"use client";
// An amount of money, grouped while it is typed. Its value is a whole number of the currency's minor units.
import { Input as Base } from "@base-ui/react/input";
import { useLocale, useTranslations } from "next-intl";
import { useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { currencyDigits } from "@/lib/domain/basics/money";
import { useFieldName, useRequired, useWrong } from "./field-context";
import { controlStyles, innerInput } from "./field-styles";
import { FormValue } from "./form-value";
import { moneyMarks, parseMoney, showMoney } from "./parse-money";

export type MoneyInputProps = {
  id?: string;
  name?: string;
  currency: string;
  value?: number | null;
  defaultValue?: number | null;
  onValueChange?: (minor: number | null) => void;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
};

const digitsAfter = (text: string, caret: number) => text.slice(caret).replace(/\D/g, "").length;

export function MoneyInput(props: MoneyInputProps) {
  const { id, name, currency, value, defaultValue, onValueChange, placeholder, required, disabled, className } = props;
  const t = useTranslations("common.money");
  const locale = useLocale();
  const needed = useRequired(required);
  const flags = useWrong();
  const fieldName = useFieldName(name);
  const problemId = useId();
  const marks = useMemo(() => moneyMarks(locale), [locale]);
  const digits = useMemo(() => currencyDigits(currency), [currency]);
  const symbol = useMemo(
    () =>
      new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" })
        .formatToParts(0)
        .find((part) => part.type === "currency")?.value ?? currency,
    [locale, currency],
  );
  const input = useRef<HTMLInputElement>(null);
  const caretFromEnd = useRef<number | null>(null);
  const [ownMinor, setOwnMinor] = useState<number | null>(defaultValue ?? null);
  const minor = value === undefined ? ownMinor : value;
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const shown = draft ?? (minor === null ? "" : showMoney(minor, digits, marks));

  // Separators come and go while typing: the caret stays behind the same digit.
  useLayoutEffect(() => {
    const element = input.current;
    if (!element || caretFromEnd.current === null) return;
    let caret = shown.length;
    while (caret > 0 && digitsAfter(shown, caret) < caretFromEnd.current) caret -= 1;
    while (caret > 0 && !/\d/.test(shown[caret - 1] ?? "")) caret -= 1;
    element.setSelectionRange(caret, caret);
    caretFromEnd.current = null;
  }, [shown]);

  function hold(next: number | null) {
    setOwnMinor(next);
    if (next !== minor) onValueChange?.(next);
  }
  function type(text: string) {
    const parsed = parseMoney(text, digits, marks);
    const caret = input.current?.selectionStart ?? text.length;
    const onlyDigits = /^-?[\d\s.,]*$/.test(text) && !text.includes(marks.decimal);
    if (parsed !== undefined && parsed !== null && onlyDigits) {
      caretFromEnd.current = digitsAfter(text, caret);
      setDraft(showMoney(parsed, digits, marks));
    } else {
      setDraft(text);
    }
    input.current?.setCustomValidity(parsed === undefined ? t("wrong") : "");
    if (parsed !== undefined) {
      setWrong(false);
      hold(parsed);
    }
  }
  function leave() {
    if (draft === null) return;
    if (parseMoney(draft, digits, marks) === undefined) {
      setWrong(true);
      hold(null);
    } else {
      setDraft(null);
    }
  }
  return (
    <div className="min-w-0">
      <div
        className={controlStyles({
          kind: "group",
          focus: "within",
          className: ["has-data-invalid:border-bad", wrong && "border-bad", className],
        })}
      >
        <Base
          ref={input}
          {...flags}
          id={id}
          disabled={disabled}
          required={needed}
          inputMode={digits === 0 ? "numeric" : "decimal"}
          autoComplete="off"
          placeholder={placeholder}
          value={shown}
          onValueChange={type}
          onBlur={leave}
          {...(props["aria-label"] === undefined ? {} : { "aria-label": props["aria-label"] })}
          {...(wrong ? { "aria-invalid": true, "aria-errormessage": problemId } : {})}
          className={`${innerInput} text-right tabular-nums`}
        />
        <span className="shrink-0 pr-2.5 text-ink-faint">{symbol}</span>
      </div>
      {wrong && (
        <p id={problemId} role="alert" className="mt-1 text-sm text-bad">
          {t("wrong")}
        </p>
      )}
      <FormValue name={fieldName} value={minor} />
    </div>
  );
}
