// One figure: what it is, how much, of which period, compared with what, and the way to its rows.
import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";

export type StatChange = {
  /** Already written with its unit: "12,5%". */
  text: string;
  direction: "up" | "down" | "same";
  /** Whether this direction is welcome. */
  verdict?: "good" | "bad" | "neutral";
  /** "so với tháng trước" */
  versus?: ReactNode;
};

export type StatProps = {
  label: ReactNode;
  /** null: not enough data. */
  value: ReactNode | null;
  unit?: ReactNode;
  period?: ReactNode;
  change?: StatChange;
  note?: ReactNode;
  href?: string;
  className?: string;
};

const arrows = { up: ArrowUp, down: ArrowDown, same: ArrowRight };
const verdicts = { good: "text-good", bad: "text-bad", neutral: "text-ink-soft" };

export function Stat({ label, value, unit, period, change, note, href, className }: StatProps) {
  const t = useTranslations("common.figure");
  const Arrow = change ? arrows[change.direction] : null;
  return (
    <div
      className={cn(
        "relative min-w-0 rounded-lg border border-line bg-raised p-4 shadow-sm",
        href !== undefined && "transition-colors hover:border-line-strong",
        className,
      )}
    >
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <p className="min-w-0 font-medium text-ink-soft">
          {href === undefined ? (
            label
          ) : (
            <Link href={href} className="after:absolute after:inset-0 after:rounded-lg">
              {label}
            </Link>
          )}
        </p>
        {period !== undefined && <p className="shrink-0 text-ink-faint">{period}</p>}
      </div>
      {value === null ? (
        <p className="mt-1 text-lg leading-8 text-ink-faint">{t("noData")}</p>
      ) : (
        <p className="mt-1 text-2xl font-semibold tracking-tight break-words tabular-nums">
          {value}
          {unit !== undefined && (
            <span className="ml-1 text-base font-normal tracking-normal text-ink-soft">{unit}</span>
          )}
        </p>
      )}
      {change && Arrow && (
        <p className="mt-1 flex flex-wrap items-center gap-x-1.5 text-sm text-ink-faint">
          <span className={cn("inline-flex items-center gap-0.5 font-medium", verdicts[change.verdict ?? "neutral"])}>
            <Arrow aria-hidden="true" className="size-3.5" />
            <span className="sr-only">{t(change.direction, { change: change.text })}</span>
            <span aria-hidden="true">{change.text}</span>
          </span>
          {change.versus}
        </p>
      )}
      {note !== undefined && <p className="mt-1 text-sm text-ink-faint">{note}</p>}
    </div>
  );
}
