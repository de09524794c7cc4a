"use client";
// The customer's own page: a link for them, shown once, to copy and pass on; or every link of theirs closed.
import { Copy, ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useFormat } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { type Action, useAction } from "@/components/ui/use-action";

export type MakeCustomerLink = Action<
  { customerId: string; contactPointId: string | null },
  { path: string; expiresAt: Date | null }
>;
export type RevokeCustomerLinks = Action<{ customerId: string }, { revoked: number }>;

export type CustomerLinkProps = {
  customerId: string;
  contacts: readonly { id: string; display: string }[];
  onMake: MakeCustomerLink;
  onRevoke: RevokeCustomerLinks;
};

const none = "-";

export function CustomerLink({ customerId, contacts, onMake, onRevoke }: CustomerLinkProps) {
  const t = useTranslations("permission.link");
  const format = useFormat();
  const [point, setPoint] = useState(contacts[0]?.id ?? none);
  const [made, setMade] = useState<{ address: string; expiresAt: Date | null } | null>(null);
  const make = useAction(onMake, {
    onSuccess: ({ path, expiresAt }) => setMade({ address: new URL(path, location.origin).toString(), expiresAt }),
  });
  const revoke = useAction(onRevoke, { success: t("revoked"), onSuccess: () => setMade(null) });
  async function copy(address: string) {
    await navigator.clipboard.writeText(address);
    toast({ title: t("copied"), tone: "good" });
  }
  return (
    <Dialog
      title={t("title")}
      description={t("explain")}
      trigger={<Button icon={<ExternalLink aria-hidden="true" />}>{t("open")}</Button>}
      footer={
        <>
          <Button variant="danger-quiet" pending={revoke.pending} onClick={() => void revoke.run({ customerId })}>
            {t("revoke")}
          </Button>
          <Button
            variant="primary"
            pending={make.pending}
            onClick={() => void make.run({ customerId, contactPointId: point === none ? null : point })}
          >
            {t("make")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Field label={t("address")}>
          <Select
            value={point}
            onValueChange={setPoint}
            options={[
              ...contacts.map(({ id, display }) => ({ value: id, label: display })),
              { value: none, label: t("noAddress") },
            ]}
          />
        </Field>
        {made && (
          <>
            <Field
              label={t("made")}
              hint={made.expiresAt ? t("until", { day: format.instantDay(made.expiresAt) }) : undefined}
            >
              <Input value={made.address} readOnly onFocus={(event) => event.currentTarget.select()} />
            </Field>
            <Button icon={<Copy aria-hidden="true" />} onClick={() => void copy(made.address)}>
              {t("copy")}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  );
}
