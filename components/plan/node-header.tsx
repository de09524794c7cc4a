// What is this node, where does it hang, and how does it stand?
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Day } from "@/components/ui/format";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import type { NodeView, PlanView } from "@/lib/domain/most/plan-view";
import { Figure, QuadrantBadge, StatusBadge } from "./figures";
import { Person } from "./person";
import { personName, useName } from "./use-plan-words";

export function NodeHeader({
  view,
  node,
  actions,
  tabs,
}: {
  view: PlanView;
  node: NodeView;
  actions?: ReactNode;
  tabs: ReactNode;
}) {
  const t = useTranslations("plan");
  const name = useName();
  const above: NodeView[] = [];
  for (let up = view.nodes.find((one) => one.id === node.parentId); up; ) {
    above.unshift(up);
    const parentId: string | null = up.parentId;
    up = view.nodes.find((one) => one.id === parentId);
  }
  return (
    <PageHeader
      breadcrumb={[
        { label: t("title"), href: "/plan" },
        { label: name(view.plan), href: `/plan/${view.plan.id}` },
        ...above
          .slice(1)
          .slice(-1)
          .map((one) => ({ label: name(one), href: `/plan/${view.plan.id}/nodes/${one.id}` })),
      ]}
      title={name(node)}
      meta={
        <>
          <Badge>{t(`level.${node.level}`)}</Badge>
          {node.finished && <Badge tone="accent">{t("node.finished")}</Badge>}
          <StatusBadge status={node.result.status} />
          {node.quadrant && <QuadrantBadge quadrant={node.quadrant} />}
        </>
      }
      {...(node.description ? { description: node.description } : {})}
      actions={actions}
      tabs={
        <>
          <dl className="mb-4 grid grid-cols-2 gap-x-6 gap-y-3 rounded-lg border border-line bg-raised p-4 shadow-sm lg:grid-cols-4">
            <div className="min-w-0">
              <dt className="text-sm text-ink-faint">{t("board.owner")}</dt>
              <dd>
                <Person name={personName(view.people, node.ownerId)} nobody={t("board.noOwner")} />
              </dd>
            </div>
            <div>
              <dt className="text-sm text-ink-faint">{t("board.dates")}</dt>
              <dd>
                {node.runs.startsOn && <Day value={node.runs.startsOn} />} –{" "}
                {node.runs.endsOn && <Day value={node.runs.endsOn} />}
              </dd>
            </div>
            <div>
              <dt className="text-sm text-ink-faint">{t("board.work")}</dt>
              <dd>
                <Figure figure={node.work} none={t("board.noWork")} />
              </dd>
            </div>
            <div>
              <dt className="text-sm text-ink-faint">{t("board.result")}</dt>
              <dd>
                <Figure figure={node.result} none={t("board.noKpi")} />
              </dd>
            </div>
          </dl>
          {tabs}
        </>
      }
    />
  );
}

/** What hangs right beneath, each with its result. */
export function Beneath({ view, node }: { view: PlanView; node: NodeView }) {
  const t = useTranslations("plan.node");
  const name = useName();
  const below = view.nodes.filter((one) => one.parentId === node.id);
  if (below.length === 0) return null;
  return (
    <section aria-label={t("beneath")} className="rounded-lg border border-line bg-raised shadow-sm">
      <h2 className="px-4 pt-3 text-base font-semibold">{t("beneath")}</h2>
      <ul className="mt-2">
        {below.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-4 py-2.5"
          >
            <TextLink quiet href={`/plan/${view.plan.id}/nodes/${one.id}`} className="min-w-0 break-words">
              {name(one)}
            </TextLink>
            <StatusBadge status={one.result.status} />
          </li>
        ))}
      </ul>
    </section>
  );
}
