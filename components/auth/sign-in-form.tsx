"use client";
// E-mail and password; an identity provider's button where there is one.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { leaveForProvider, readExchangeError } from "./exchange";
import { useExchange, useExchangeMessage } from "./use-exchange";

export type SignInFormProps = {
  next: string;
  oidcName: string | null;
  /** The code that next-auth left in the address. */
  errorCode: string | null;
};

export function SignInForm({ next, oidcName, errorCode }: SignInFormProps) {
  const t = useTranslations("auth");
  const say = useExchangeMessage();
  const { signIn, pending, error, setError } = useExchange(next);
  const [leaving, setLeaving] = useState(false);
  const fromAddress = errorCode === "notInvited" ? null : readExchangeError(errorCode);
  const shown =
    error ??
    (errorCode === "notInvited"
      ? { code: errorCode, message: t("problem.notInvited") }
      : fromAddress && say(fromAddress));

  async function leave() {
    setLeaving(true);
    const problem = await leaveForProvider(next);
    if (!problem) return;
    setError(say(problem));
    setLeaving(false);
  }

  return (
    <>
      <Form<{ email: string; password: string }> onSubmit={({ email, password }) => void signIn(email, password)}>
        <Field label={t("field.email")} name="email" required>
          <Input type="email" autoComplete="username" inputMode="email" autoCapitalize="none" spellCheck={false} />
        </Field>
        <Field label={t("field.password")} name="password" required>
          <PasswordInput autoComplete="current-password" />
        </Field>
        <FormErrors error={shown} />
        <SubmitButton size="lg" full pending={pending}>
          {t("signIn.submit")}
        </SubmitButton>
      </Form>
      {oidcName !== null && (
        <Button size="lg" full pending={leaving} onClick={() => void leave()}>
          {t("signIn.with", { name: oidcName })}
        </Button>
      )}
      <p className="text-sm text-ink-faint">{t("signIn.forgot")}</p>
    </>
  );
}
