"use client";
// How does a plan begin? With its mission, its dates and the one who answers for it.
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { type Action, useAction } from "@/components/ui/use-action";
import type { PlanInput } from "@/lib/domain/most/plan-input";
import type { PersonView } from "@/lib/domain/most/plan-view";

export type CreatePlanProps = {
  people: readonly PersonView[];
  userId: string;
  startsOn: string;
  endsOn: string;
  onCreate: Action<PlanInput, { id: string }>;
};

export function CreatePlan({ people, userId, startsOn, endsOn, onCreate }: CreatePlanProps) {
  const t = useTranslations("plan");
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const create = useAction(onCreate, {
    success: t("form.created"),
    inlineErrors: true,
    onSuccess: ({ id }) => router.push(`/plan/${id}`),
  });
  const options = people.map((person) => ({ id: person.id, label: person.name }));
  return (
    <Dialog
      title={t("form.createTitle")}
      description={t("form.createIntro")}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden="true" />}>
          {t("create")}
        </Button>
      }
    >
      <Form<PlanInput> onSubmit={(values) => void create.run(values)} errors={create.fields}>
        <FormErrors error={create.error} />
        <Field label={`${t("form.mission")} (vi)`} name="nameVi" hint={t("form.missionHint")} required>
          <Textarea rows={2} maxLength={160} lang="vi" />
        </Field>
        <Field label={`${t("form.mission")} (en)`} name="nameEn" hint={t("form.missionEnHint")}>
          <Textarea rows={2} maxLength={160} lang="en" />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("form.startsOn")} name="startsOn" required>
            <DateInput defaultValue={startsOn} />
          </Field>
          <Field label={t("form.endsOn")} name="endsOn" required>
            <DateInput defaultValue={endsOn} />
          </Field>
        </div>
        <Field label={t("form.owner")} name="ownerId" hint={t("form.ownerHint")} required>
          <Combobox options={options} defaultValue={options.find((option) => option.id === userId) ?? null} />
        </Field>
        <div className="flex justify-end">
          <SubmitButton pending={create.pending}>{t("create")}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
