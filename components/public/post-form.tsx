"use client";
// A form that a browser sends by itself: no script, no cookie. What it may hold is native.
import { type ReactNode, useId } from "react";
import { buttonStyles } from "@/components/ui/button-styles";
import { controlStyles } from "@/components/ui/field-styles";

export type PostFormProps = {
  action: string;
  submit: string;
  look?: "primary" | "secondary" | "danger";
  children?: ReactNode;
};

export function PostForm({ action, submit, look = "primary", children }: PostFormProps) {
  return (
    <form action={action} method="post" className="flex flex-col gap-4">
      {children}
      <button type="submit" className={buttonStyles({ variant: look, size: "lg", full: true })}>
        {submit}
      </button>
    </form>
  );
}

export type TickProps = { name: string; value: string; label: ReactNode; hint?: ReactNode; ticked: boolean };

/** A tick with a name; what was offered travels beside it, so that only what was in sight is changed. */
export function Tick({ name, value, label, hint, ticked }: TickProps) {
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 rounded-md px-1 py-2 hover:bg-hover">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={ticked}
        className="mt-0.5 size-5 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        <span className="block text-lg">{label}</span>
        {hint !== undefined && <span className="block text-sm text-ink-soft">{hint}</span>}
      </span>
    </label>
  );
}

export const Hidden = ({ name, value }: { name: string; value: string }) => (
  <input type="hidden" name={name} value={value} />
);

/** A control under its label; the control takes the id. */
export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-base font-medium">
        {label}
      </label>
      {children(id)}
    </div>
  );
}

export const lineStyles = controlStyles();
export const areaStyles = controlStyles({ kind: "area" });
