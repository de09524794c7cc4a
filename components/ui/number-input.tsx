"use client";
// A number, typed or stepped; shown with the language's separators.
import { NumberField } from "@base-ui/react/number-field";
import { Minus, Plus } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRequired, useWrong } from "./field-context";
import { controlStyles, innerInput } from "./field-styles";

export type NumberInputProps = {
  id?: string;
  name?: string;
  value?: number | null;
  defaultValue?: number;
  onValueChange?: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  /** Digits after the decimal mark; 0 by default. */
  digits?: number;
  /** "%" or "ngày": shown after the number. */
  unit?: ReactNode;
  /** Plus and minus buttons. */
  stepper?: boolean;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
};

const stepLook =
  "flex h-full w-8 shrink-0 items-center justify-center text-ink-faint hover:not-data-disabled:text-ink data-disabled:opacity-50 touch:w-11 [&_svg]:size-4";

export function NumberInput(props: NumberInputProps) {
  const { digits = 0, unit, stepper, placeholder, required, className, "aria-label": label, ...root } = props;
  const t = useTranslations("common.field");
  const locale = useLocale();
  const needed = useRequired(required);
  const wrong = useWrong();
  return (
    <NumberField.Root
      {...root}
      required={needed}
      locale={locale}
      format={{ maximumFractionDigits: digits }}
      className="w-full min-w-0"
    >
      <NumberField.Group className={controlStyles({ kind: "group", focus: "within", className })}>
        {stepper && (
          <NumberField.Decrement aria-label={t("decrease")} className={stepLook}>
            <Minus aria-hidden="true" />
          </NumberField.Decrement>
        )}
        <NumberField.Input
          {...wrong}
          className={`${innerInput} text-right tabular-nums`}
          placeholder={placeholder}
          {...(label === undefined ? {} : { "aria-label": label })}
        />
        {unit !== undefined && <span className="shrink-0 pr-2.5 text-ink-faint">{unit}</span>}
        {stepper && (
          <NumberField.Increment aria-label={t("increase")} className={stepLook}>
            <Plus aria-hidden="true" />
          </NumberField.Increment>
        )}
      </NumberField.Group>
    </NumberField.Root>
  );
}
