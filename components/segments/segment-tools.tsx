"use client";
// What can be done with this segment: change, snapshot, copy, export, put away.
import { Archive, ArchiveRestore, Camera, Copy, Ellipsis, FileSpreadsheet, FileText, Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useFormat } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "@/components/ui/link-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { type Action, useAction } from "@/components/ui/use-action";

export interface SegmentToolsProps {
  segment: { id: string; nameVi: string; nameEn: string; archivedAt: Date | null };
  may: { write: boolean; change: boolean; export: boolean };
  actions: {
    snapshot: Action<{ id: string }, { members: number }>;
    copy: Action<{ id: string; nameVi: string; nameEn: string }, { id: string }>;
    archive: Action<{ id: string }, { id: string }>;
    restore: Action<{ id: string }, { id: string }>;
  };
}

export function SegmentTools({ segment, may, actions }: SegmentToolsProps) {
  const t = useTranslations("segments.action");
  const edit = useTranslations("segments.edit");
  const locale = useLocale();
  const router = useRouter();
  const { num } = useFormat();
  const { id } = segment;
  const snapshot = useAction(actions.snapshot, {
    success: ({ members }) => t("snapshotTaken", { count: num(members) }),
  });
  const copy = useAction(actions.copy, {
    success: t("copied"),
    onSuccess: (made) => router.push(`/segments/${made.id}`),
  });
  const restore = useAction(actions.restore, { success: t("restored") });
  const archive = useAction(actions.archive, { success: t("archived"), undo: () => void restore.run({ id }) });
  const copyName = (name: string) => t("copyName", { name });
  const entries: MenuEntry[] = [];
  if (may.write) {
    entries.push({
      label: t("copy"),
      icon: <Copy aria-hidden="true" />,
      onSelect: () => void copy.run({ id, nameVi: copyName(segment.nameVi), nameEn: copyName(segment.nameEn) }),
    });
  }
  if (may.export) {
    const download = (format: "csv" | "xlsx") => window.location.assign(`/api/segments/${id}/export?format=${format}`);
    entries.push(
      { label: t("export"), icon: <FileText aria-hidden="true" />, onSelect: () => download("csv") },
      { label: t("exportBook"), icon: <FileSpreadsheet aria-hidden="true" />, onSelect: () => download("xlsx") },
    );
  }
  if (may.change) {
    entries.push(
      segment.archivedAt === null
        ? { label: t("archive"), icon: <Archive aria-hidden="true" />, onSelect: () => void archive.run({ id }) }
        : {
            label: t("restore"),
            icon: <ArchiveRestore aria-hidden="true" />,
            onSelect: () => void restore.run({ id }),
          },
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-2" lang={locale}>
      {may.write && (
        <Button
          icon={<Camera aria-hidden="true" />}
          pending={snapshot.pending}
          onClick={() => void snapshot.run({ id })}
        >
          {t("snapshot")}
        </Button>
      )}
      {may.change && (
        <LinkButton href={`/segments/${id}/edit`} variant="primary" icon={<Pencil aria-hidden="true" />}>
          {edit("action")}
        </LinkButton>
      )}
      {entries.length > 0 && (
        <Menu
          trigger={
            <IconButton variant="secondary" label={t("more")} tooltip={false} icon={<Ellipsis aria-hidden="true" />} />
          }
          entries={entries}
        />
      )}
    </div>
  );
}
