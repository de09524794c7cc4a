"use client";
// Under which other node should this one stand? Only nodes one level up are offered.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { levelAbove } from "@/lib/domain/most/levels";
import type { NodeView } from "@/lib/domain/most/plan-view";
import { useName } from "./use-plan-words";

export type MoveDialogProps = {
  node: NodeView;
  nodes: readonly NodeView[];
  onOpenChange: (open: boolean) => void;
  onMove: (parentId: string) => void;
};

export function MoveDialog({ node, nodes, onOpenChange, onMove }: MoveDialogProps) {
  const t = useTranslations("plan.board");
  const name = useName();
  const [parentId, setParentId] = useState(node.parentId);
  const above = levelAbove(node.level);
  const options = nodes.filter((one) => one.level === above).map((one) => ({ value: one.id, label: name(one) }));
  return (
    <Dialog
      title={t("moveTitle", { name: name(node) })}
      open
      onOpenChange={onOpenChange}
      size="sm"
      footer={
        <Button
          variant="primary"
          disabled={parentId === null || parentId === node.parentId}
          onClick={() => parentId && onMove(parentId)}
        >
          {t("move")}
        </Button>
      }
    >
      <Field label={t("moveTarget")}>
        <Select options={options} value={parentId} onValueChange={setParentId} />
      </Field>
    </Dialog>
  );
}
