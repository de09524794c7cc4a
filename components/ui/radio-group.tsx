"use client";
// One choice among a few, all in sight. `look="cards"` gives each choice a frame; "segmented" a compact bar.
import { Radio } from "@base-ui/react/radio";
import { RadioGroup as Base } from "@base-ui/react/radio-group";
import { type ReactNode, useId } from "react";
import { tv } from "tailwind-variants";

export type RadioOption<Value extends string> = {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
};

export type RadioGroupProps<Value extends string> = {
  options: readonly RadioOption<Value>[];
  value?: Value;
  defaultValue?: Value;
  onValueChange?: (value: Value) => void;
  name?: string;
  look?: "list" | "cards" | "segmented";
  disabled?: boolean;
  required?: boolean;
  className?: string;
  "aria-label"?: string;
};

const styles = tv({
  slots: { group: "", item: "flex cursor-pointer", dot: "" },
  variants: {
    look: {
      list: { group: "flex flex-col gap-2 touch:gap-0", item: "items-start gap-2 touch:min-h-11 touch:items-center" },
      cards: {
        group: "grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]",
        item: "items-start gap-2.5 rounded-md border border-line bg-raised p-3 hover:bg-hover has-data-checked:border-accent has-data-checked:bg-accent-soft",
      },
      segmented: {
        group: "inline-flex max-w-full flex-wrap gap-0.5 rounded-md bg-pressed p-0.5",
        item: "min-h-7 items-center justify-center gap-1.5 rounded-sm px-2.5 text-sm font-medium text-ink-soft select-none hover:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus has-data-checked:bg-overlay has-data-checked:text-ink has-data-checked:shadow-sm touch:min-h-11 touch:px-3 [&_svg]:size-4",
        dot: "sr-only",
      },
    },
  },
});

export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { options, look = "list", className, onValueChange, ...rest } = props;
  const { group, item, dot } = styles({ look });
  const groupId = useId();
  return (
    <Base<Value> {...rest} onValueChange={(value) => onValueChange?.(value)} className={group({ className })}>
      {options.map((option) => (
        <label key={option.value} className={item()} htmlFor={`${groupId}-${option.value}`}>
          <Radio.Root
            id={`${groupId}-${option.value}`}
            aria-labelledby={`${groupId}-${option.value}-label`}
            value={option.value}
            disabled={option.disabled}
            className={
              dot() ||
              "mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-line-strong bg-raised data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 touch:size-5"
            }
          >
            <Radio.Indicator className="size-1.5 rounded-full bg-accent-ink data-unchecked:hidden touch:size-2" />
          </Radio.Root>
          {option.icon}
          <span id={`${groupId}-${option.value}-label`} className="min-w-0">
            {option.label}
            {option.hint !== undefined && (
              <span className="block text-sm font-normal text-ink-faint">{option.hint}</span>
            )}
          </span>
        </label>
      ))}
    </Base>
  );
}
