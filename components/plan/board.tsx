"use client";
// The whole tree on one screen: who owns what, how far the work is, whether it works. Built and mended here.
import { ChevronsDownUp, ChevronsUpDown } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { type PaceStatus, paceStatuses } from "@/lib/domain/most/pace";
import type { NodeView, PlanView } from "@/lib/domain/most/plan-view";
import { BoardRow } from "./board-row";
import { type BoardActions, useBoardActions } from "./use-board-actions";

export type BoardFilter = { owner: string | null; status: PaceStatus | null };
export type BoardProps = { view: PlanView; filter: BoardFilter; mayPlan: boolean; actions: BoardActions };

/** The nodes that match, and everything above them. */
function shownNodes(nodes: readonly NodeView[], { owner, status }: BoardFilter): ReadonlySet<string> {
  const shown = new Set<string>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) {
    if ((owner !== null && node.ownerId !== owner) || (status !== null && node.result.status !== status)) continue;
    for (let up: NodeView | undefined = node; up && !shown.has(up.id); up = byId.get(up.parentId ?? ""))
      shown.add(up.id);
  }
  return shown;
}

export function Board({ view, filter, mayPlan, actions }: BoardProps) {
  const t = useTranslations("plan");
  const status = useTranslations("plan.status");
  const router = useRouter();
  const path = usePathname();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const { controls, drawers } = useBoardActions(view, mayPlan, actions);
  const shown = useMemo(() => shownNodes(view.nodes, filter), [view.nodes, filter]);
  const parents = view.nodes.filter((node) => node.level !== "tactic");
  const owners = view.people.filter((person) => view.nodes.some((node) => node.ownerId === person.id));

  function go(next: BoardFilter) {
    const query = new URLSearchParams();
    if (next.owner) query.set("owner", next.owner);
    if (next.status) query.set("status", next.status);
    router.replace(query.size === 0 ? path : `${path}?${query}`, { scroll: false });
  }
  function toggle(id: string) {
    const next = new Set(closed);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  }
  function list(parentId: string | null, depth: number) {
    const siblings = view.nodes.filter((node) => node.parentId === parentId);
    const rows = siblings.filter((node) => shown.has(node.id));
    if (rows.length === 0) return null;
    return (
      <ul>
        {rows.map((node) => {
          const below = closed.has(node.id) ? null : list(node.id, depth + 1);
          const children = view.nodes.filter((child) => child.parentId === node.id);
          return (
            <li key={node.id}>
              <BoardRow
                node={node}
                view={view}
                depth={depth}
                open={!closed.has(node.id)}
                onToggle={children.length > 0 ? () => toggle(node.id) : undefined}
                controls={mayPlan ? controls(node, siblings) : null}
              />
              {below}
            </li>
          );
        })}
      </ul>
    );
  }
  const filtered = filter.owner !== null || filter.status !== null;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <div className="w-full sm:w-52">
          <Select
            aria-label={t("board.filterOwner")}
            value={filter.owner ?? "all"}
            options={[
              { value: "all", label: t("board.everyone") },
              ...owners.map((person) => ({ value: person.id, label: person.name })),
            ]}
            onValueChange={(owner) => go({ ...filter, owner: owner === "all" ? null : owner })}
          />
        </div>
        <div className="w-full sm:w-48">
          <Select
            aria-label={t("board.filterStatus")}
            value={filter.status ?? "all"}
            options={[
              { value: "all", label: t("board.anyStatus") },
              ...paceStatuses.map((value) => ({ value, label: status(value) })),
            ]}
            onValueChange={(value) => go({ ...filter, status: value === "all" ? null : (value as PaceStatus) })}
          />
        </div>
        <div className="ml-auto flex gap-1">
          <Button
            variant="quiet"
            icon={<ChevronsUpDown aria-hidden="true" />}
            onClick={() => setClosed(new Set())}
            disabled={closed.size === 0}
          >
            {t("board.expandAll")}
          </Button>
          <Button
            variant="quiet"
            icon={<ChevronsDownUp aria-hidden="true" />}
            onClick={() =>
              setClosed(new Set(parents.filter((node) => node.level !== "mission").map((node) => node.id)))
            }
          >
            {t("board.collapseAll")}
          </Button>
        </div>
      </div>
      <section aria-label={t("board.title")} className="rounded-lg border border-line bg-raised shadow-sm">
        <div
          aria-hidden="true"
          className="hidden grid-cols-(--board) gap-4 border-b border-line px-3 py-2 text-sm font-medium text-ink-faint [--board:minmax(0,1fr)_10.5rem_5rem_10.5rem_8.5rem_2rem] lg:grid"
        >
          {(["name", "owner", "work", "result", "look"] as const).map((key) => (
            <span key={key}>{t(`board.${key}`)}</span>
          ))}
        </div>
        {shown.size === 0 ? <EmptyState level={3} title={t("empty.filtered")} /> : list(null, 0)}
      </section>
      {view.nodes.length === 1 && !filtered && (
        <EmptyState title={t("empty.objective")}>{t("empty.objectiveBody")}</EmptyState>
      )}
      {drawers}
    </>
  );
}
