"use client";
// Yes or no, as part of a form or a list. With `label` it carries its own label; otherwise put it in a Field or give aria-label.
import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Field } from "@base-ui/react/field";
import { Check, Minus } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "tailwind-variants";

export type CheckboxProps = Omit<ComponentProps<typeof Base.Root>, "className" | "children" | "render"> & {
  label?: ReactNode;
  hint?: ReactNode;
  className?: string;
};

export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  // Named in the first HTML already, not only once the page is alive.
  const labelId = useId();
  const box = (
    <Base.Root
      {...(label === undefined ? {} : { "aria-labelledby": labelId })}
      {...rest}
      className={cn(
        "relative flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-raised text-accent-ink transition-colors touch:size-5",
        "after:absolute after:-inset-1.5 touch:after:-inset-3",
        "data-checked:border-accent data-checked:bg-accent data-indeterminate:border-accent data-indeterminate:bg-accent data-invalid:border-bad data-disabled:opacity-50",
        label === undefined ? className : "mt-0.5 touch:mt-0",
      )}
    >
      <Base.Indicator
        className="flex data-unchecked:hidden"
        render={(props, state) => (
          <span {...props}>
            {state.indeterminate ? (
              <Minus aria-hidden="true" className="size-3.5" strokeWidth={3} />
            ) : (
              <Check aria-hidden="true" className="size-3.5" strokeWidth={3} />
            )}
          </span>
        )}
      />
    </Base.Root>
  );
  if (label === undefined) return box;
  const whole = (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the checkbox inside
    <label className={cn("flex cursor-pointer items-start gap-2 touch:min-h-11 touch:items-center", className)}>
      {box}
      <span id={labelId} className="min-w-0">
        {label}
        {hint !== undefined && <span className="block text-sm text-ink-faint">{hint}</span>}
      </span>
    </label>
  );
  // With its own name it is a field of the form by itself.
  return rest.name === undefined ? whole : <Field.Root name={rest.name}>{whole}</Field.Root>;
}
