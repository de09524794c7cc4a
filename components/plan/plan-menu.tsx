"use client";
// Starting, closing and putting away a whole plan.
import { Archive, MoreHorizontal, Play, RotateCcw, SquareCheck } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { type Action, useAction } from "@/components/ui/use-action";
import type { NodeRef, PlanStatusInput } from "@/lib/domain/most/plan-input";
import type { PlanSummary } from "@/lib/domain/most/plan-view";

export type PlanMenuProps = {
  plan: PlanSummary;
  onStatus: Action<PlanStatusInput, { id: string; status: PlanSummary["status"]; version: number }>;
  onArchive: Action<NodeRef, { id: string }>;
  onRestore: Action<NodeRef, { id: string }>;
};

export function PlanMenu({ plan, onStatus, onArchive, onRestore }: PlanMenuProps) {
  const t = useTranslations("plan.planStatus");
  const common = useTranslations("common.action");
  const router = useRouter();
  const refresh = () => router.refresh();
  const back = useAction(onStatus, { onSuccess: refresh });
  const change = useAction(onStatus, {
    success: t("changed"),
    onSuccess: refresh,
    undo: ({ id, status, version }) => void back.run({ id, version, status }),
  });
  const restore = useAction(onRestore, { onSuccess: refresh });
  const archive = useAction(onArchive, {
    success: t("archived"),
    onSuccess: () => router.push("/plan"),
    undo: ({ id }) => void restore.run({ id }).then(refresh),
  });
  if (plan.archived)
    return (
      <Button pending={restore.pending} onClick={() => void restore.run({ id: plan.id })}>
        {common("restore")}
      </Button>
    );
  const set = (status: PlanSummary["status"]) => void change.run({ id: plan.id, version: plan.version, status });
  const entries: MenuEntry[] = [
    ...(plan.status === "active"
      ? [{ label: t("close"), icon: <SquareCheck aria-hidden="true" />, onSelect: () => set("closed") }]
      : []),
    ...(plan.status === "closed"
      ? [{ label: t("reopen"), icon: <RotateCcw aria-hidden="true" />, onSelect: () => set("active") }]
      : []),
    {
      label: common("archive"),
      icon: <Archive aria-hidden="true" />,
      onSelect: () => void archive.run({ id: plan.id }),
    },
  ];
  return (
    <>
      {plan.status === "draft" && (
        <Button
          variant="primary"
          icon={<Play aria-hidden="true" />}
          pending={change.pending}
          onClick={() => set("active")}
        >
          {t("start")}
        </Button>
      )}
      <Menu
        trigger={<IconButton label={common("more")} variant="secondary" icon={<MoreHorizontal aria-hidden="true" />} />}
        entries={entries}
      />
    </>
  );
}
