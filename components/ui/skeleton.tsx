// The shape of what is coming. Patterns for a page, a table and cards; one "loading" is said for the whole.
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn("block h-4 animate-shimmer rounded-sm bg-pressed", className)} />;
}

/** Wraps a group of skeletons and says "loading" once. */
export function SkeletonGroup({ children, className }: { children: ReactNode; className?: string }) {
  const t = useTranslations("common.state");
  return (
    <div role="status" className={className}>
      <span className="sr-only">{t("loading")}</span>
      {children}
    </div>
  );
}

const times = (count: number) => Array.from({ length: count }, (_, index) => index);

export function SkeletonHeader() {
  return (
    <div className="mb-6">
      <Skeleton className="h-7 w-64 max-w-full" />
      <Skeleton className="mt-2 w-96 max-w-full" />
    </div>
  );
}

export function SkeletonTable({ rows = 8, columns = 5 }: { rows?: number; columns?: number }) {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-raised">
      {times(rows).map((row) => (
        <div key={row} className="flex h-11 items-center gap-6 border-b border-line px-4 last:border-0">
          {times(columns).map((column) => (
            <Skeleton key={column} className={cn(column === 0 ? "w-48" : "w-24 max-md:hidden", "max-w-full")} />
          ))}
        </div>
      ))}
    </div>
  );
}

export function SkeletonCards({ count = 3 }: { count?: number }) {
  return (
    <div className="grid gap-4 md:grid-cols-3">
      {times(count).map((card) => (
        <div key={card} className="rounded-lg border border-line bg-raised p-4">
          <Skeleton className="w-24" />
          <Skeleton className="mt-3 h-7 w-32" />
          <Skeleton className="mt-3 w-40 max-w-full" />
        </div>
      ))}
    </div>
  );
}

/** For loading.tsx of a list page. */
export function SkeletonPage({ rows = 8 }: { rows?: number }) {
  return (
    <SkeletonGroup>
      <SkeletonHeader />
      <SkeletonTable rows={rows} />
    </SkeletonGroup>
  );
}
