// Walks through a long list by keys: before and after, never by page number, so that nothing is skipped or shown twice.
import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";
import { buttonStyles } from "./button-styles";

export type PaginationProps = {
  previousHref?: string | null | undefined;
  nextHref?: string | null | undefined;
  /** How many rows are in sight, and of how many. */
  shown?: number;
  total?: number | null;
  /** Instead of the count. */
  children?: ReactNode;
  className?: string;
};

export function Pagination({ previousHref, nextHref, shown, total, children, className }: PaginationProps) {
  const t = useTranslations("common.page");
  const step = (href: string | null | undefined, label: string, icon: ReactNode) =>
    href ? (
      <Link href={href} aria-label={label} title={label} className={buttonStyles({ shape: "icon" })}>
        {icon}
      </Link>
    ) : (
      <span aria-hidden="true" className={buttonStyles({ shape: "icon", className: "opacity-40 shadow-none" })}>
        {icon}
      </span>
    );
  const count =
    children ??
    (shown === undefined
      ? null
      : typeof total === "number"
        ? t("shownOf", { count: shown, total })
        : t("shown", { count: shown }));
  return (
    <nav aria-label={t("navigation")} className={cn("flex items-center justify-between gap-4 py-3", className)}>
      <p className="text-sm text-ink-soft tabular-nums">{count}</p>
      <div className="flex gap-2">
        {step(previousHref, t("previous"), <ChevronLeft aria-hidden="true" />)}
        {step(nextHref, t("next"), <ChevronRight aria-hidden="true" />)}
      </div>
    </nav>
  );
}
