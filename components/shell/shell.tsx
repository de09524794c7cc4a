"use client";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
// The frame around every signed-in page: where I am, where I can go, what I can do from anywhere.
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { NoteOutboxBar } from "@/components/notes/note-outbox-bar";
import { BottomBar } from "./bottom-bar";
import { BrandMark } from "./brand";
import { allowedEntries } from "./nav-entries";
import { NavList } from "./nav-list";
import { OfflineNote } from "./offline-note";
import { Palette } from "./palette";
import { type PreferenceCallbacks, usePreferences } from "./preferences";
import { type SearchCustomers, searchCustomers } from "./search-customers";
import type { ShellData } from "./shell-types";
import { ShortcutHelp } from "./shortcut-help";
import { TopBar } from "./top-bar";
import { useShortcuts } from "./use-shortcuts";

export type ShellProps = PreferenceCallbacks & {
  data: ShellData;
  children: ReactNode;
  search?: SearchCustomers;
};

export function Shell({ data, children, search = searchCustomers, ...callbacks }: ShellProps) {
  const t = useTranslations("shell");
  const router = useRouter();
  const pathname = usePathname();
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const preferences = usePreferences(data.theme, callbacks);
  const { permissions } = data;

  useShortcuts({
    onPalette: () => setPaletteOpen(true),
    onNewNote: () => {
      if (permissions.includes("notes.write")) router.push("/notes/new");
    },
    onHelp: () => setHelpOpen(true),
    onGo: (letter) => {
      const entry = allowedEntries(permissions).find((each) => each.letter === letter);
      if (entry) router.push(entry.href);
      else if (letter === "m") router.push("/me");
    },
  });
  return (
    <div className="[--top-bar:3rem] touch:[--top-bar:3.25rem] md:grid md:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-24 rounded-md bg-accent px-4 py-2 font-medium text-accent-ink focus-visible:translate-y-0"
      >
        {t("skip")}
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col border-r border-line bg-sunken md:flex print:hidden">
        <Link
          href="/today"
          className="mx-2 flex h-(--top-bar) shrink-0 items-center gap-2.5 rounded-md px-2 font-semibold"
        >
          <BrandMark className="size-6 shrink-0" />
          <span className="min-w-0 truncate">{data.company.name || t("product")}</span>
        </Link>
        <nav aria-label={t("nav.main")} className="min-h-0 flex-1 overflow-y-auto px-2 pt-2 pb-4">
          <NavList permissions={permissions} counts={data.counts} />
        </nav>
      </aside>
      <div className="flex min-h-dvh min-w-0 flex-col">
        <TopBar
          data={data}
          preferences={preferences}
          onSearch={() => setPaletteOpen(true)}
          onShortcuts={() => setHelpOpen(true)}
        />
        <OfflineNote />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-384 flex-1 px-4 pt-4 pb-24 md:px-6 md:pt-6 md:pb-12 print:p-0"
        >
          {/* The pages of notes carry it themselves, beside what they do with it. */}
          {!pathname.startsWith("/notes") && <NoteOutboxBar userId={data.user.id} />}
          {children}
        </main>
      </div>
      <BottomBar permissions={permissions} />
      <Palette open={paletteOpen} onOpenChange={setPaletteOpen} data={data} preferences={preferences} search={search} />
      <ShortcutHelp open={helpOpen} onOpenChange={setHelpOpen} permissions={permissions} />
    </div>
  );
}
