"use client";
// Everything a person may type about a customer, in one form: to create one, or to change one. Sends only what changed.
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { Option } from "@/components/ui/use-options";
import type { ActionError } from "@/lib/domain/basics/result";
import { type FactValue, type FactValues, sameFact } from "@/lib/domain/customers/fact-change";
import { fieldCatalogue } from "@/lib/domain/customers/fields";
import { customerStages } from "@/lib/domain/customers/kinds";
import { FactControl, factFieldName } from "./fact-control";

export type CustomerKind = "person" | "company";

/** What the form gives back: for a new customer everything, for an old one only what changed, with what was seen. */
export type CustomerFormValues = {
  kind: CustomerKind;
  name?: string;
  code?: string | null;
  stage?: "prospect" | "customer" | "lapsed";
  ownerId?: string | null;
  teamId?: string | null;
  summary?: string | null;
  facts: Record<string, string | number | string[] | null>;
  phone?: string | null;
  email?: string | null;
  addressLine?: string | null;
  /** Values before the change, of the facts that changed. */
  base: Record<string, string | number | string[] | null>;
};

export type CustomerFormProps = {
  currency: string;
  onSubmit: (values: CustomerFormValues) => void;
  pending: boolean;
  error: ActionError | null;
  errors: Record<string, string>;
  submitLabel: string;
  /** What is held now, by fact name; absent for a new customer. */
  held?: FactValues | undefined;
  kind?: CustomerKind;
  /** Facts that this person does not see. */
  hiddenFacts?: readonly string[];
  /** Given only to those who may hand customers to others. */
  owners?: readonly Option[] | undefined;
  teams?: readonly Option[] | undefined;
  /** Shown under phone and e-mail: who has them already. */
  duplicates?: ReactNode;
  onContactLeft?: (contact: { phone: string; email: string }) => void;
  cancel?: ReactNode;
};

const groups = ["demographics", "company", "address", "thinking"] as const;
const ownNames = { name: "name", code: "code", stage: "stage", ownerId: "owner", teamId: "team", summary: "summary" };

function plain(value: unknown): FactValue {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === "number") return value;
  return String(value).trim() === "" ? null : String(value);
}

function changes(values: Record<string, unknown>, held: FactValues): Pick<CustomerFormValues, "facts" | "base"> {
  const facts: Record<string, FactValue> = {};
  const base: Record<string, FactValue> = {};
  for (const field of fieldCatalogue) {
    const sent = values[factFieldName(field.key)];
    if (sent === undefined) continue;
    const after = plain(sent);
    const before = held[field.key] ?? null;
    if (sameFact(before, after)) continue;
    facts[field.key] = after;
    base[field.key] = before;
  }
  return { facts, base } as Pick<CustomerFormValues, "facts" | "base">;
}

export function CustomerForm(props: CustomerFormProps) {
  const { currency, held, pending, error, errors, hiddenFacts = [], owners, teams, duplicates, cancel } = props;
  const t = useTranslations("profile");
  const [kind, setKind] = useState<CustomerKind>(props.kind ?? "person");
  const [phone, setPhone] = useState("");
  const [email, setEmail] = useState("");
  const creating = held === undefined;
  const known = held ?? {};
  const text = (fact: string) => (known[fact] === null || known[fact] === undefined ? "" : String(known[fact]));
  const optionOf = (options: readonly Option[], id: string) => options.find((option) => option.id === id) ?? null;

  function submit(values: Record<string, unknown>) {
    const result: Record<string, unknown> = { kind, ...changes(values, known) };
    const base = result.base as Record<string, FactValue>;
    for (const [name, fact] of Object.entries(ownNames)) {
      const sent = values[name];
      if (sent === undefined) continue;
      const after = plain(sent);
      if (!creating && sameFact(known[fact] ?? null, after)) continue;
      result[name] = name === "name" ? (after ?? "") : after;
      base[fact] = known[fact] ?? null;
    }
    if (creating) {
      for (const name of ["phone", "email", "addressLine"]) result[name] = plain(values[name]);
    }
    props.onSubmit(result as CustomerFormValues);
  }

  return (
    <Form onSubmit={submit} errors={errors} className="gap-6">
      <Card title={t("form.basics")}>
        <div className="grid gap-4 md:grid-cols-2">
          {creating && (
            <Field label={t("form.kind")} className="md:col-span-2">
              <RadioGroup
                look="segmented"
                value={kind}
                onValueChange={setKind}
                options={[
                  { value: "person", label: t("choice.kind_person") },
                  { value: "company", label: t("choice.kind_company") },
                ]}
              />
            </Field>
          )}
          <Field label={t("fact.name")} name="name" required>
            <Input defaultValue={text("name")} maxLength={200} autoComplete="off" />
          </Field>
          <Field label={t("fact.code")} name="code" {...(creating ? { hint: t("form.codeHint") } : {})}>
            <Input defaultValue={text("code")} maxLength={60} autoComplete="off" />
          </Field>
          <Field label={t("fact.stage")} name="stage">
            <Select
              name="stage"
              defaultValue={text("stage") || "prospect"}
              options={customerStages.map((stage) => ({ value: stage, label: t(`choice.stage_${stage}`) }))}
            />
          </Field>
          {owners !== undefined && (
            <Field label={t("fact.owner")} name="ownerId">
              <Combobox options={owners} defaultValue={optionOf(owners, text("owner"))} />
            </Field>
          )}
          {teams !== undefined && (
            <Field label={t("fact.team")} name="teamId">
              <Combobox options={teams} defaultValue={optionOf(teams, text("team"))} />
            </Field>
          )}
          <Field label={t("fact.summary")} name="summary" className="md:col-span-2">
            <Textarea defaultValue={text("summary")} maxLength={2000} rows={2} />
          </Field>
        </div>
      </Card>

      {creating && (
        <Card title={t("form.contact")}>
          <div className="grid gap-4 md:grid-cols-2">
            <Field label={t("fact.phone")} name="phone" hint={t("form.phoneHint")}>
              <Input
                type="tel"
                inputMode="tel"
                autoComplete="off"
                onValueChange={setPhone}
                onBlur={() => props.onContactLeft?.({ phone, email })}
              />
            </Field>
            <Field label={t("fact.email")} name="email">
              <Input
                inputMode="email"
                autoComplete="off"
                onValueChange={setEmail}
                onBlur={() => props.onContactLeft?.({ phone, email })}
              />
            </Field>
            {duplicates}
            <Field label={t("form.addressLine")} name="addressLine" className="md:col-span-2">
              <Input autoComplete="off" maxLength={300} />
            </Field>
          </div>
        </Card>
      )}

      {groups.map((group) => {
        const fields = fieldCatalogue.filter(
          (field) =>
            field.group === group &&
            (field.appliesTo === "both" || field.appliesTo === kind) &&
            !hiddenFacts.includes(field.key),
        );
        return fields.length === 0 ? null : (
          <Card key={group} title={t(`factGroup.${group === "company" && kind === "person" ? "online" : group}`)}>
            <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
              {fields.map((field) => (
                <FactControl key={field.key} field={field} value={known[field.key] ?? null} currency={currency} />
              ))}
            </div>
          </Card>
        );
      })}

      <FormErrors error={error} />
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton pending={pending}>{props.submitLabel}</SubmitButton>
        {cancel}
      </div>
    </Form>
  );
}
