// Tabs that live in the address: each is a link, so Back works and a tab can be shared.
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";

export type TabItem = { href: string; label: ReactNode; current: boolean; count?: ReactNode; icon?: ReactNode };

export function Tabs({ label, items, className }: { label: string; items: readonly TabItem[]; className?: string }) {
  return (
    <nav aria-label={label} className={cn("overflow-x-auto border-b border-line [scrollbar-width:none]", className)}>
      <ul className="flex gap-1">
        {items.map((item) => (
          <li key={item.href} className="shrink-0">
            <Link
              href={item.href}
              scroll={false}
              aria-current={item.current ? "page" : undefined}
              className="-mb-px flex h-9 items-center gap-1.5 rounded-t-md border-b-2 border-transparent px-2.5 font-medium text-ink-soft -outline-offset-2 hover:text-ink aria-[current]:border-accent aria-[current]:text-ink touch:h-11 [&_svg]:size-4"
            >
              {item.icon}
              {item.label}
              {item.count !== undefined && (
                <span className="rounded-full bg-pressed px-1.5 text-xs text-ink-soft tabular-nums">{item.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
