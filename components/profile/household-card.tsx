"use client";
// Who lives under one roof with this person?
import { LogOut, Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { searchCustomerOptions } from "@/components/notes/search-options";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { householdRoles } from "@/lib/domain/customers/kinds";
import { ActButton } from "./act-button";
import type { HouseholdRole, HouseholdView, RelationActions } from "./relations-types";
import { TaskDialog } from "./task-dialog";

export type HouseholdCardProps = Pick<RelationActions, "onJoin" | "onLeave"> & {
  customerId: string;
  household: HouseholdView;
  mayWrite: boolean;
};

export function HouseholdCard({ customerId, household, mayWrite, onJoin, onLeave }: HouseholdCardProps) {
  const t = useTranslations("profile");
  const actions = mayWrite && (
    <>
      {household !== null && (
        <ActButton
          action={onLeave}
          input={{ customerId }}
          success={t("relations.saved")}
          icon={<LogOut aria-hidden="true" />}
          label={t("relations.leave")}
        />
      )}
      <TaskDialog
        title={t("relations.join")}
        trigger={
          <Button size="sm" icon={<Plus aria-hidden="true" />}>
            {t("relations.join")}
          </Button>
        }
        action={onJoin}
        toInput={(values) => ({
          customerId,
          otherCustomerId: String(values.otherCustomerId ?? ""),
          role: (String(values.role ?? "") || null) as HouseholdRole | null,
        })}
        success={t("relations.saved")}
      >
        <Field label={t("relations.other")} name="otherCustomerId" required>
          <Combobox search={searchCustomerOptions} />
        </Field>
        <Field label={t("relations.role")} name="role">
          <Select
            name="role"
            defaultValue="other"
            options={householdRoles.map((role) => ({ value: role, label: t(`householdRole.${role}`) }))}
          />
        </Field>
      </TaskDialog>
    </>
  );
  return (
    <Card title={t("relations.household")} actions={actions}>
      {household === null ? (
        <p className="text-ink-faint">{t("relations.noHousehold")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {household.members.map((member) => (
            <li key={member.id} className="flex items-center gap-2 py-2">
              {member.id === customerId ? (
                <span className="font-medium">{member.name}</span>
              ) : (
                <Link href={`/customers/${member.id}`} className="text-accent-text hover:underline">
                  {member.name}
                </Link>
              )}
              {member.role !== null && <Badge>{t(`householdRole.${member.role as HouseholdRole}`)}</Badge>}
            </li>
          ))}
          {household.outOfReach > 0 && (
            <li className="py-2 text-ink-faint">{t("relations.outOfReach", { count: household.outOfReach })}</li>
          )}
        </ul>
      )}
    </Card>
  );
}
