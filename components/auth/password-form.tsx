"use client";
// A new password, against the old one.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { PasswordInput } from "@/components/ui/password-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Action, useAction } from "@/components/ui/use-action";

type Passwords = { current: string; password: string };

export function PasswordForm({ changePassword }: { changePassword: Action<Passwords, unknown> }) {
  const t = useTranslations("auth");
  const router = useRouter();
  const [round, setRound] = useState(0);
  const { run, pending, error, fields } = useAction(changePassword, {
    inlineErrors: true,
    success: t("me.passwordChanged"),
    onSuccess: () => {
      setRound(round + 1);
      router.refresh();
    },
  });
  return (
    <Form<Passwords> key={round} errors={fields} onSubmit={(values) => void run(values)} className="max-w-md">
      <Field label={t("field.currentPassword")} name="current" required>
        <PasswordInput autoComplete="current-password" />
      </Field>
      <Field label={t("field.newPassword")} name="password" hint={t("field.passwordHint")} required>
        <PasswordInput autoComplete="new-password" />
      </Field>
      <FormErrors error={error} />
      <div>
        <SubmitButton pending={pending}>{t("me.changePassword")}</SubmitButton>
      </div>
    </Form>
  );
}
