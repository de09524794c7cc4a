"use client";
// Where do they live or work, in the units of today?
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { provinceName, provinces } from "@/lib/domain/customers/provinces";
import { ActButton } from "./act-button";
import type { AddressKind, AddressView, RelationActions } from "./relations-types";
import { TaskDialog } from "./task-dialog";

export type AddressCardProps = Pick<RelationActions, "onPutAddress" | "onDropAddress"> & {
  customerId: string;
  addresses: readonly AddressView[];
  mayWrite: boolean;
};

const kinds: readonly AddressKind[] = ["home", "work", "billing", "delivery"];
const options = provinces.map(({ code, name, aliases }) => ({ id: code, label: name, hint: aliases.join(", ") }));
const text = (value: unknown) => String(value ?? "") || null;

export function AddressCard({ customerId, addresses, mayWrite, onPutAddress, onDropAddress }: AddressCardProps) {
  const t = useTranslations("profile");
  const add = mayWrite && (
    <TaskDialog
      title={t("relations.addAddress")}
      trigger={
        <Button size="sm" icon={<Plus aria-hidden="true" />}>
          {t("relations.addAddress")}
        </Button>
      }
      action={onPutAddress}
      toInput={(values) => ({
        customerId,
        kind: values.kind as AddressKind,
        line: text(values.line),
        ward: text(values.ward),
        province: text(values.province),
        isPrimary: values.isPrimary === true,
      })}
      success={t("relations.saved")}
    >
      <Field label={t("relations.addressKind")} name="kind">
        <Select
          name="kind"
          defaultValue="home"
          options={kinds.map((kind) => ({ value: kind, label: t(`addressKind.${kind}`) }))}
        />
      </Field>
      <Field label={t("relations.line")} name="line">
        <Input maxLength={300} autoComplete="off" />
      </Field>
      <Field label={t("relations.ward")} name="ward">
        <Input maxLength={80} autoComplete="off" />
      </Field>
      <Field label={t("relations.province")} name="province">
        <Combobox options={options} />
      </Field>
      <Checkbox name="isPrimary" label={t("relations.isPrimary")} />
    </TaskDialog>
  );
  return (
    <Card title={t("relations.addresses")} actions={add}>
      {addresses.length === 0 && <p className="text-ink-faint">{t("relations.noAddresses")}</p>}
      <ul className="divide-y divide-line">
        {addresses.map((address) => {
          const { line, ward, provinceCode, isPrimary } = address;
          const kind = (kinds.find((each) => each === address.kind) ?? "home") satisfies AddressKind;
          const province = provinceCode === null ? null : provinceName(provinceCode);
          const written = [line, ward, province].filter(Boolean).join(", ");
          return (
            <li key={address.id} className="flex items-start gap-2 py-2">
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="text-sm text-ink-soft">{t(`addressKind.${kind}`)}</span>
                  {isPrimary && <Badge tone="accent">{t("facts.primary")}</Badge>}
                </p>
                <p className="break-words">{written}</p>
                {address.asReceived !== null && (
                  <p className="text-sm text-ink-faint">{t("relations.asReceived", { text: address.asReceived })}</p>
                )}
              </div>
              {mayWrite && (
                <ActButton
                  iconOnly
                  action={onDropAddress}
                  input={{ customerId, id: address.id }}
                  success={t("relations.removed")}
                  undo={() => onPutAddress({ customerId, kind, line, ward, province: provinceCode, isPrimary })}
                  icon={<Trash2 aria-hidden="true" />}
                  label={t("facts.remove", { value: written })}
                />
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
