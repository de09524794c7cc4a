"use client";
// The name of a team, and who is in it.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { MultiCombobox } from "@/components/ui/multi-combobox";
import { SubmitButton } from "@/components/ui/submit-button";
import type { UseAction } from "@/components/ui/use-action";
import type { Option } from "@/components/ui/use-options";

export type TeamNameDialogProps = {
  title: string;
  name: string;
  save: UseAction<{ name: string }, unknown>;
  onClose: () => void;
};

function Buttons({ pending }: { pending: boolean }) {
  const t = useTranslations("common.action");
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <DialogClose render={<Button>{t("cancel")}</Button>} />
      <SubmitButton pending={pending} />
    </div>
  );
}

const closing = (onClose: () => void) => (open: boolean) => {
  if (!open) onClose();
};

export function TeamNameDialog({ title, name, save, onClose }: TeamNameDialogProps) {
  const t = useTranslations("people.teams");
  return (
    <Dialog open onOpenChange={closing(onClose)} title={title} size="sm">
      <Form<{ name: string }> errors={save.fields} onSubmit={(values) => void save.run(values)}>
        <Field label={t("name")} name="name" required>
          <Input defaultValue={name} autoComplete="off" />
        </Field>
        <FormErrors error={save.error} />
        <Buttons pending={save.pending} />
      </Form>
    </Dialog>
  );
}

export type MemberChoice = { userId: string; lead: boolean };
export type TeamMembersDialogProps = {
  title: string;
  people: Option[];
  members: MemberChoice[];
  save: UseAction<{ members: MemberChoice[] }, unknown>;
  onClose: () => void;
};

export function TeamMembersDialog({ title, people, members, save, onClose }: TeamMembersDialogProps) {
  const t = useTranslations("people.teams");
  const pick = (ids: string[]) => people.filter(({ id }) => ids.includes(id));
  const [chosen, setChosen] = useState(pick(members.map(({ userId }) => userId)));
  const [leads, setLeads] = useState(pick(members.filter(({ lead }) => lead).map(({ userId }) => userId)));
  const isLead = (id: string) => leads.some((lead) => lead.id === id);
  return (
    <Dialog open onOpenChange={closing(onClose)} title={title}>
      <Form
        errors={save.fields}
        onSubmit={() => void save.run({ members: chosen.map(({ id }) => ({ userId: id, lead: isLead(id) })) })}
      >
        <Field label={t("chosen")} name="members">
          <MultiCombobox options={people} value={chosen} onValueChange={setChosen} />
        </Field>
        <Field label={t("leads")} hint={t("leadHint")}>
          <MultiCombobox options={chosen} value={chosen.filter(({ id }) => isLead(id))} onValueChange={setLeads} />
        </Field>
        <FormErrors error={save.error} />
        <Buttons pending={save.pending} />
      </Form>
    </Dialog>
  );
}
