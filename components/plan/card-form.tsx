"use client";
// What came of one card? Written by the rep, on a phone, right after.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Drawer } from "@/components/ui/drawer";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import { Textarea } from "@/components/ui/textarea";
import { type Action, useAction } from "@/components/ui/use-action";
import { type CardOutcome, type CardStatus, cardOutcomes, cardStatuses } from "@/lib/domain/most/cards";
import type { CardChange } from "@/lib/domain/most/plan-input";
import type { PersonView } from "@/lib/domain/most/plan-view";
import { ConflictView } from "./conflict-view";

export interface CardView {
  readonly nodeId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly customerCode: string;
  readonly status: CardStatus;
  readonly outcome: string | null;
  readonly approach: string | null;
  readonly note: string | null;
  readonly actorId: string | null;
  readonly version: number;
}

export type CardFormProps = {
  card: CardView;
  people: readonly PersonView[];
  onOpenChange: (open: boolean) => void;
  onSaved: () => void;
  onSave: Action<CardChange, unknown>;
};

type Values = {
  status: CardStatus;
  outcome: CardOutcome | null;
  approach: string;
  note: string;
  actorId: string | null;
};

export function CardForm({ card, people, onOpenChange, onSaved, onSave }: CardFormProps) {
  const t = useTranslations("plan");
  const [base, setBase] = useState(card);
  const [mine, setMine] = useState<Values | null>(null);
  const save = useAction(onSave, {
    success: t("cards.saved"),
    inlineErrors: true,
    onSuccess: () => {
      onOpenChange(false);
      onSaved();
    },
  });
  const submit = (values: Values, version = base.version) => {
    setMine(values);
    void save.run({ nodeId: card.nodeId, customerId: card.customerId, version, ...values });
  };
  const current =
    save.error?.code === "CONFLICT" ? (save.error.details as { current?: CardView } | undefined)?.current : undefined;
  const persons = people.map((person) => ({ id: person.id, label: person.name }));
  const outcomeText = (outcome: string | null) => {
    const known = cardOutcomes.find((one) => one === outcome);
    return known ? t(`outcome.${known}`) : "";
  };
  return (
    <Drawer
      title={t("cards.updateTitle", { name: card.customerName })}
      description={<TextLink href={`/customers/${card.customerId}`}>{t("cards.profile")}</TextLink>}
      open
      onOpenChange={onOpenChange}
    >
      <Form<Values> key={base.version} onSubmit={(values) => submit(values)} errors={save.fields}>
        {current && mine ? (
          <ConflictView
            fields={[
              {
                label: t("cards.status"),
                yours: t(`cardStatus.${mine.status}`),
                theirs: t(`cardStatus.${current.status}`),
              },
              { label: t("cards.outcome"), yours: outcomeText(mine.outcome), theirs: outcomeText(current.outcome) },
              { label: t("cards.note"), yours: mine.note, theirs: current.note ?? "" },
              { label: t("cards.approach"), yours: mine.approach, theirs: current.approach ?? "" },
            ]}
            onKeepMine={() => submit(mine, current.version)}
            onTakeTheirs={() => {
              setBase(current);
              save.reset();
            }}
          />
        ) : (
          <FormErrors error={save.error} />
        )}
        <Field label={t("cards.status")} name="status" required>
          <Select
            defaultValue={base.status}
            options={cardStatuses.map((value) => ({ value, label: t(`cardStatus.${value}`) }))}
          />
        </Field>
        <Field label={t("cards.outcome")} name="outcome">
          <Select<CardOutcome | "">
            defaultValue={cardOutcomes.find((one) => one === base.outcome) ?? ""}
            options={[
              { value: "", label: t("cards.noOutcome") },
              ...cardOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) })),
            ]}
          />
        </Field>
        <Field label={t("cards.note")} name="note">
          <Textarea defaultValue={base.note ?? ""} maxLength={2000} />
        </Field>
        <Field label={t("cards.approach")} name="approach" hint={t("cards.approachHint")}>
          <Input defaultValue={base.approach ?? ""} maxLength={500} />
        </Field>
        <Field label={t("cards.actor")} name="actorId">
          <Combobox options={persons} defaultValue={persons.find((person) => person.id === base.actorId) ?? null} />
        </Field>
        <div className="flex justify-end">
          <SubmitButton pending={save.pending} />
        </div>
      </Form>
    </Drawer>
  );
}
