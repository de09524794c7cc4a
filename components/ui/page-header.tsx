// What question does this page answer? The only h1 of a page, with the way back up and what can be done here.
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";

export type Crumb = { label: ReactNode; href: string };
export type PageHeaderProps = {
  title: ReactNode;
  description?: ReactNode;
  /** Badges beside the title. */
  meta?: ReactNode;
  actions?: ReactNode;
  breadcrumb?: readonly Crumb[];
  /** Tabs under the header. */
  tabs?: ReactNode;
  className?: string;
};

export function PageHeader({ title, description, meta, actions, breadcrumb, tabs, className }: PageHeaderProps) {
  const t = useTranslations("common.page");
  return (
    <header className={cn("mb-4 md:mb-6", className)}>
      {breadcrumb !== undefined && breadcrumb.length > 0 && (
        <nav aria-label={t("breadcrumb")} className="mb-1 touch:-ml-1">
          <ol className="flex flex-wrap items-center text-sm text-ink-faint">
            {breadcrumb.map((crumb) => (
              <li key={crumb.href} className="flex items-center">
                <Link
                  href={crumb.href}
                  className="inline-flex items-center rounded-sm hover:text-ink hover:underline touch:min-h-11 touch:px-1"
                >
                  {crumb.label}
                </Link>
                <ChevronRight aria-hidden="true" className="mx-0.5 size-3.5" />
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-xl font-semibold tracking-tight break-words">{title}</h1>
            {meta}
          </div>
          {description !== undefined && (
            <p className="mt-0.5 max-w-3xl text-base text-pretty text-ink-soft">{description}</p>
          )}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {tabs !== undefined && <div className="mt-3">{tabs}</div>}
    </header>
  );
}
