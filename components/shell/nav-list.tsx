"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
// The entries a role may see, in three groups; used by the side of the screen and by the phone's drawer.
import { useTranslations } from "next-intl";
import { Num } from "@/components/ui/format";
import { allowedEntries, isCurrent } from "./nav-entries";
import type { ShellData } from "./shell-types";

const groups = ["work", "catalogue", "system"] as const;

export type NavListProps = {
  permissions: readonly string[];
  counts?: ShellData["counts"] | undefined;
  onNavigate?: () => void;
};

export function NavList({ permissions, counts, onNavigate }: NavListProps) {
  const t = useTranslations("shell.nav");
  const path = usePathname();
  const entries = allowedEntries(permissions);
  return (
    <div className="flex flex-col gap-4">
      {groups.map((group) => {
        const inGroup = entries.filter((entry) => entry.group === group);
        if (inGroup.length === 0) return null;
        return (
          <div key={group}>
            {group !== "work" && (
              <p id={`nav-${group}`} className="px-2 pb-1 text-xs font-medium text-ink-faint">
                {t(group)}
              </p>
            )}
            <ul {...(group === "work" ? {} : { "aria-labelledby": `nav-${group}` })} className="flex flex-col gap-px">
              {inGroup.map(({ key, href, icon: Icon }) => (
                <li key={key}>
                  <Link
                    href={href}
                    {...(onNavigate === undefined ? {} : { onClick: onNavigate })}
                    aria-current={isCurrent(href, path) ? "page" : undefined}
                    className="group flex h-8 items-center gap-2.5 rounded-md px-2 text-ink-soft hover:bg-hover hover:text-ink aria-[current]:bg-pressed aria-[current]:font-medium aria-[current]:text-ink touch:h-11"
                  >
                    <Icon
                      aria-hidden="true"
                      className="size-4 shrink-0 text-ink-faint group-aria-[current]:text-accent-text"
                    />
                    <span className="min-w-0 flex-1 truncate">{t(key)}</span>
                    {counts?.[key] !== undefined && counts[key] > 0 && (
                      <span className="text-xs text-ink-faint tabular-nums">
                        <Num value={counts[key]} />
                      </span>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}
