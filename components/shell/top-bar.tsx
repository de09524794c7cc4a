"use client";
// The strip on top: search from anywhere, a new note, my account. On a phone also the way to every page.
import { Menu as MenuIcon, NotebookPen, Search } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Drawer } from "@/components/ui/drawer";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { LinkButton } from "@/components/ui/link-button";
import { BrandMark } from "./brand";
import { NavList } from "./nav-list";
import type { Preferences } from "./preferences";
import type { ShellData } from "./shell-types";
import { useModifierKey } from "./use-modifier-key";
import { UserMenu } from "./user-menu";

export type TopBarProps = {
  data: ShellData;
  preferences: Preferences;
  onSearch: () => void;
  onShortcuts: () => void;
};

export function TopBar({ data, preferences, onSearch, onShortcuts }: TopBarProps) {
  const t = useTranslations("shell");
  const [menuOpen, setMenuOpen] = useState(false);
  const modifier = useModifierKey();
  return (
    <header className="sticky top-0 z-20 flex h-(--top-bar) items-center gap-2 border-b border-line bg-surface px-2 md:px-6 print:hidden">
      <div className="flex items-center gap-1 md:hidden">
        <Drawer
          title={data.company.name || t("product")}
          open={menuOpen}
          onOpenChange={setMenuOpen}
          trigger={<IconButton label={t("nav.main")} icon={<MenuIcon aria-hidden="true" />} tooltip={false} />}
        >
          <nav aria-label={t("nav.main")}>
            <NavList permissions={data.permissions} counts={data.counts} onNavigate={() => setMenuOpen(false)} />
          </nav>
        </Drawer>
        <Link href="/today" className="flex min-w-0 items-center gap-2 rounded-md py-1.5 font-semibold touch:min-h-11">
          <BrandMark className="size-6" />
          <span className="truncate">{t("product")}</span>
        </Link>
      </div>
      <button
        type="button"
        onClick={onSearch}
        aria-keyshortcuts="Meta+K Control+K /"
        className="hidden h-8 w-full max-w-96 items-center gap-2 rounded-md border border-line bg-raised px-2.5 text-ink-faint shadow-sm hover:border-line-strong md:flex"
      >
        <Search aria-hidden="true" className="size-4 shrink-0" />
        <span className="min-w-0 flex-1 truncate text-left">{t("top.search")}</span>
        <Kbd>{modifier} K</Kbd>
      </button>
      <div className="ml-auto flex items-center gap-1 md:gap-3">
        <IconButton
          label={t("top.openSearch")}
          icon={<Search aria-hidden="true" />}
          onClick={onSearch}
          className="md:hidden"
          tooltip={false}
        />
        {data.permissions.includes("notes.write") && (
          <LinkButton
            href="/notes/new"
            variant="primary"
            icon={<NotebookPen aria-hidden="true" />}
            className="max-md:hidden"
            aria-keyshortcuts="c"
          >
            {t("top.newNote")}
          </LinkButton>
        )}
        <UserMenu data={data} preferences={preferences} onShortcuts={onShortcuts} />
      </div>
    </header>
  );
}
