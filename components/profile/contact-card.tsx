"use client";
// How can this customer be reached, which is the main way, and which ones no longer work?
import { BadgeCheck, Ban, Plus, Star, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { Action } from "@/components/ui/use-action";
import { ActButton } from "./act-button";
import type { ContactView } from "./profile-types";
import { useSourceWord } from "./source-word";
import { TaskDialog } from "./task-dialog";

const kinds = ["phone", "email", "zalo"] as const;
type Kind = (typeof kinds)[number];
type Holder = { kind: string; value: string; customer: { id: string; name: string; code: string } | null };
type Key = { customerId: string; id: string };

export type ContactActions = {
  onAdd: Action<
    { customerId: string; kind: Kind; value: string; label?: string | null },
    { id: string; holders: Holder[] }
  >;
  onRemove: Action<Key, { kind: string; display: string; label: string | null }>;
  onChange: Action<Key & { isPrimary?: true; status?: "verified" | "invalid" }, null>;
};

export type ContactCardProps = ContactActions & {
  customerId: string;
  contacts: readonly ContactView[];
  mayWrite: boolean;
  hidden: boolean;
};

export function ContactCard(props: ContactCardProps) {
  const { customerId, contacts, mayWrite, hidden, onAdd, onRemove, onChange } = props;
  const t = useTranslations("profile");
  const source = useSourceWord();
  if (hidden) {
    return (
      <Card title={t("facts.contacts")}>
        <p className="text-ink-faint">{t("header.contactHidden")}</p>
      </Card>
    );
  }
  return (
    <Card
      title={t("facts.contacts")}
      actions={mayWrite ? <AddContact customerId={customerId} onAdd={onAdd} /> : undefined}
    >
      {contacts.length === 0 && <p className="text-ink-faint">{t("facts.noContacts")}</p>}
      <ul className="divide-y divide-line">
        {contacts.map((contact) => {
          const key = { customerId, id: contact.id };
          return (
            <li key={contact.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <div className="min-w-0 flex-1 basis-40">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="text-sm text-ink-soft">{t(`fact.${contact.kind as Kind}`)}</span>
                  <span className="break-all tabular-nums">{contact.display}</span>
                  {contact.isPrimary && <Badge tone="accent">{t("facts.primary")}</Badge>}
                  <StatusBadge status={contact.status} />
                </p>
                <p className="text-xs text-ink-faint">
                  {[contact.label, source(contact.source)].filter(Boolean).join(" · ")}
                </p>
              </div>
              {mayWrite && (
                <span className="flex">
                  {!contact.isPrimary && (
                    <ActButton
                      iconOnly
                      action={onChange}
                      input={{ ...key, isPrimary: true }}
                      icon={<Star aria-hidden="true" />}
                      label={`${t("facts.makePrimary")}: ${contact.display}`}
                    />
                  )}
                  <ActButton
                    iconOnly
                    action={onChange}
                    input={{ ...key, status: "verified" }}
                    icon={<BadgeCheck aria-hidden="true" />}
                    label={`${t("facts.markVerified")}: ${contact.display}`}
                  />
                  <ActButton
                    iconOnly
                    action={onChange}
                    input={{ ...key, status: "invalid" }}
                    icon={<Ban aria-hidden="true" />}
                    label={`${t("facts.markInvalid")}: ${contact.display}`}
                  />
                  <ActButton
                    iconOnly
                    action={onRemove}
                    input={key}
                    success={t("facts.removed", { value: contact.display })}
                    undo={() =>
                      onAdd({ customerId, kind: contact.kind as Kind, value: contact.display, label: contact.label })
                    }
                    icon={<Trash2 aria-hidden="true" />}
                    label={t("facts.remove", { value: contact.display })}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function StatusBadge({ status }: { status: string }) {
  const t = useTranslations("profile.status");
  const tone = status === "verified" ? "good" : status === "unverified" ? "neutral" : "bad";
  return <Badge tone={tone}>{t(status as "verified")}</Badge>;
}

function AddContact({ customerId, onAdd }: Pick<ContactCardProps, "customerId" | "onAdd">) {
  const t = useTranslations("profile");
  const [kind, setKind] = useState<Kind>("phone");
  function warn(holders: readonly Holder[]) {
    const other = holders[0];
    if (!other) return;
    const title = t("overview.duplicate");
    toast({
      title,
      description:
        other.customer === null
          ? t("form.holderHidden", { kind: other.kind })
          : `${other.customer.name} (${other.customer.code})`,
    });
  }
  return (
    <TaskDialog
      title={t("facts.addContact")}
      trigger={
        <Button size="sm" icon={<Plus aria-hidden="true" />}>
          {t("facts.addContact")}
        </Button>
      }
      action={onAdd}
      toInput={(values) => ({
        customerId,
        kind,
        value: String(values.value ?? ""),
        label: String(values.label ?? "") || null,
      })}
      success={t("facts.contactAdded")}
      onDone={(data) => warn(data.holders)}
    >
      <Field label={t("facts.contactKind")}>
        <Select
          value={kind}
          onValueChange={setKind}
          options={kinds.map((each) => ({ value: each, label: t(`fact.${each}`) }))}
        />
      </Field>
      <Field
        label={t("facts.contactValue")}
        name="value"
        required
        {...(kind === "phone" ? { hint: t("form.phoneHint") } : {})}
      >
        <Input autoComplete="off" inputMode={kind === "email" ? "email" : "tel"} />
      </Field>
      <Field label={t("facts.contactLabel")} name="label">
        <Input autoComplete="off" maxLength={60} />
      </Field>
    </TaskDialog>
  );
}
