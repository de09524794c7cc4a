"use client";
import { useRouter } from "next/navigation";
// Puts a partner away, or takes it back; undone by one press.
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { type Action, useAction } from "@/components/ui/use-action";

type Change = { id: string; archived: boolean };

export function ArchiveSwitch({ id, archived, onSet }: Change & { onSet: Action<Change, Change> }) {
  const t = useTranslations("partners");
  const common = useTranslations("common.action");
  const router = useRouter();
  const back = useAction(onSet, { onSuccess: () => router.refresh() });
  const set = useAction(onSet, {
    success: (data) => t(data.archived ? "archived" : "restored"),
    undo: (data) => void back.run({ id, archived: !data.archived }),
    onSuccess: () => router.refresh(),
  });
  return (
    <Button pending={set.pending} onClick={() => void set.run({ id, archived: !archived })}>
      {common(archived ? "restore" : "archive")}
    </Button>
  );
}
