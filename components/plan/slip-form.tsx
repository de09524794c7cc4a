"use client";
// A later date, and why. The reason is kept: it is how a plan learns what delays it.
import { useTranslations } from "next-intl";
import { DateInput } from "@/components/ui/date-input";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { useAction } from "@/components/ui/use-action";
import { type SlipCause, slipCauses } from "@/lib/domain/most/cards";
import type { WorkActions, WorkRow } from "./work-types";

export type SlipFormProps = {
  item: WorkRow;
  onOpenChange: (open: boolean) => void;
  onSaved: () => void;
  onSlip: WorkActions["slip"];
};

export function SlipForm({ item, onOpenChange, onSaved, onSlip }: SlipFormProps) {
  const t = useTranslations("plan");
  const save = useAction(onSlip, {
    success: t("work.slipSaved"),
    inlineErrors: true,
    onSuccess: () => {
      onOpenChange(false);
      onSaved();
    },
  });
  return (
    <Dialog
      title={t("work.slipTitle", { name: item.title })}
      description={t("work.slipIntro")}
      open
      onOpenChange={onOpenChange}
    >
      <Form<{ dueOn: string; cause: SlipCause }>
        onSubmit={(values) => void save.run({ id: item.id, version: item.version, ...values })}
        errors={save.fields}
      >
        <FormErrors error={save.error} />
        <Field label={t("work.newDue")} name="dueOn" required>
          <DateInput defaultValue={item.dueOn} />
        </Field>
        <Field label={t("work.cause")} name="cause" required>
          <Select options={slipCauses.map((value) => ({ value, label: t(`cause.${value}`) }))} />
        </Field>
        <div className="flex justify-end">
          <SubmitButton pending={save.pending} />
        </div>
      </Form>
    </Dialog>
  );
}
