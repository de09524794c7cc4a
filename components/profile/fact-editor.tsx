"use client";
// Changes one fact where it stands, with the source it came from; blank clears it.
import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FactValue } from "@/lib/domain/customers/fact-change";
import { findCustomerField } from "@/lib/domain/customers/fields";
import { ConflictChoice } from "./conflict-choice";
import { FactControl, factFieldName } from "./fact-control";
import { useFactWords } from "./fact-words";
import { type ChangeFacts, useFactChange } from "./use-fact-change";

export type FactEditorProps = {
  customerId: string;
  version: number;
  fact: string;
  value: FactValue;
  currency: string;
  onChangeFacts: ChangeFacts;
};

const sources = ["rep", "telemarketer", "customer", "agency"] as const;
type Sent = string | number | string[] | null;

export function FactEditor({ customerId, version, fact, value, currency, onChangeFacts }: FactEditorProps) {
  const t = useTranslations("profile");
  const router = useRouter();
  const words = useFactWords(currency);
  const [open, setOpen] = useState(false);
  const [source, setSource] = useState<(typeof sources)[number]>("rep");
  const change = useFactChange(onChangeFacts, t("form.saved"), () => {
    setOpen(false);
    router.refresh();
  });
  const field = findCustomerField(fact);
  if (!field) return null;

  function submit(values: Record<string, unknown>) {
    const after = (values[factFieldName(fact)] ?? null) as Sent;
    void change.run({
      id: customerId,
      version,
      facts: { [fact]: after },
      base: { [fact]: value as Sent },
      source,
    });
  }
  return (
    <Dialog
      title={t("facts.edit", { fact: words.label(fact) })}
      description={t("facts.blankClears")}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton
          size="sm"
          label={t("facts.edit", { fact: words.label(fact) })}
          icon={<Pencil aria-hidden="true" />}
        />
      }
    >
      {change.conflicts ? (
        <ConflictChoice
          conflicts={change.conflicts}
          currency={currency}
          pending={change.pending}
          onChoose={change.choose}
        />
      ) : (
        <Form onSubmit={submit} errors={change.fields}>
          <FactControl field={field} value={value} currency={currency} />
          <Field label={t("facts.source")}>
            <Select
              value={source}
              onValueChange={setSource}
              options={sources.map((each) => ({ value: each, label: t(`source.${each}`) }))}
            />
          </Field>
          <FormErrors error={change.error} />
          <SubmitButton pending={change.pending} />
        </Form>
      )}
    </Dialog>
  );
}
