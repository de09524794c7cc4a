"use client";
// The two languages of the product, each written in itself.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { type Action, useAction } from "@/components/ui/use-action";
import { type Locale, locales } from "@/lib/messages/namespaces";

export function LocaleLinks(props: { locale: Locale; chooseLocale: Action<{ locale: Locale }, unknown> }) {
  const t = useTranslations("shell");
  const router = useRouter();
  const { run, pending } = useAction(props.chooseLocale, { onSuccess: () => router.refresh() });
  return (
    <nav aria-label={t("top.language")} className="flex justify-center gap-1">
      {locales.map((locale) => (
        <Button
          key={locale}
          variant="quiet"
          size="sm"
          lang={locale}
          aria-pressed={locale === props.locale}
          disabled={pending}
          className={locale === props.locale ? "text-ink underline underline-offset-4" : ""}
          onClick={() => void run({ locale })}
        >
          {t(`locale.${locale}`)}
        </Button>
      ))}
    </nav>
  );
}
