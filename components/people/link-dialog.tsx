"use client";
// A link that is shown once: to copy and to pass on.
import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useFormat } from "@/components/ui/format";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";

export type OneTimeLink = { name: string; path: string; expiresAt: Date };

export function LinkDialog({ link, onClose }: { link: OneTimeLink | null; onClose: () => void }) {
  const t = useTranslations("people.invite");
  const common = useTranslations("common.action");
  const format = useFormat();
  if (!link) return null;
  const address = new URL(link.path, location.origin).toString();

  async function copy() {
    await navigator.clipboard.writeText(address);
    toast({ title: t("copied"), tone: "good" });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("linkTitle", { name: link.name })}
      description={t("linkOnce", { until: format.instant(link.expiresAt) })}
      footer={
        <>
          <DialogClose render={<Button>{common("done")}</Button>} />
          <Button variant="primary" icon={<Copy aria-hidden="true" />} onClick={() => void copy()}>
            {t("copy")}
          </Button>
        </>
      }
    >
      <Field label={t("link")}>
        <Input value={address} readOnly onFocus={(event) => event.currentTarget.select()} />
      </Field>
    </Dialog>
  );
}
