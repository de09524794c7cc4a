"use client";
// What can be done with this customer from the head of the profile?
import { Archive, ArchiveRestore, Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { type Action, useAction } from "@/components/ui/use-action";

export type SetArchived = Action<{ id: string; archived: boolean }, { version: number }>;
export type ProfileActionsProps = { id: string; name: string; archived: boolean; onSetArchived: SetArchived };

export function ProfileActions({ id, name, archived, onSetArchived }: ProfileActionsProps) {
  const t = useTranslations("profile.header");
  const router = useRouter();
  const refresh = () => router.refresh();
  const back = useAction(onSetArchived, { onSuccess: refresh });
  const set = useAction(onSetArchived, {
    success: (_, input) => t(input.archived ? "archivedToast" : "restoredToast", { name }),
    undo: (_, input) => void back.run({ id, archived: !input.archived }),
    onSuccess: refresh,
  });
  const Icon = archived ? ArchiveRestore : Archive;
  return (
    <Menu
      trigger={<IconButton label={t("more")} icon={<Ellipsis aria-hidden="true" />} variant="secondary" />}
      align="end"
      entries={[
        {
          label: t(archived ? "restore" : "archive"),
          icon: <Icon aria-hidden="true" />,
          onSelect: () => void set.run({ id, archived: !archived }),
        },
      ]}
    />
  );
}
