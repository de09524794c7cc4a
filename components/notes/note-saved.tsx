"use client";
// What became of the note: the server has it, or this device holds it until the network is back.
import { Check, CloudUpload } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Option } from "@/components/ui/use-options";

export type NoteSavedProps = { kind: "saved" | "queued"; customer: Option; onAnother: () => void };

export function NoteSaved({ kind, customer, onAnother }: NoteSavedProps) {
  const t = useTranslations("notes.form");
  const Icon = kind === "saved" ? Check : CloudUpload;
  return (
    <div role="status">
      <EmptyState
        title={t(kind === "saved" ? "savedTitle" : "queuedTitle")}
        icon={<Icon aria-hidden="true" />}
        actions={
          <>
            <Button variant="primary" onClick={onAnother}>
              {t("another")}
            </Button>
            <LinkButton href={`/customers/${customer.id}`}>{t("openProfile")}</LinkButton>
          </>
        }
      >
        {t(kind, { name: customer.label })}
      </EmptyState>
    </div>
  );
}
