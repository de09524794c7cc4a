"use client";
// Name, currency, zone and language of the company.
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { currencyOptions, timeZoneOptions } from "@/components/auth/setting-options";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Action, useAction } from "@/components/ui/use-action";
import type { Currency } from "@/lib/domain/basics/currencies";
import { type Locale, locales } from "@/lib/messages/namespaces";

export type CompanyInput<Zone extends string> = { name: string; currency: Currency; timeZone: Zone; locale: Locale };

export type CompanyFormProps<Zone extends string> = {
  company: { name: string; currency: string; timeZone: string; locale: Locale };
  fixedCurrency: boolean;
  mayWrite: boolean;
  currencies: Currency[];
  timeZones: Zone[];
  saveCompany: Action<CompanyInput<Zone>, unknown>;
};

export function CompanyForm<Zone extends string>(props: CompanyFormProps<Zone>) {
  const { company, fixedCurrency, mayWrite, currencies, timeZones } = props;
  const t = useTranslations("settings.company");
  const language = useTranslations("shell.locale");
  const locale = useLocale();
  const router = useRouter();
  const save = useAction(props.saveCompany, {
    inlineErrors: true,
    success: t("saved"),
    onSuccess: () => router.refresh(),
  });
  const currency = currencies.find((code) => code === company.currency) ?? null;
  const zone = timeZones.find((one) => one === company.timeZone) ?? null;
  return (
    <Form<CompanyInput<Zone>>
      errors={save.fields}
      onSubmit={(values) => void save.run({ ...values, currency: values.currency ?? currency ?? "VND" })}
      className="max-w-md"
    >
      <Field label={t("name")} name="name" required disabled={!mayWrite}>
        <Input defaultValue={company.name} autoComplete="organization" />
      </Field>
      <Field
        label={t("currency")}
        name="currency"
        hint={t(fixedCurrency ? "currencyFixed" : "currencyOpen")}
        disabled={!mayWrite || fixedCurrency}
      >
        <Select options={currencyOptions(currencies, locale)} defaultValue={currency} />
      </Field>
      <Field label={t("timeZone")} name="timeZone" disabled={!mayWrite}>
        <Select<Zone> options={timeZoneOptions(timeZones)} defaultValue={zone} />
      </Field>
      <Field label={t("locale")} name="locale" disabled={!mayWrite}>
        <Select options={locales.map((value) => ({ value, label: language(value) }))} defaultValue={company.locale} />
      </Field>
      <FormErrors error={save.error} />
      {mayWrite ? (
        <div>
          <SubmitButton pending={save.pending} />
        </div>
      ) : (
        <p className="text-sm text-ink-faint">{t("readOnly")}</p>
      )}
    </Form>
  );
}
