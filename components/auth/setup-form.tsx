"use client";
// The company and its first administrator, asked once.
import { useLocale, useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Action, useAction } from "@/components/ui/use-action";
import type { Currency } from "@/lib/domain/basics/currencies";
import { type Locale, locales } from "@/lib/messages/namespaces";
import { currencyOptions, timeZoneOptions } from "./setting-options";
import { useExchange } from "./use-exchange";

export type SetupInput<Zone extends string> = {
  token: string;
  companyName: string;
  currency: Currency;
  timeZone: Zone;
  locale: Locale;
  name: string;
  email: string;
  password: string;
};

export type SetupFormProps<Zone extends string> = {
  token: string;
  currencies: Currency[];
  timeZones: Zone[];
  locale: Locale;
  completeSetup: Action<SetupInput<Zone>, { email: string }>;
};

export function SetupForm<Zone extends string>(props: SetupFormProps<Zone>) {
  const { token, currencies, timeZones, completeSetup } = props;
  const t = useTranslations("setup");
  const auth = useTranslations("auth.field");
  const language = useTranslations("shell.locale");
  const locale = useLocale();
  const exchange = useExchange("/today");
  const { run, pending, error, fields } = useAction(completeSetup, {
    inlineErrors: true,
    onSuccess: (data, input) => void exchange.signIn(data.email, input.password),
  });
  const sent = pending || exchange.pending;
  return (
    <Form<SetupInput<Zone>>
      errors={fields}
      onSubmit={(values) => void run({ ...values, token: values.token ?? token })}
    >
      {token === "" && (
        <Field label={t("token")} name="token" hint={t("tokenHint")} required>
          <Input autoComplete="off" spellCheck={false} />
        </Field>
      )}
      <Field label={t("companyName")} name="companyName" required>
        <Input autoComplete="organization" />
      </Field>
      <Field label={t("currency")} name="currency" hint={t("currencyHint")} required>
        <Select options={currencyOptions(currencies, locale)} defaultValue="VND" />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("timeZone")} name="timeZone" required>
          <Select<Zone> options={timeZoneOptions(timeZones)} defaultValue={timeZones[0] ?? null} />
        </Field>
        <Field label={t("locale")} name="locale" required>
          <Select options={locales.map((value) => ({ value, label: language(value) }))} defaultValue={props.locale} />
        </Field>
      </div>
      <h2 className="mt-2 text-lg font-semibold">{t("administrator")}</h2>
      <Field label={auth("name")} name="name" required>
        <Input autoComplete="name" />
      </Field>
      <Field label={auth("email")} name="email" required>
        <Input type="email" autoComplete="username" inputMode="email" autoCapitalize="none" />
      </Field>
      <Field label={auth("password")} name="password" hint={auth("passwordHint")} required>
        <PasswordInput autoComplete="new-password" />
      </Field>
      <FormErrors error={exchange.error ?? error} />
      <SubmitButton size="lg" full pending={sent}>
        {t("submit")}
      </SubmitButton>
    </Form>
  );
}
