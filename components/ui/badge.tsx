// A state in one word. The colour repeats what the word says; it never says it alone.
import type { ReactNode } from "react";
import { tv } from "tailwind-variants";

const styles = tv({
  base: "inline-flex h-5 max-w-full shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3",
  variants: {
    tone: {
      neutral: "bg-pressed text-ink-soft",
      accent: "bg-accent-soft text-accent-text",
      good: "bg-good-soft text-good",
      warn: "bg-warn-soft text-warn",
      bad: "bg-bad-soft text-bad",
    },
  },
  defaultVariants: { tone: "neutral" },
});

export type BadgeTone = "neutral" | "accent" | "good" | "warn" | "bad";
export type BadgeProps = { tone?: BadgeTone; icon?: ReactNode; children: ReactNode; className?: string };

export function Badge({ tone, icon, children, className }: BadgeProps) {
  return (
    <span className={styles({ tone, className })}>
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
