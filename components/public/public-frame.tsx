"use client";
// The frame of pages that customers open: whose page it is, the language, one column for a thumb.
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonStyles } from "@/components/ui/button-styles";

export type PublicFrameProps = {
  company: string;
  title: string;
  intro?: ReactNode;
  /** Where the choice of language is posted; none where nothing is kept. */
  languageAction?: string;
  note?: { text: string; bad: boolean } | null;
  children?: ReactNode;
};

export function PublicFrame({ company, title, intro, languageAction, note, children }: PublicFrameProps) {
  const locale = useLocale();
  const t = useTranslations("centre");
  return (
    <div lang={locale}>
      <main className="mx-auto flex min-h-dvh w-full max-w-xl flex-col gap-5 px-4 py-6">
        <header className="flex flex-wrap items-center justify-between gap-2">
          <p className="min-w-0 truncate text-lg font-semibold">{company}</p>
          {languageAction !== undefined && (
            <form action={languageAction} method="post" aria-label={t("language")} className="flex gap-1">
              {(["vi", "en"] as const).map((one) => (
                <button
                  key={one}
                  type="submit"
                  name="locale"
                  value={one}
                  lang={one}
                  aria-current={one === locale ? "true" : undefined}
                  className={buttonStyles({ variant: one === locale ? "secondary" : "quiet", size: "sm" })}
                >
                  {one === "vi" ? "Tiếng Việt" : "English"}
                </button>
              ))}
            </form>
          )}
        </header>
        <div className="flex flex-col gap-2">
          <h1 className="text-2xl font-semibold">{title}</h1>
          {intro !== undefined && <div className="text-lg text-ink-soft">{intro}</div>}
        </div>
        {note && (
          <p
            role={note.bad ? "alert" : "status"}
            className={
              note.bad
                ? "rounded-lg bg-bad-soft px-4 py-3 text-lg text-bad"
                : "rounded-lg bg-good-soft px-4 py-3 text-lg text-good"
            }
          >
            {note.text}
          </p>
        )}
        {children}
      </main>
    </div>
  );
}
