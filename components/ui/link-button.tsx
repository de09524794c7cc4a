// A link that looks like a button: it goes somewhere.
import type Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { AppLink } from "./app-link";
import { type ButtonLook, buttonStyles } from "./button-styles";

export type LinkButtonProps = ComponentProps<typeof Link> &
  ButtonLook & {
    icon?: ReactNode;
    /** With an icon and no visible text: the name read aloud. */
    label?: string;
  };

export function LinkButton({ variant, size, full, icon, label, className, children, ...rest }: LinkButtonProps) {
  const shape = children === undefined ? "icon" : "text";
  return (
    <AppLink
      {...rest}
      {...(label === undefined ? {} : { "aria-label": label, title: label })}
      className={buttonStyles({ variant, size, full, shape, className })}
    >
      {icon}
      {children}
    </AppLink>
  );
}
