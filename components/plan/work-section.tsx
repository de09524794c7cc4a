"use client";
// What is there to do: first what the company prepares, then what reaches the customer.
import { MoreHorizontal, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "tailwind-variants";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Day } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { Select } from "@/components/ui/select";
import { useAction } from "@/components/ui/use-action";
import { type WorkStatus, workStatuses } from "@/lib/domain/most/plan-input";
import type { PersonView } from "@/lib/domain/most/plan-view";
import { Person } from "./person";
import { SlipForm } from "./slip-form";
import { personName } from "./use-plan-words";
import { WorkForm } from "./work-form";
import type { WorkActions, WorkRow } from "./work-types";

export type WorkSectionProps = {
  nodeId: string;
  items: readonly WorkRow[];
  others: readonly { id: string; title: string; status: WorkStatus }[];
  people: readonly PersonView[];
  today: string;
  userId: string;
  mayWork: boolean;
  actions: WorkActions;
};

type Task = { kind: "add"; side: "internal" | "external" } | { kind: "edit" | "slip"; item: WorkRow };

export function WorkSection({ nodeId, items, others, people, today, userId, mayWork, actions }: WorkSectionProps) {
  const t = useTranslations("plan.work");
  const form = useTranslations("plan.form");
  const plan = useTranslations("plan.board");
  const common = useTranslations("common.action");
  const router = useRouter();
  const [task, setTask] = useState<Task | null>(null);
  const refresh = () => router.refresh();
  const close = (open: boolean) => {
    if (!open) setTask(null);
  };
  const back = useAction(actions.setStatus, { onSuccess: refresh });
  const setStatus = useAction(actions.setStatus, {
    success: t("statusSaved"),
    onSuccess: refresh,
    undo: ({ id, version, was }) => void back.run({ id, version, status: was }),
  });
  const restore = useAction(actions.restore, { onSuccess: refresh });
  const archive = useAction(actions.archive, {
    success: t("archived"),
    onSuccess: refresh,
    undo: ({ id }) => void restore.run({ id }),
  });

  function row(item: WorkRow) {
    const mine = mayWork || item.ownerId === userId;
    const waits = others.find((other) => other.id === item.dependsOnId && other.status !== "done");
    const late = item.status !== "done" && item.dueOn !== null && item.dueOn < today;
    const { estimateHours: estimate, loggedHours: logged } = item;
    return (
      <li
        key={item.id}
        className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-2.5 first:border-t-0"
      >
        <div className="min-w-0 flex-1 basis-56">
          <p className={cn("break-words", item.status === "done" && "text-ink-faint line-through")}>{item.title}</p>
          <div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-faint">
            <Person name={personName(people, item.ownerId)} nobody={form("nobody")} />
            {item.dueOn && (
              <span className={late ? "font-medium text-bad" : undefined}>
                <Day value={item.dueOn} /> {late && t("overdue")}
              </span>
            )}
            {estimate !== null && (
              <span>{logged === null ? t("hoursEstimate", { estimate }) : t("hoursOf", { logged, estimate })}</span>
            )}
            {waits && <span>{t("waitsFor", { title: waits.title })}</span>}
            {item.slips > 0 && <Badge tone="warn">{t("slipped", { count: item.slips })}</Badge>}
          </div>
        </div>
        <div className="w-36">
          <Select
            aria-label={t("status", { title: item.title })}
            value={item.status}
            disabled={!mine || setStatus.pending}
            options={workStatuses.map((value) => ({ value, label: t(value) }))}
            onValueChange={(status) =>
              status !== item.status && void setStatus.run({ id: item.id, version: item.version, status })
            }
          />
        </div>
        {mine && (
          <Menu
            trigger={
              <IconButton
                label={plan("actions", { name: item.title })}
                size="sm"
                tooltip={false}
                icon={<MoreHorizontal aria-hidden="true" />}
              />
            }
            entries={[
              { label: common("edit"), onSelect: () => setTask({ kind: "edit", item }) },
              { label: t("slip"), onSelect: () => setTask({ kind: "slip", item }), disabled: item.dueOn === null },
              ...(mayWork ? [{ label: common("remove"), onSelect: () => void archive.run({ id: item.id }) }] : []),
            ]}
          />
        )}
      </li>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {(["internal", "external"] as const).map((side) => {
        const rows = items.filter((item) => item.side === side);
        return (
          <Card
            key={side}
            flush
            title={t(side)}
            description={t(`${side}Hint`)}
            actions={
              mayWork && (
                <Button icon={<Plus aria-hidden="true" />} onClick={() => setTask({ kind: "add", side })}>
                  {t("add")}
                </Button>
              )
            }
          >
            {rows.length === 0 ? (
              <p className="border-t border-line px-4 py-4 text-ink-faint">{t("empty")}</p>
            ) : (
              <ul className="border-t border-line">{rows.map(row)}</ul>
            )}
          </Card>
        );
      })}
      {task && task.kind !== "slip" && (
        <WorkForm
          nodeId={nodeId}
          item={task.kind === "add" ? null : task.item}
          side={task.kind === "add" ? task.side : task.item.side}
          people={people}
          others={others}
          onOpenChange={close}
          onSaved={refresh}
          onAdd={actions.add}
          onEdit={actions.edit}
        />
      )}
      {task?.kind === "slip" && (
        <SlipForm item={task.item} onOpenChange={close} onSaved={refresh} onSlip={actions.slip} />
      )}
    </div>
  );
}
