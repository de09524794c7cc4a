"use client";
// One node of the tree: a row on a desk, a card on a phone.
import { ChevronDown, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";
import { Day } from "@/components/ui/format";
import { TextLink } from "@/components/ui/text-link";
import type { NodeView, PlanView } from "@/lib/domain/most/plan-view";
import { Figure, QuadrantBadge } from "./figures";
import { Person } from "./person";
import { personName, useMeasureFormat, useName } from "./use-plan-words";

export type BoardRowProps = {
  node: NodeView;
  view: PlanView;
  depth: number;
  open: boolean;
  onToggle: (() => void) | undefined;
  controls: ReactNode;
};

const indents = ["", "lg:pl-4", "lg:pl-8", "lg:pl-12"];
const cardIndents = ["", "ml-2", "ml-4", "ml-6"];

/** A cell that names itself on a phone, where there is no header above it. */
function Cell({
  label,
  children,
  className,
  quiet,
}: {
  label: string;
  children: ReactNode;
  className?: string;
  quiet?: boolean;
}) {
  return (
    <div className={cn("min-w-0", className)}>
      <p className={quiet ? "sr-only" : "mb-0.5 text-xs text-ink-faint lg:sr-only"}>{label}</p>
      {children}
    </div>
  );
}

export function BoardRow({ node, view, depth, open, onToggle, controls }: BoardRowProps) {
  const t = useTranslations("plan");
  const name = useName();
  const write = useMeasureFormat(view.currency);
  const shown = name(node);
  const [kpi] = node.kpis;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div
      className={cn(
        "grid grid-cols-2 gap-x-4 gap-y-2 border-t border-line px-3 py-3 hover:bg-hover sm:grid-cols-4 lg:grid-cols-(--board) lg:items-center lg:py-2 lg:[--board:minmax(0,1fr)_10.5rem_5rem_10.5rem_8.5rem_2rem]",
        depth === 0 && "border-t-0",
        depth < 2 && "bg-surface",
      )}
    >
      <div className={cn("col-span-2 flex min-w-0 items-start gap-1 sm:col-span-4 lg:col-span-1", indents[depth])}>
        <span className={cn("flex min-w-0 flex-1 items-start gap-1 lg:ml-0", cardIndents[depth])}>
          {onToggle ? (
            <button
              type="button"
              aria-expanded={open}
              aria-label={t(open ? "board.collapse" : "board.expand", { name: shown })}
              onClick={onToggle}
              className="relative mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-sm text-ink-faint after:absolute after:-inset-1 hover:text-ink touch:after:-inset-3"
            >
              <Chevron aria-hidden="true" className="size-4" />
            </button>
          ) : (
            <span className="size-5 shrink-0" />
          )}
          <span className="min-w-0">
            <span className="block text-xs text-ink-faint">{t(`level.${node.level}`)}</span>
            <TextLink
              quiet
              href={`/plan/${view.plan.id}/nodes/${node.id}`}
              className={cn("block break-words", depth === 0 && "text-lg font-semibold")}
            >
              {shown}
            </TextLink>
          </span>
        </span>
        <span className="shrink-0 lg:hidden">{controls}</span>
      </div>
      <Cell quiet label={t("board.owner")} className="col-span-2 lg:col-span-1">
        <Person name={personName(view.people, node.ownerId)} nobody={t("board.noOwner")} />
        {node.runs.startsOn && node.runs.endsOn && (
          <p className="mt-0.5 text-xs text-ink-faint">
            <span className="sr-only">{t("board.dates")}: </span>
            <Day value={node.runs.startsOn} /> – <Day value={node.runs.endsOn} />
          </p>
        )}
      </Cell>
      <Cell label={t("board.work")}>
        <Figure figure={node.work} none={t("board.noWork")} />
      </Cell>
      <Cell label={t("board.result")}>
        <Figure figure={node.result} none={node.kpis.length > 0 ? t("status.no_data") : t("board.noKpi")} badge />
        {kpi && (
          <span className="mt-0.5 block text-xs text-ink-faint">
            {t(`measure.${kpi.measure}`)}: {kpi.value === null ? t("status.no_data") : write(kpi.value, kpi.unit)}
            {kpi.target !== null && ` / ${write(kpi.target, kpi.unit)}`}
          </span>
        )}
      </Cell>
      <Cell
        quiet
        label={t("board.look")}
        className={node.quadrant === null ? "hidden lg:block" : "col-span-2 sm:col-span-4 lg:col-span-1"}
      >
        {node.quadrant && <QuadrantBadge quadrant={node.quadrant} />}
      </Cell>
      <span className="hidden justify-self-end lg:block">{controls}</span>
    </div>
  );
}
