// The frame of the pages outside: sign in, set up, accept an invitation. Name of the house, one card, the language.
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BrandMark } from "@/components/shell/brand";
import type { Action } from "@/components/ui/use-action";
import type { Locale } from "@/lib/messages/namespaces";
import { LocaleLinks } from "./locale-links";

export type DoorProps = {
  title: string;
  intro?: ReactNode;
  company?: string;
  locale: Locale;
  chooseLocale: Action<{ locale: Locale }, unknown>;
  children: ReactNode;
};

export function Door({ title, intro, company, locale, chooseLocale, children }: DoorProps) {
  const t = useTranslations("shell");
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-6 px-4 py-8">
      <header className="flex items-center gap-3">
        <BrandMark className="size-9 shrink-0" />
        <div className="min-w-0">
          <p className="truncate text-base font-semibold">{company || t("product")}</p>
          <p className="text-sm text-ink-faint">{company ? t("product") : t("tagline")}</p>
        </div>
      </header>
      <section className="flex flex-col gap-5 rounded-xl border border-line bg-raised p-5 shadow-sm sm:p-7">
        <div className="flex flex-col gap-1.5">
          <h1 className="text-xl font-semibold">{title}</h1>
          {intro !== undefined && <div className="text-base text-ink-soft">{intro}</div>}
        </div>
        {children}
      </section>
      <LocaleLinks locale={locale} chooseLocale={chooseLocale} />
    </main>
  );
}
