"use client";
// A word that belongs to something (a tag, a filter) and can be taken away or followed.
import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";

export type ChipProps = {
  children: ReactNode;
  /** The plain name, for the remove button; needed when children is not a text. */
  name?: string;
  icon?: ReactNode;
  href?: string;
  onRemove?: () => void;
  removeHref?: string;
  className?: string;
};

const removeLook =
  "relative -mr-1 flex size-5 items-center justify-center rounded-sm text-ink-faint after:absolute after:-inset-1 hover:bg-hover hover:text-ink touch:after:-inset-3 [&_svg]:size-3.5";

export function Chip({ children, name, icon, href, onRemove, removeHref, className }: ChipProps) {
  const t = useTranslations("common.field");
  const label = t("removeItem", { name: name ?? (typeof children === "string" ? children : "") });
  const cross = <X aria-hidden="true" />;
  return (
    <span
      className={cn(
        "inline-flex h-6 max-w-full items-center gap-1 rounded-md border border-line bg-raised px-2 text-sm text-ink [&_svg]:size-3.5 [&_svg]:shrink-0",
        className,
      )}
    >
      {icon}
      {href === undefined ? (
        <span className="truncate">{children}</span>
      ) : (
        <Link href={href} className="truncate hover:underline">
          {children}
        </Link>
      )}
      {removeHref !== undefined ? (
        <Link href={removeHref} aria-label={label} className={removeLook} scroll={false}>
          {cross}
        </Link>
      ) : (
        onRemove && (
          <button type="button" aria-label={label} onClick={onRemove} className={removeLook}>
            {cross}
          </button>
        )
      )}
    </span>
  );
}
