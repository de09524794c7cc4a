"use client";
// Language and look: seen at once, kept in the account.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { type Action, useAction } from "@/components/ui/use-action";
import { type Locale, locales } from "@/lib/messages/namespaces";

type Theme = "light" | "dark" | "system";
const themes = ["light", "dark", "system"] as const;
const themeText = { light: "themeLight", dark: "themeDark", system: "themeSystem" } as const;

export type PreferenceFormProps = {
  locale: Locale;
  theme: Theme;
  chooseLocale: Action<{ locale: Locale }, unknown>;
  chooseTheme: Action<{ theme: Theme }, unknown>;
};

export function PreferenceForm({ locale, theme, chooseLocale, chooseTheme }: PreferenceFormProps) {
  const t = useTranslations("shell");
  const router = useRouter();
  const refresh = { onSuccess: () => router.refresh() };
  const language = useAction(chooseLocale, refresh);
  const look = useAction(chooseTheme, refresh);
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-4">
      <Field label={t("top.language")}>
        <RadioGroup<Locale>
          look="segmented"
          value={locale}
          onValueChange={(next) => void language.run({ locale: next })}
          options={locales.map((value) => ({ value, label: t(`locale.${value}`) }))}
        />
      </Field>
      <Field label={t("top.theme")}>
        <RadioGroup<Theme>
          look="segmented"
          value={theme}
          onValueChange={(next) => {
            document.documentElement.classList.remove(...themes);
            document.documentElement.classList.add(next);
            void look.run({ theme: next });
          }}
          options={themes.map((value) => ({ value, label: t(`top.${themeText[value]}`) }))}
        />
      </Field>
    </div>
  );
}
