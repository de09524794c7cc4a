"use client";
// Who belongs with, works with, influences whom? A link shows on both profiles.
import { Plus, Trash2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { searchCustomerOptions } from "@/components/notes/search-options";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { type RelationshipKind, relationshipKinds } from "@/lib/domain/customers/kinds";
import { ActButton } from "./act-button";
import type { RelationActions, RelationshipView } from "./relations-types";
import { TaskDialog } from "./task-dialog";

export type RelationshipCardProps = Pick<RelationActions, "onRelate" | "onUnrelate"> & {
  customerId: string;
  relationships: readonly RelationshipView[];
  mayWrite: boolean;
};

export function RelationshipCard({ customerId, relationships, mayWrite, onRelate, onUnrelate }: RelationshipCardProps) {
  const t = useTranslations("profile");
  const add = mayWrite && (
    <TaskDialog
      title={t("relations.add")}
      trigger={
        <Button size="sm" icon={<Plus aria-hidden="true" />}>
          {t("relations.add")}
        </Button>
      }
      action={onRelate}
      toInput={(values) => ({
        customerId,
        otherCustomerId: String(values.otherCustomerId ?? ""),
        kind: values.kind as RelationshipKind,
        strength: typeof values.strength === "number" ? values.strength : null,
        note: String(values.note ?? "") || null,
      })}
      success={t("relations.saved")}
    >
      <Field label={t("relations.kind")} name="kind">
        <Select
          name="kind"
          defaultValue="friend"
          options={relationshipKinds.map((kind) => ({ value: kind, label: t(`relationKind.${kind}`) }))}
        />
      </Field>
      <Field label={t("relations.other")} name="otherCustomerId" required>
        <Combobox search={searchCustomerOptions} />
      </Field>
      <Field label={t("relations.strength")} name="strength">
        <NumberInput min={1} max={5} stepper />
      </Field>
      <Field label={t("relations.note")} name="note">
        <Input maxLength={300} autoComplete="off" />
      </Field>
    </TaskDialog>
  );
  return (
    <Card title={t("relations.people")} actions={add}>
      {relationships.length === 0 && <p className="text-ink-faint">{t("relations.noPeople")}</p>}
      <ul className="divide-y divide-line">
        {relationships.map((link) => (
          <li key={link.id} className="flex items-center gap-2 py-2">
            <div className="min-w-0 flex-1">
              <p>
                <span className="text-ink-soft">{t(`relationKind.${link.kind as RelationshipKind}`)}</span>{" "}
                {link.other === null ? (
                  <span className="text-ink-faint">{t("relations.otherTeam")}</span>
                ) : (
                  <Link href={`/customers/${link.other.id}`} className="text-accent-text hover:underline">
                    {link.other.name}
                  </Link>
                )}
              </p>
              {link.note !== null && <p className="text-sm text-ink-soft">{link.note}</p>}
            </div>
            {link.strength !== null && <span className="text-sm text-ink-faint">{link.strength}/5</span>}
            {mayWrite && (
              <ActButton
                iconOnly
                action={onUnrelate}
                input={{ customerId, id: link.id }}
                success={t("relations.removed")}
                {...(link.other === null
                  ? {}
                  : {
                      undo: () =>
                        onRelate({
                          customerId,
                          otherCustomerId: link.other?.id ?? "",
                          kind: link.kind as RelationshipKind,
                          strength: link.strength,
                          note: link.note,
                        }),
                    })}
                icon={<Trash2 aria-hidden="true" />}
                label={t("facts.remove", { value: link.other?.name ?? t("relations.otherTeam") })}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
