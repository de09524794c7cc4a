"use client";
// What can be done to a node of the tree: add beneath, edit, move, archive; the last two can be undone.
import { Archive, ArrowDown, ArrowUp, CornerDownRight, MoreHorizontal, Pencil, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { type Action, useAction } from "@/components/ui/use-action";
import { levelBelow } from "@/lib/domain/most/levels";
import type { NodeChange, NodeInput, NodeMove, NodeRef } from "@/lib/domain/most/plan-input";
import type { NodeView, PlanView } from "@/lib/domain/most/plan-view";
import { MoveDialog } from "./move-dialog";
import { NodeForm } from "./node-form";
import { useName } from "./use-plan-words";

export type BoardActions = {
  add: Action<NodeInput, { id: string }>;
  edit: Action<NodeChange, { id: string; version: number }>;
  move: Action<NodeMove, { parentId: string | null; position: number }>;
  archive: Action<NodeRef, { id: string; archived: number }>;
  restore: Action<NodeRef, { id: string }>;
};

type Task = { kind: "add" | "edit" | "move"; node: NodeView };

export function useBoardActions(view: PlanView, mayPlan: boolean, actions: BoardActions) {
  const t = useTranslations("plan");
  const common = useTranslations("common.action");
  const name = useName();
  const router = useRouter();
  const [task, setTask] = useState<Task | null>(null);
  const refresh = () => router.refresh();
  const back = useAction(actions.move, { onSuccess: refresh });
  const move = useAction(actions.move, {
    success: t("board.moved"),
    onSuccess: refresh,
    undo: (was, { id }) => void back.run({ id, ...was }),
  });
  const restore = useAction(actions.restore, { success: t("board.restored"), onSuccess: refresh });
  const archive = useAction(actions.archive, {
    success: ({ archived }) => t("board.archived", { count: archived }),
    onSuccess: refresh,
    undo: ({ id }) => void restore.run({ id }),
  });

  function controls(node: NodeView, siblings: readonly NodeView[]): ReactNode {
    const below = levelBelow(node.level);
    const at = siblings.findIndex((sibling) => sibling.id === node.id);
    const shift = (position: number) => void move.run({ id: node.id, parentId: node.parentId, position });
    const entries: MenuEntry[] = [
      ...(below === null || below === "mission"
        ? []
        : [
            {
              label: t(`add.${below}`),
              icon: <Plus aria-hidden="true" />,
              onSelect: () => setTask({ kind: "add", node }),
            },
          ]),
      {
        label: common("edit"),
        icon: <Pencil aria-hidden="true" />,
        onSelect: () => setTask({ kind: "edit", node }),
      },
      ...(node.level === "mission"
        ? []
        : [
            { kind: "separator" as const },
            {
              label: t("board.moveUp"),
              icon: <ArrowUp aria-hidden="true" />,
              disabled: at <= 0,
              onSelect: () => shift(at - 1),
            },
            {
              label: t("board.moveDown"),
              icon: <ArrowDown aria-hidden="true" />,
              disabled: at === siblings.length - 1,
              onSelect: () => shift(at + 1),
            },
            {
              label: t("board.moveUnder"),
              icon: <CornerDownRight aria-hidden="true" />,
              onSelect: () => setTask({ kind: "move", node }),
            },
            { kind: "separator" as const },
            {
              label: common("archive"),
              icon: <Archive aria-hidden="true" />,
              onSelect: () => void archive.run({ id: node.id }),
            },
          ]),
    ];
    return (
      <Menu
        trigger={
          <IconButton
            label={t("board.actions", { name: name(node) })}
            size="sm"
            tooltip={false}
            icon={<MoreHorizontal aria-hidden="true" />}
          />
        }
        entries={entries}
      />
    );
  }

  const close = (open: boolean) => {
    if (!open) setTask(null);
  };
  const shared = { people: view.people, open: true, onOpenChange: close, onSaved: refresh };
  const below = task ? levelBelow(task.node.level) : null;
  const drawers = !mayPlan ? null : (
    <>
      {task?.kind === "edit" && (
        <NodeForm
          key={`${task.node.id}-${task.node.version}`}
          {...shared}
          title={t("form.editTitle", { name: name(task.node) })}
          node={task.node}
          onEdit={actions.edit}
        />
      )}
      {task?.kind === "add" && below !== null && (
        <NodeForm
          key={`under-${task.node.id}`}
          {...shared}
          title={t("add.under", { name: name(task.node) })}
          under={{ planId: view.plan.id, parentId: task.node.id, level: below, ownerId: task.node.ownerId }}
          onAdd={actions.add}
        />
      )}
      {task?.kind === "move" && (
        <MoveDialog
          node={task.node}
          nodes={view.nodes}
          onOpenChange={close}
          onMove={(parentId) => {
            setTask(null);
            void move.run({ id: task.node.id, parentId, position: 10_000 });
          }}
        />
      )}
    </>
  );
  return { controls, drawers };
}
