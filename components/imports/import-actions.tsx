"use client";
// What can be done with a finished import? Take it back, go on with it, or look at the mapping again.
import { Play, Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { type Action, useAction } from "@/components/ui/use-action";

type Act = Action<{ id: string }, { id: string }>;
type Props = { id: string; onUndo: Act | null; onResume: Act | null };

export function ImportActions({ id, onUndo, onResume }: Props) {
  const t = useTranslations("imports");
  const router = useRouter();
  const nothing: Act = async () => ({ ok: true, data: { id } });
  const undo = useAction(onUndo ?? nothing, { onSuccess: () => router.refresh() });
  const resume = useAction(onResume ?? nothing, { onSuccess: () => router.refresh() });
  return (
    <>
      {onResume && (
        <Button icon={<Play aria-hidden="true" />} pending={resume.pending} onClick={() => void resume.run({ id })}>
          {t("action.resume")}
        </Button>
      )}
      {onUndo && (
        <ConfirmDialog
          title={t("undo.title")}
          description={t("undo.hint")}
          confirmLabel={t("action.undo")}
          tone="danger"
          onConfirm={() => void undo.run({ id })}
          trigger={
            <Button icon={<Undo2 aria-hidden="true" />} pending={undo.pending}>
              {t("action.undo")}
            </Button>
          }
        />
      )}
    </>
  );
}
