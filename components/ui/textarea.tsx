"use client";
// Several lines of text; it grows with what is written.
import { Field as Base } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { useRequired, useWrong } from "./field-context";
import { controlStyles } from "./field-styles";

export type TextareaProps = Omit<ComponentProps<"textarea">, "onChange" | "defaultValue" | "value"> & {
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
};

export function Textarea({
  className,
  required,
  rows = 3,
  value,
  defaultValue,
  onValueChange,
  ...rest
}: TextareaProps) {
  return (
    <Base.Control
      {...(value === undefined ? {} : { value })}
      {...(defaultValue === undefined ? {} : { defaultValue })}
      {...(onValueChange === undefined ? {} : { onValueChange })}
      required={useRequired(required)}
      {...useWrong()}
      render={
        <textarea
          rows={rows}
          {...rest}
          className={controlStyles({ kind: "area", className: ["field-sizing-content max-h-96 resize-y", className] })}
        />
      }
    />
  );
}
