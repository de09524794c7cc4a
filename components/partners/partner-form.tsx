"use client";
import { useRouter } from "next/navigation";
// A partner of one of six kinds, new or changed.
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { type Action, useAction } from "@/components/ui/use-action";
import { type PartnerFields, partnerKinds } from "@/lib/domain/basics/catalogue-input";
import { provinces } from "@/lib/domain/customers/provinces";

const provinceOptions = provinces.map(({ code, name }) => ({ id: code, label: name }));

type Held = { id: string; version: number };

type PartnerFormProps = {
  partner: (PartnerFields & Held) | null;
  /** Making a partner asks for its fields; changing one also says which, and which version was seen. */
  onSave: Action<PartnerFields & Held, { id: string }>;
};

export function PartnerForm({ partner, onSave }: PartnerFormProps) {
  const t = useTranslations("partners");
  const common = useTranslations("common.action");
  const router = useRouter();
  const save = useAction(onSave, {
    inlineErrors: true,
    success: t("saved"),
    onSuccess: ({ id }) => router.push(`/partners/${id}`),
  });
  const held = partner ? { id: partner.id, version: partner.version } : {};
  const texts = [
    ["contactName", 120],
    ["phone", 40],
    ["email", 254],
    ["website", 200],
  ] as const;
  return (
    <Form<PartnerFields>
      errors={save.fields}
      onSubmit={(values) => void save.run({ ...values, ...held } as PartnerFields & Held)}
    >
      <Card>
        <div className="grid gap-4 md:grid-cols-2">
          <Field name="name" label={t("field.name")} required>
            <Input defaultValue={partner?.name ?? ""} maxLength={200} autoComplete="off" />
          </Field>
          <Field name="kind" label={t("field.kind")} required>
            <Select
              name="kind"
              defaultValue={partner?.kind ?? "supplier"}
              options={partnerKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            />
          </Field>
          <Field name="code" label={t("field.code")} required>
            <Input defaultValue={partner?.code ?? ""} maxLength={60} autoComplete="off" />
          </Field>
          {texts.map(([name, most]) => (
            <Field
              key={name}
              name={name}
              label={t(`field.${name}`)}
              {...(name === "website" ? { hint: t("form.websiteHint") } : {})}
            >
              <Input defaultValue={partner?.[name] ?? ""} maxLength={most} autoComplete="off" />
            </Field>
          ))}
          <Field name="provinceCode" label={t("field.province")}>
            <Combobox
              options={provinceOptions}
              defaultValue={provinceOptions.find(({ id }) => id === partner?.provinceCode) ?? null}
            />
          </Field>
          <Field name="address" label={t("field.address")} className="md:col-span-2">
            <Input defaultValue={partner?.address ?? ""} maxLength={300} autoComplete="off" />
          </Field>
          <Field name="note" label={t("field.note")} className="md:col-span-2">
            <Textarea defaultValue={partner?.note ?? ""} maxLength={2000} rows={3} />
          </Field>
        </div>
      </Card>
      <FormErrors error={save.error} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pending={save.pending} />
        <LinkButton href={partner ? `/partners/${partner.id}` : "/partners"}>{common("cancel")}</LinkButton>
      </div>
    </Form>
  );
}
