// What is known, as pairs of a name and a value. An unknown value says so.
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";

export type Definition = { term: string; value: ReactNode; note?: ReactNode };
export type DefinitionListProps = { items: readonly Definition[]; columns?: 1 | 2; className?: string };

export function DefinitionList({ items, columns = 1, className }: DefinitionListProps) {
  const t = useTranslations("common.state");
  return (
    <dl className={cn("grid gap-x-8", columns === 2 && "lg:grid-cols-2", className)}>
      {items.map((item) => {
        const unknown = item.value === null || item.value === undefined || item.value === "";
        return (
          <div
            key={item.term}
            className="grid grid-cols-[minmax(7rem,2fr)_3fr] items-baseline gap-4 border-b border-line py-2 last:border-0"
          >
            <dt className="text-sm text-ink-soft">{item.term}</dt>
            <dd className="min-w-0 break-words">
              {unknown ? <span className="text-ink-faint">{t("unknown")}</span> : item.value}
              {item.note !== undefined && <div className="text-sm text-ink-faint">{item.note}</div>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
