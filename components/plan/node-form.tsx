"use client";
// What is it called, who answers for it, from when to when? The form of a node, new or changed.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { DateInput } from "@/components/ui/date-input";
import { Drawer } from "@/components/ui/drawer";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { type Action, useAction } from "@/components/ui/use-action";
import type { PlanLevel } from "@/lib/domain/most/levels";
import type { NodeChange, NodeInput } from "@/lib/domain/most/plan-input";
import type { NodeView, PersonView } from "@/lib/domain/most/plan-view";
import { ConflictView } from "./conflict-view";
import { personName } from "./use-plan-words";

export type NodeFormValues = Omit<NodeChange, "id" | "version">;
type Stored = Pick<
  NodeView,
  "nameVi" | "nameEn" | "description" | "ownerId" | "approverId" | "weight" | "startsOn" | "endsOn" | "version"
>;

export type NodeFormProps = {
  title: string;
  people: readonly PersonView[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onSaved: () => void;
} & (
  | { node: Stored & { id: string }; onEdit: Action<NodeChange, { id: string; version: number }> }
  | {
      under: { planId: string; parentId: string; level: PlanLevel; ownerId: string | null };
      onAdd: Action<NodeInput, { id: string }>;
    }
);

const fieldNames = ["nameVi", "nameEn", "startsOn", "endsOn", "weight", "description"] as const;

export function NodeForm(props: NodeFormProps) {
  const { title, people, open, onOpenChange, onSaved } = props;
  const t = useTranslations("plan");
  const editing = "node" in props;
  const [base, setBase] = useState<Partial<Stored>>(editing ? props.node : { ownerId: props.under.ownerId, weight: 1 });
  const [round, setRound] = useState(0);
  const [mine, setMine] = useState<NodeFormValues | null>(null);
  const send = async (values: NodeFormValues & { version: number }) => {
    const { version, ...fields } = values;
    if (editing) return props.onEdit({ id: props.node.id, version, ...fields });
    return props.onAdd({
      planId: props.under.planId,
      parentId: props.under.parentId,
      level: props.under.level,
      ...fields,
    });
  };
  const save = useAction(send as Action<NodeFormValues & { version: number }, { id: string }>, {
    success: editing ? t("form.saved") : t("add.done"),
    inlineErrors: true,
    onSuccess: () => {
      onOpenChange(false);
      onSaved();
    },
  });
  const conflict =
    save.error?.code === "CONFLICT" ? (save.error.details as { current?: Stored } | undefined)?.current : undefined;
  const options = people.map((person) => ({ id: person.id, label: person.name }));
  const chosen = (id: string | null | undefined) => options.find((option) => option.id === id) ?? null;
  const written = (field: string, values: NodeFormValues | Stored) => {
    const value = (values as Record<string, unknown>)[field];
    return value === null || value === undefined ? "" : String(value);
  };

  function submit(values: NodeFormValues, version = base.version ?? 1) {
    setMine(values);
    void save.run({ ...values, weight: values.weight ?? 1, version });
  }
  return (
    <Drawer title={title} open={open} onOpenChange={onOpenChange}>
      <Form<NodeFormValues> key={round} onSubmit={(values) => submit(values)} errors={save.fields}>
        {conflict && mine ? (
          <ConflictView
            fields={[
              ...fieldNames.map((name) => ({
                label: t(`form.${name}`),
                yours: written(name, mine),
                theirs: written(name, conflict),
              })),
              ...(["ownerId", "approverId"] as const).map((name) => ({
                label: t(name === "ownerId" ? "form.owner" : "form.approver"),
                yours: personName(people, mine[name] as string | null) ?? "",
                theirs: personName(people, conflict[name]) ?? "",
              })),
            ]}
            onKeepMine={() => submit(mine, conflict.version)}
            onTakeTheirs={() => {
              setBase(conflict);
              setRound(round + 1);
              save.reset();
            }}
          />
        ) : (
          <FormErrors error={save.error} />
        )}
        <Field label={t("form.nameVi")} name="nameVi" required>
          <Input defaultValue={base.nameVi ?? ""} maxLength={160} lang="vi" />
        </Field>
        <Field label={t("form.nameEn")} name="nameEn" hint={t("form.nameEnHint")}>
          <Input defaultValue={base.nameEn === base.nameVi ? "" : (base.nameEn ?? "")} maxLength={160} lang="en" />
        </Field>
        <Field label={t("form.owner")} name="ownerId" hint={t("form.ownerHint")}>
          <Combobox options={options} defaultValue={chosen(base.ownerId)} placeholder={t("form.nobody")} />
        </Field>
        <Field label={t("form.approver")} name="approverId">
          <Combobox options={options} defaultValue={chosen(base.approverId)} placeholder={t("form.nobody")} />
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("form.startsOn")} name="startsOn" hint={t("form.datesHint")}>
            <DateInput defaultValue={base.startsOn ?? null} />
          </Field>
          <Field label={t("form.endsOn")} name="endsOn">
            <DateInput defaultValue={base.endsOn ?? null} />
          </Field>
        </div>
        <Field label={t("form.weight")} name="weight" hint={t("form.weightHint")}>
          <NumberInput defaultValue={base.weight ?? 1} min={0} max={1000} digits={2} stepper />
        </Field>
        <Field label={t("form.description")} name="description">
          <Textarea defaultValue={base.description ?? ""} maxLength={4000} />
        </Field>
        <div className="flex justify-end">
          <SubmitButton pending={save.pending} />
        </div>
      </Form>
    </Drawer>
  );
}
