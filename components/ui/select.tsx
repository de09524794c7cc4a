"use client";
// One choice from a closed list. For long or remote lists use Combobox.
import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";
import { useRequired, useWrong } from "./field-context";
import { controlStyles, optionStyles, popupStyles } from "./field-styles";

export type SelectOption<Value extends string> = {
  value: Value;
  label: string;
  hint?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
};

export type SelectProps<Value extends string> = {
  options: readonly SelectOption<Value>[];
  value?: Value | null;
  defaultValue?: Value | null;
  onValueChange?: (value: Value) => void;
  name?: string;
  id?: string;
  placeholder?: string;
  required?: boolean;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
};

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, onValueChange, placeholder, required, className, "aria-label": label, id, ...root } = props;
  const t = useTranslations("common.field");
  const wrong = useWrong();
  return (
    <Base.Root<Value>
      {...root}
      items={options}
      required={useRequired(required)}
      onValueChange={(value) => {
        if (value !== null) onValueChange?.(value);
      }}
    >
      <Base.Trigger
        {...wrong}
        id={id}
        {...(label === undefined ? {} : { "aria-label": label })}
        className={controlStyles({
          className: ["flex items-center justify-between gap-2 pr-2 text-left select-none touch:pr-2.5", className],
        })}
      >
        <Base.Value
          placeholder={placeholder ?? t("select")}
          className="min-w-0 truncate data-placeholder:text-ink-faint"
        />
        <Base.Icon className="flex shrink-0 text-ink-faint">
          <ChevronsUpDown aria-hidden="true" className="size-4" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup
            className={cn(popupStyles, "max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1")}
          >
            <Base.List>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} disabled={option.disabled} className={optionStyles}>
                  {option.icon}
                  <span className="min-w-0 flex-1">
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.hint !== undefined && <span className="block text-sm text-ink-faint">{option.hint}</span>}
                  </span>
                  <Base.ItemIndicator className="shrink-0 text-accent-text">
                    <Check aria-hidden="true" className="size-4" />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
