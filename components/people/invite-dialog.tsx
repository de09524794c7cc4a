"use client";
// Who is to come in, and as what?
import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Action, useAction } from "@/components/ui/use-action";
import { type Role, roles } from "@/lib/domain/basics/access";
import { LinkDialog, type OneTimeLink } from "./link-dialog";

export type InviteInput = { email: string; name: string; role: Role; teamId: string | null };
export type InviteDialogProps = {
  teams: { id: string; name: string }[];
  invitePerson: Action<InviteInput, { path: string; expiresAt: Date }>;
};

const noTeam = "none";

export function InviteDialog({ teams, invitePerson }: InviteDialogProps) {
  const t = useTranslations("people.invite");
  const common = useTranslations("common.action");
  const field = useTranslations("auth.field");
  const roleName = useTranslations("shell.role");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const { run, pending, error, fields, reset } = useAction(invitePerson, {
    inlineErrors: true,
    onSuccess: (data, { name }) => {
      setOpen(false);
      setLink({ name, ...data });
      router.refresh();
    },
  });
  const teamOptions = [
    { value: noTeam, label: t("noTeam") },
    ...teams.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      <Dialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          reset();
        }}
        title={t("title")}
        trigger={
          <Button variant="primary" icon={<UserPlus aria-hidden="true" />}>
            {t("button")}
          </Button>
        }
      >
        <Form<InviteInput>
          errors={fields}
          onSubmit={(values) => void run({ ...values, teamId: values.teamId === noTeam ? null : values.teamId })}
        >
          <Field label={field("name")} name="name" required>
            <Input autoComplete="off" />
          </Field>
          <Field label={field("email")} name="email" required>
            <Input type="email" autoComplete="off" inputMode="email" autoCapitalize="none" />
          </Field>
          <Field label={t("role")} name="role" required>
            <Select<Role> options={roles.map((value) => ({ value, label: roleName(value) }))} defaultValue="rep" />
          </Field>
          <Field label={t("team")} name="teamId">
            <Select options={teamOptions} defaultValue={noTeam} />
          </Field>
          <FormErrors error={error} />
          <div className="flex flex-wrap justify-end gap-2">
            <DialogClose render={<Button>{common("cancel")}</Button>} />
            <SubmitButton pending={pending}>{t("submit")}</SubmitButton>
          </div>
        </Form>
      </Dialog>
      <LinkDialog link={link} onClose={() => setLink(null)} />
    </>
  );
}
