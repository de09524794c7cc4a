"use client";
// What has to be done, by whom, until when, after what?
import { useTranslations } from "next-intl";
import { Combobox } from "@/components/ui/combobox";
import { DateInput } from "@/components/ui/date-input";
import { Drawer } from "@/components/ui/drawer";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Action, useAction } from "@/components/ui/use-action";
import type { WorkItemChange, WorkItemInput } from "@/lib/domain/most/plan-input";
import type { PersonView } from "@/lib/domain/most/plan-view";
import type { WorkRow } from "./work-types";

export type WorkFormProps = {
  nodeId: string;
  item: WorkRow | null;
  side: "internal" | "external";
  people: readonly PersonView[];
  others: readonly { id: string; title: string }[];
  onOpenChange: (open: boolean) => void;
  onSaved: () => void;
  onAdd: Action<WorkItemInput, { id: string }>;
  onEdit: Action<WorkItemChange, { id: string }>;
};

export function WorkForm({ nodeId, item, side, people, others, onOpenChange, onSaved, onAdd, onEdit }: WorkFormProps) {
  const t = useTranslations("plan");
  const send = (input: WorkItemInput) => {
    const { nodeId: _, ...fields } = input;
    return item ? onEdit({ id: item.id, version: item.version, ...fields }) : onAdd(input);
  };
  const save = useAction(send, {
    success: t("form.saved"),
    inlineErrors: true,
    onSuccess: () => {
      onOpenChange(false);
      onSaved();
    },
  });
  const persons = people.map((person) => ({ id: person.id, label: person.name }));
  const items = others.filter((other) => other.id !== item?.id).map((other) => ({ id: other.id, label: other.title }));
  const hours = (value: number | null | undefined) =>
    value === null || value === undefined ? {} : { defaultValue: value };
  return (
    <Drawer title={t(item ? "work.edit" : "work.add")} open onOpenChange={onOpenChange}>
      <Form<Omit<WorkItemInput, "nodeId">>
        onSubmit={(values) => void save.run({ nodeId, ...values })}
        errors={save.fields}
      >
        <FormErrors error={save.error} />
        <Field label={t("work.name")} name="title" required>
          <Input defaultValue={item?.title ?? ""} maxLength={160} />
        </Field>
        <Field label={t("work.side")} name="side">
          <RadioGroup
            look="segmented"
            defaultValue={item?.side ?? side}
            options={[
              { value: "internal", label: t("work.internal") },
              { value: "external", label: t("work.external") },
            ]}
          />
        </Field>
        <Field label={t("work.owner")} name="ownerId">
          <Combobox
            options={persons}
            placeholder={t("form.nobody")}
            defaultValue={persons.find((person) => person.id === item?.ownerId) ?? null}
          />
        </Field>
        <Field label={t("work.due")} name="dueOn">
          <DateInput defaultValue={item?.dueOn ?? null} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("work.estimate")} name="estimateHours">
            <NumberInput {...hours(item?.estimateHours)} min={0} max={10000} digits={2} unit={t("work.hours")} />
          </Field>
          <Field label={t("work.logged")} name="loggedHours">
            <NumberInput {...hours(item?.loggedHours)} min={0} max={10000} digits={2} unit={t("work.hours")} />
          </Field>
        </div>
        <Field label={t("work.dependsOn")} name="dependsOnId">
          <Combobox
            options={items}
            placeholder={t("work.noDependency")}
            defaultValue={items.find((other) => other.id === item?.dependsOnId) ?? null}
          />
        </Field>
        <div className="flex justify-end">
          <SubmitButton pending={save.pending} />
        </div>
      </Form>
    </Drawer>
  );
}
