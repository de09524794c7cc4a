"use client";
// One choice among a few, a thumb wide each; pressing the chosen one again takes it back where that is allowed.
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";

export type ChoiceChipsProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: ReactNode }[];
  value: Value | null;
  onChange: (value: Value | null) => void;
  /** Something must stay chosen. */
  required?: boolean;
  className?: string;
};

export function ChoiceChips<Value extends string>(props: ChoiceChipsProps<Value>) {
  const { label, options, value, onChange, required = false, className } = props;
  return (
    <fieldset className={className}>
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map((option) => {
          const chosen = option.value === value;
          return (
            <button
              key={option.value}
              type="button"
              aria-pressed={chosen}
              onClick={() => onChange(chosen && !required ? null : option.value)}
              className={cn(
                "h-8 rounded-full border px-3 text-base select-none touch:h-11 touch:px-4",
                chosen
                  ? "border-accent bg-accent text-accent-ink"
                  : "border-line-strong bg-raised text-ink-soft hover:bg-hover hover:text-ink",
              )}
            >
              {option.label}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
