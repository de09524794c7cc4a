"use client";
// Go anywhere, do anything, find anyone, without the mouse.
import { Building2, Languages, LogOut, Moon, NotebookPen, Sun, User } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Command, type CommandGroup, type CommandItem } from "@/components/ui/command";
import { Kbd } from "@/components/ui/kbd";
import { searchKey } from "@/lib/domain/basics/text";
import { allowedEntries } from "./nav-entries";
import type { Preferences } from "./preferences";
import type { CustomerHit, SearchCustomers } from "./search-customers";
import type { ShellData } from "./shell-types";

export type PaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  data: ShellData;
  preferences: Preferences;
  search: SearchCustomers;
};

type Found = { state: "idle" | "searching" | "failed" | "ready"; hits: readonly CustomerHit[] };

function useCustomerHits(search: SearchCustomers, query: string, open: boolean): Found {
  const [found, setFound] = useState<Found>({ state: "idle", hits: [] });
  const asked = query.trim();
  useEffect(() => {
    if (!open || asked.length < 2) {
      setFound({ state: "idle", hits: [] });
      return;
    }
    const stop = new AbortController();
    setFound((before) => ({ ...before, state: "searching" }));
    const timer = setTimeout(async () => {
      try {
        const hits = await search(asked, stop.signal);
        if (!stop.signal.aborted) setFound({ state: "ready", hits });
      } catch {
        if (!stop.signal.aborted) setFound({ state: "failed", hits: [] });
      }
    }, 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [search, asked, open]);
  return found;
}

export function Palette({ open, onOpenChange, data, preferences, search }: PaletteProps) {
  const t = useTranslations("shell");
  const router = useRouter();
  const [query, setQuery] = useState("");
  const found = useCustomerHits(search, query, open && data.permissions.includes("customers.read"));

  function change(next: boolean) {
    if (!next) setQuery("");
    onOpenChange(next);
  }
  const then = (work: () => void) => () => {
    change(false);
    work();
  };
  const go = (href: string) => then(() => router.push(href));
  const key = searchKey(query);
  const fits = (item: CommandItem) => key === "" || searchKey(item.label).includes(key);

  const pages = allowedEntries(data.permissions).map(({ key: id, href, icon: Icon, letter }) => ({
    id: `page-${id}`,
    label: t(`nav.${id}`),
    icon: <Icon aria-hidden="true" />,
    hint: `G ${letter.toUpperCase()}`,
    run: go(href),
  }));
  const otherLocale = data.locale === "vi" ? "en" : "vi";
  const actions: CommandItem[] = [
    ...(data.permissions.includes("notes.write")
      ? [
          {
            id: "new-note",
            label: t("top.newNote"),
            icon: <NotebookPen aria-hidden="true" />,
            hint: "C",
            run: go("/notes/new"),
          },
        ]
      : []),
    {
      id: "light",
      label: t("palette.useLight"),
      icon: <Sun aria-hidden="true" />,
      run: then(() => preferences.setTheme("light")),
    },
    {
      id: "dark",
      label: t("palette.useDark"),
      icon: <Moon aria-hidden="true" />,
      run: then(() => preferences.setTheme("dark")),
    },
    {
      id: "language",
      label: t(otherLocale === "vi" ? "palette.useVietnamese" : "palette.useEnglish"),
      icon: <Languages aria-hidden="true" />,
      run: then(() => preferences.setLocale(otherLocale)),
    },
    {
      id: "sign-out",
      label: t("top.signOut"),
      icon: <LogOut aria-hidden="true" />,
      run: then(preferences.signOut),
    },
  ];
  const groups: CommandGroup[] = [
    {
      id: "customers",
      label: t("palette.customers"),
      items: found.hits.map((hit) => ({
        id: `customer-${hit.id}`,
        label: hit.name,
        hint: hit.code ?? t(`palette.${hit.kind}`),
        icon: hit.kind === "company" ? <Building2 aria-hidden="true" /> : <User aria-hidden="true" />,
        run: go(`/customers/${hit.id}`),
      })),
    },
    { id: "pages", label: t("palette.pages"), items: pages.filter(fits) },
    { id: "actions", label: t("palette.actions"), items: actions.filter(fits) },
  ];
  const nothing = groups.every((group) => group.items.length === 0);
  const status =
    found.state === "failed"
      ? t("palette.failed")
      : nothing
        ? found.state === "searching"
          ? t("palette.searching")
          : t("palette.empty", { query: query.trim() })
        : null;
  return (
    <Command
      open={open}
      onOpenChange={change}
      title={t("palette.title")}
      placeholder={t("palette.placeholder")}
      query={query}
      onQueryChange={setQuery}
      groups={groups}
      status={status}
      busy={found.state === "searching"}
      footer={
        <>
          <span className="flex items-center gap-1">
            <Kbd>↑</Kbd>
            <Kbd>↓</Kbd> {t("palette.move")}
          </span>
          <span className="flex items-center gap-1">
            <Kbd>↵</Kbd> {t("palette.choose")}
          </span>
          <span className="flex items-center gap-1">
            <Kbd>Esc</Kbd> {t("palette.dismiss")}
          </span>
        </>
      }
    />
  );
}
