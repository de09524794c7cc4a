"use client";
// The five places a thumb goes to on a phone; the note stands in the middle.
import { CalendarCheck, CircleUser, NotebookPen, Shapes, Target, Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { isCurrent } from "./nav-entries";

export function BottomBar({ permissions }: { permissions: readonly string[] }) {
  const t = useTranslations("shell.nav");
  const path = usePathname();
  const may = (permission: string) => permissions.includes(permission);
  const entries = [
    { key: "today", href: "/today", icon: CalendarCheck },
    { key: "customers", href: "/customers", icon: Users },
    ...(may("notes.write") ? [{ key: "notes", href: "/notes/new", icon: NotebookPen } as const] : []),
    may("segments.read")
      ? ({ key: "segments", href: "/segments", icon: Shapes } as const)
      : ({ key: "plan", href: "/plan", icon: Target } as const),
    { key: "me", href: "/me", icon: CircleUser },
  ] as const;
  return (
    <nav
      aria-label={t("main")}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      <ul className="flex">
        {entries.map(({ key, href, icon: Icon }) => (
          <li key={key} className="min-w-0 flex-1">
            <Link
              href={href}
              aria-current={isCurrent(href, path) ? "page" : undefined}
              className="flex h-14 flex-col items-center justify-center gap-0.5 text-xs text-ink-soft -outline-offset-2 aria-[current]:font-medium aria-[current]:text-accent-text"
            >
              <Icon aria-hidden="true" className="size-5" />
              <span className="max-w-full truncate px-1">{t(key)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
