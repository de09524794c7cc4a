"use client";
// One question of a form: its label, its hint, its control and what is wrong with the answer.
import { Field as Base } from "@base-ui/react/field";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useContext } from "react";
import { cn } from "tailwind-variants";
import { FieldContext, FormErrorsContext } from "./field-context";

export type FieldProps = {
  label: ReactNode;
  children: ReactNode;
  /** The key under which a Form's errors name this field; also the name sent by the control. */
  name?: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  optional?: boolean;
  disabled?: boolean;
  /** The label is read aloud but not shown. */
  hideLabel?: boolean;
  /** For checkbox and switch: the control stands before its label. */
  inline?: boolean;
  className?: string;
};

const nativeProblems = [
  ["valueMissing", "missing"],
  ["typeMismatch", "wrongType"],
  ["patternMismatch", "wrongType"],
  ["badInput", "wrongType"],
  ["rangeUnderflow", "outOfRange"],
  ["rangeOverflow", "outOfRange"],
  ["tooShort", "tooShort"],
  ["tooLong", "tooLong"],
] as const;

function message({ children, ...rest }: ComponentProps<"div">) {
  return (
    <div {...rest} className="flex items-start gap-1 text-sm text-bad">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </div>
  );
}

export function Field(props: FieldProps) {
  const {
    label,
    children,
    name,
    hint,
    error,
    required = false,
    optional,
    disabled,
    hideLabel,
    inline,
    className,
  } = props;
  const t = useTranslations("common.field");
  const submitted = useContext(FormErrorsContext);
  const fromServer = name !== undefined && name in submitted;

  const labelPart = (
    <Base.Label
      className={cn("text-sm font-medium text-ink", hideLabel && "sr-only", inline && "text-base font-normal")}
    >
      {label}
      {required && !inline && (
        <span className="text-bad" aria-hidden="true">
          {" *"}
        </span>
      )}
      {optional && <span className="font-normal text-ink-faint"> ({t("optional")})</span>}
    </Base.Label>
  );
  return (
    <FieldContext.Provider value={{ required, name, wrong: error !== undefined }}>
      <Base.Root
        name={name}
        disabled={disabled}
        data-wrong={error === undefined ? undefined : ""}
        className={cn("flex min-w-0 flex-col gap-1", className)}
      >
        {inline ? (
          <div className="flex items-start gap-2 touch:min-h-11 touch:items-center">
            {children}
            {labelPart}
          </div>
        ) : (
          <>
            {labelPart}
            {children}
          </>
        )}
        {hint !== undefined && <Base.Description className="text-sm text-ink-faint">{hint}</Base.Description>}
        {error !== undefined ? (
          <Base.Error match={true} render={message}>
            {error}
          </Base.Error>
        ) : fromServer ? (
          <Base.Error render={message} />
        ) : (
          nativeProblems.map(([match, key]) => (
            <Base.Error key={match} match={match} render={message}>
              {t(key)}
            </Base.Error>
          ))
        )}
      </Base.Root>
    </FieldContext.Provider>
  );
}
