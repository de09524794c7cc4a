"use client";
// A name and a password; then straight in.
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Action, useAction } from "@/components/ui/use-action";
import { useExchange } from "./use-exchange";

export type InviteFormProps = {
  token: string;
  email: string;
  name: string;
  /** The account exists: only its password is chosen anew. */
  reset: boolean;
  acceptInvitation: Action<{ token: string; name: string; password: string }, { email: string }>;
};

export function InviteForm({ token, email, name, reset, acceptInvitation }: InviteFormProps) {
  const t = useTranslations("auth");
  const exchange = useExchange("/today");
  const { run, pending, error, fields } = useAction(acceptInvitation, {
    inlineErrors: true,
    onSuccess: (data, input) => void exchange.signIn(data.email, input.password),
  });
  return (
    <Form<{ name?: string; password: string }>
      errors={fields}
      onSubmit={(values) => void run({ token, name: values.name ?? name, password: values.password })}
    >
      <Field label={t("field.email")}>
        <Input type="email" value={email} readOnly autoComplete="username" />
      </Field>
      {!reset && (
        <Field label={t("field.name")} name="name" required>
          <Input defaultValue={name} autoComplete="name" />
        </Field>
      )}
      <Field label={t("field.newPassword")} name="password" hint={t("field.passwordHint")} required>
        <PasswordInput autoComplete="new-password" />
      </Field>
      <FormErrors error={exchange.error ?? error} />
      <SubmitButton size="lg" full pending={pending || exchange.pending}>
        {t("invite.submit")}
      </SubmitButton>
    </Form>
  );
}
