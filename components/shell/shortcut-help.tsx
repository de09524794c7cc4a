"use client";
// Which keys are there? Opened by `?`.
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { allowedEntries } from "./nav-entries";
import { useModifierKey } from "./use-modifier-key";

function Line({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-4 border-b border-line py-1.5 last:border-0">
      <dt>{label}</dt>
      <dd className="flex items-center gap-1 text-sm text-ink-faint">{children}</dd>
    </div>
  );
}

export type ShortcutHelpProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  permissions: readonly string[];
};

export function ShortcutHelp({ open, onOpenChange, permissions }: ShortcutHelpProps) {
  const t = useTranslations("shell");
  const modifier = useModifierKey();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("shortcut.title")} description={t("shortcut.intro")}>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <section>
          <h3 className="mb-1 text-sm font-medium text-ink-soft">{t("shortcut.generalHeading")}</h3>
          <dl>
            <Line label={t("shortcut.palette")}>
              <Kbd>{modifier}</Kbd>
              <Kbd>K</Kbd>
            </Line>
            <Line label={t("shortcut.search")}>
              <Kbd>/</Kbd>
            </Line>
            {permissions.includes("notes.write") && (
              <Line label={t("shortcut.newNote")}>
                <Kbd>C</Kbd>
              </Line>
            )}
            <Line label={t("shortcut.help")}>
              <Kbd>?</Kbd>
            </Line>
          </dl>
        </section>
        <section>
          <h3 className="mb-1 text-sm font-medium text-ink-soft">{t("shortcut.goHeading")}</h3>
          <dl>
            {allowedEntries(permissions).map((entry) => (
              <Line key={entry.key} label={t(`nav.${entry.key}`)}>
                <Kbd>G</Kbd>
                {t("shortcut.then")}
                <Kbd>{entry.letter.toUpperCase()}</Kbd>
              </Line>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
