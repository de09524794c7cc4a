"use client";
// The name under which colleagues see this person.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Action, useAction } from "@/components/ui/use-action";

export function ProfileForm(props: { name: string; updateProfile: Action<{ name: string }, unknown> }) {
  const t = useTranslations("auth");
  const router = useRouter();
  const save = useAction(props.updateProfile, { success: t("me.saved"), onSuccess: () => router.refresh() });
  return (
    <Form<{ name: string }> errors={save.fields} onSubmit={(values) => void save.run(values)} className="max-w-md">
      <Field label={t("field.name")} name="name" required>
        <Input defaultValue={props.name} autoComplete="name" />
      </Field>
      <div>
        <SubmitButton pending={save.pending} />
      </div>
    </Form>
  );
}
