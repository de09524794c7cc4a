"use client";
// Theme, language and signing out: seen at once, kept by the callbacks of the page.
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { Locale } from "@/lib/messages/namespaces";
import type { Theme } from "./shell-types";

export type PreferenceCallbacks = {
  onLocale: (chosen: { locale: Locale }) => Promise<unknown>;
  onTheme: (chosen: { theme: Theme }) => Promise<unknown>;
  onSignOut: (input: undefined) => Promise<unknown>;
};

export type Preferences = {
  theme: Theme;
  setTheme: (theme: Theme) => void;
  setLocale: (locale: Locale) => void;
  signOut: () => void;
};

export function usePreferences(kept: Theme, { onLocale, onTheme, onSignOut }: PreferenceCallbacks): Preferences {
  const router = useRouter();
  const [theme, setOwnTheme] = useState(kept);
  const [, startTransition] = useTransition();
  return {
    theme,
    setTheme: (next) => {
      setOwnTheme(next);
      document.documentElement.classList.remove("light", "dark", "system");
      document.documentElement.classList.add(next);
      startTransition(async () => {
        await onTheme({ theme: next });
      });
    },
    setLocale: (next) => {
      startTransition(async () => {
        await onLocale({ locale: next });
        router.refresh();
      });
    },
    signOut: () => {
      startTransition(async () => {
        await onSignOut(undefined);
      });
    },
  };
}
