"use client";
// One press, one action, the page follows; where the act can be taken back, the toast offers it.
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { type Action, useAction } from "@/components/ui/use-action";

export type ActButtonProps<Input, Data> = {
  action: Action<Input, Data>;
  input: Input;
  success?: string;
  /** Runs when "Undo" is pressed. */
  undo?: (data: Data) => Promise<unknown>;
  variant?: ButtonProps["variant"];
  icon: ReactNode;
  label: string;
  iconOnly?: boolean;
};

export function ActButton<Input, Data>(props: ActButtonProps<Input, Data>) {
  const { action, input, success, undo, variant = "quiet", icon, label, iconOnly = false } = props;
  const router = useRouter();
  const act = useAction(action, {
    ...(success === undefined ? {} : { success }),
    ...(undo ? { undo: (data: Data) => void undo(data).then(() => router.refresh()) } : {}),
    onSuccess: () => router.refresh(),
  });
  const press = () => void act.run(input);
  if (iconOnly) return <IconButton size="sm" label={label} icon={icon} disabled={act.pending} onClick={press} />;
  return (
    <Button size="sm" variant={variant} icon={icon} pending={act.pending} onClick={press}>
      {label}
    </Button>
  );
}
