"use client";
// How far is long work? A bar with its share, or a moving one while the length is unknown.
import { Progress as Base } from "@base-ui/react/progress";
import { useLocale } from "next-intl";
import { type ReactNode, useId } from "react";
import { cn } from "tailwind-variants";

export type ProgressProps = {
  label: ReactNode;
  /** null: the length is not known yet. */
  value: number | null;
  max?: number;
  /** Shown at the right instead of the percentage, e.g. "1.200 / 5.000 dòng". */
  valueText?: ReactNode;
  tone?: "accent" | "good" | "warn" | "bad";
  hideLabel?: boolean;
  className?: string;
};

const tones = { accent: "bg-accent", good: "bg-good", warn: "bg-warn", bad: "bg-bad" };

export function Progress(props: ProgressProps) {
  const { label, value, max = 100, valueText, tone = "accent", hideLabel, className } = props;
  const labelId = useId();
  const share = max === 0 || value === null ? null : Math.min(100, (value / max) * 100);
  return (
    <Base.Root
      value={share}
      aria-labelledby={labelId}
      locale={useLocale()}
      className={cn("grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5", className)}
    >
      <Base.Label id={labelId} className={cn("min-w-0 truncate text-sm text-ink-soft", hideLabel && "sr-only")}>
        {label}
      </Base.Label>
      {valueText === undefined ? (
        <Base.Value className={cn("text-sm text-ink tabular-nums", hideLabel && "sr-only")} />
      ) : (
        <span className="text-sm text-ink tabular-nums">{valueText}</span>
      )}
      <Base.Track className="col-span-2 h-1.5 overflow-hidden rounded-full bg-pressed">
        <Base.Indicator
          className={cn(
            "h-full rounded-full transition-[width] duration-300 data-indeterminate:w-1/3 data-indeterminate:animate-shimmer",
            tones[tone],
          )}
        />
      </Base.Track>
    </Base.Root>
  );
}
