"use client";
// On or off, taking effect at once.
import { Field } from "@base-ui/react/field";
import { Switch as Base } from "@base-ui/react/switch";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "tailwind-variants";

export type SwitchProps = Omit<ComponentProps<typeof Base.Root>, "className" | "children" | "render"> & {
  label?: ReactNode;
  hint?: ReactNode;
  className?: string;
};

export function Switch({ label, hint, className, ...rest }: SwitchProps) {
  // Named in the first HTML already, not only once the page is alive.
  const labelId = useId();
  const control = (
    <Base.Root
      {...(label === undefined ? {} : { "aria-labelledby": labelId })}
      {...rest}
      className="relative flex h-5 w-9 shrink-0 items-center rounded-full border border-line-strong bg-sunken p-px transition-colors duration-150 after:absolute after:-inset-1.5 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 touch:h-6 touch:w-11 touch:after:-inset-2.5"
    >
      <Base.Thumb className="size-4 rounded-full bg-line-strong transition-[translate,background-color] duration-150 data-checked:translate-x-4 data-checked:bg-white touch:size-5 touch:data-checked:translate-x-5" />
    </Base.Root>
  );
  if (label === undefined) return control;
  const whole = (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the switch inside
    <label className={cn("flex cursor-pointer items-center justify-between gap-4 touch:min-h-11", className)}>
      <span id={labelId} className="min-w-0">
        {label}
        {hint !== undefined && <span className="block text-sm text-ink-faint">{hint}</span>}
      </span>
      {control}
    </label>
  );
  // With its own name it is a field of the form by itself.
  return rest.name === undefined ? whole : <Field.Root name={rest.name}>{whole}</Field.Root>;
}
