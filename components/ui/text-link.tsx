// A link inside text or a table cell. `quiet` keeps the colour of its surroundings until hovered.
import type Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "tailwind-variants";
import { AppLink } from "./app-link";

export type TextLinkProps = ComponentProps<typeof Link> & { quiet?: boolean };

export function TextLink({ quiet, className, ...rest }: TextLinkProps) {
  return (
    <AppLink
      {...rest}
      className={cn(
        "rounded-xs underline-offset-2 hover:underline",
        quiet ? "font-medium text-ink" : "text-accent-text underline decoration-line-strong hover:decoration-current",
        className,
      )}
    />
  );
}
