"use client";
// Who am I here, how does my screen look, which language does it speak, and the way out.
import { CircleUser, Keyboard, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Menu } from "@/components/ui/menu";
import { isLocale, locales } from "@/lib/messages/namespaces";
import type { Preferences } from "./preferences";
import type { ShellData } from "./shell-types";

const themes = [
  { value: "light", label: "themeLight", icon: <Sun aria-hidden="true" /> },
  { value: "dark", label: "themeDark", icon: <Moon aria-hidden="true" /> },
  { value: "system", label: "themeSystem", icon: <Monitor aria-hidden="true" /> },
] as const;

export type UserMenuProps = {
  data: ShellData;
  preferences: Preferences;
  onShortcuts: () => void;
};

export function UserMenu({ data, preferences, onShortcuts }: UserMenuProps) {
  const t = useTranslations("shell");
  const { user } = data;
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("top.userMenu", { name: user.name })}
          className="flex items-center justify-center rounded-full touch:size-11"
        >
          <Avatar name={user.name} />
        </button>
      }
      entries={[
        { kind: "heading", label: `${user.name} · ${user.email}` },
        {
          kind: "link",
          href: "/me",
          label: t("top.myAccount"),
          icon: <CircleUser aria-hidden="true" />,
        },
        { label: t("top.shortcuts"), icon: <Keyboard aria-hidden="true" />, hint: "?", onSelect: onShortcuts },
        { kind: "separator" },
        {
          kind: "choice",
          label: t("top.theme"),
          value: preferences.theme,
          onChange: (value) => {
            const chosen = themes.find((theme) => theme.value === value);
            if (chosen) preferences.setTheme(chosen.value);
          },
          options: themes.map((theme) => ({ value: theme.value, label: t(`top.${theme.label}`), icon: theme.icon })),
        },
        { kind: "separator" },
        {
          kind: "choice",
          label: t("top.language"),
          value: data.locale,
          onChange: (value) => {
            if (isLocale(value)) preferences.setLocale(value);
          },
          options: locales.map((locale) => ({
            value: locale,
            label: <span lang={locale}>{t(`locale.${locale}`)}</span>,
          })),
        },
        { kind: "separator" },
        { label: t("top.signOut"), icon: <LogOut aria-hidden="true" />, onSelect: preferences.signOut },
      ]}
    />
  );
}
