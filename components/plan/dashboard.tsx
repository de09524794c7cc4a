// Which objective is late, which tactic causes it, and who owns that? The manager's page, every figure a way down.
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { useFormat } from "@/components/ui/format";
import { Stat } from "@/components/ui/stat";
import { TextLink } from "@/components/ui/text-link";
import { elapsedShare, quadrants } from "@/lib/domain/most/pace";
import type { NodeView, PlanView } from "@/lib/domain/most/plan-view";
import { Figure, PaceBar, StatusBadge } from "./figures";
import { Person } from "./person";
import { personName, useName } from "./use-plan-words";

function NodeLink({ view, node }: { view: PlanView; node: NodeView }) {
  const name = useName();
  return (
    <TextLink quiet href={`/plan/${view.plan.id}/nodes/${node.id}`} className="break-words">
      {name(node)}
    </TextLink>
  );
}

function Late({ view }: { view: PlanView }) {
  const t = useTranslations("plan");
  const { num, list } = useFormat();
  const find = (id: string) => view.nodes.find((node) => node.id === id);
  const objectives = view.nodes.filter((node) => node.level === "objective");
  const known = objectives.some((node) => node.result.actual !== null);
  if (view.late.length === 0)
    return (
      <EmptyState level={3} title={known ? t("dash.lateNone") : t("dash.noData")}>
        {known ? t("dash.lateNoneBody") : t("dash.noDataBody")}
      </EmptyState>
    );
  return (
    <ul>
      {view.late.map(({ nodeId, causes }) => {
        const node = find(nodeId);
        if (!node) return null;
        return (
          <li key={nodeId} className="border-t border-line px-4 py-3 first:border-t-0">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
              <div className="min-w-0 flex-1 basis-56">
                <NodeLink view={view} node={node} />
                <div className="mt-1">
                  <Person name={personName(view.people, node.ownerId)} nobody={t("board.noOwner")} />
                </div>
              </div>
              <div className="w-44">
                <Figure figure={node.result} none={t("board.noKpi")} badge />
              </div>
            </div>
            <p className="mt-3 text-sm font-medium text-ink-soft">{t("dash.causes")}</p>
            <ol className="mt-1 flex flex-col gap-1">
              {causes.slice(0, 3).map((cause, index) => {
                const by = find(cause.nodeId);
                if (!by) return null;
                return (
                  <li
                    key={cause.nodeId}
                    className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md bg-sunken px-3 py-2"
                  >
                    <span className="min-w-0 flex-1 basis-48">
                      <span className="block text-xs text-ink-faint">
                        {index === 0 ? `${t("dash.cause")} · ` : ""}
                        {t(`level.${by.level}`)}
                      </span>
                      {by.id === nodeId ? (
                        <span className="font-medium">
                          {t("dash.ownKpi")}: {list(by.kpis.map((kpi) => t(`measure.${kpi.measure}`)))}
                        </span>
                      ) : (
                        <NodeLink view={view} node={by} />
                      )}
                    </span>
                    <Person name={personName(view.people, by.ownerId)} nobody={t("board.noOwner")} />
                    <span className="text-sm font-medium whitespace-nowrap text-bad tabular-nums">
                      {t("dash.gap", { points: num(cause.gap * 100, { digits: 0 }) })}
                    </span>
                  </li>
                );
              })}
            </ol>
          </li>
        );
      })}
    </ul>
  );
}

function Quadrants({ view }: { view: PlanView }) {
  const t = useTranslations("plan.quadrant");
  const tactics = view.nodes.filter((node) => node.level === "tactic");
  const unknown = tactics.filter((node) => node.quadrant === null).length;
  return (
    <Card
      title={t("title")}
      description={t("intro")}
      {...(unknown > 0 ? { footer: t("unknown", { count: unknown }) } : {})}
    >
      <div className="grid gap-2 sm:grid-cols-2">
        {quadrants.map((quadrant) => {
          const nodes = tactics.filter((node) => node.quadrant === quadrant);
          return (
            <section key={quadrant} className="rounded-md border border-line bg-surface p-3">
              <h3 className="text-sm font-medium text-ink-soft">{t(quadrant)}</h3>
              {nodes.length === 0 ? (
                <p className="mt-1 text-sm text-ink-faint">{t("none")}</p>
              ) : (
                <ul className="mt-1 flex flex-col gap-1">
                  {nodes.map((node) => (
                    <li key={node.id}>
                      <NodeLink view={view} node={node} />
                    </li>
                  ))}
                </ul>
              )}
            </section>
          );
        })}
      </div>
    </Card>
  );
}

export function Dashboard({ view }: { view: PlanView }) {
  const t = useTranslations("plan");
  const { percent, num } = useFormat();
  const mission = view.nodes.find((node) => node.level === "mission");
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? null : percent(value, { digits: 0 });
  const elapsed = elapsedShare(view.plan.startsOn, view.plan.endsOn, view.today);
  const found = view.difficulties.filter((difficulty) => difficulty.state === "found").length;
  const expected = share(mission?.result.expected);
  return (
    <div className="flex flex-col gap-6">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat
          label={t("dash.result")}
          value={share(mission?.result.actual)}
          {...(expected === null ? {} : { note: t("board.expected", { share: expected }) })}
        />
        <Stat label={t("dash.work")} value={share(mission?.work.actual)} />
        <Stat label={t("dash.elapsed")} value={share(elapsed)} />
        <Stat
          label={t("dash.difficulties")}
          value={num(found)}
          unit={t("dash.ofSeven")}
          href={`/plan/${view.plan.id}?view=difficulties`}
        />
      </div>
      <Card title={t("dash.title")} flush>
        <Late view={view} />
      </Card>
      <Quadrants view={view} />
      <Card title={t("dash.all")} flush>
        <ul>
          {view.nodes
            .filter((node) => node.level === "objective")
            .map((node) => (
              <li
                key={node.id}
                className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line px-4 py-3 first:border-t-0"
              >
                <span className="min-w-0 flex-1 basis-56">
                  <NodeLink view={view} node={node} />
                </span>
                <span className="w-44">
                  <Person name={personName(view.people, node.ownerId)} nobody={t("board.noOwner")} />
                </span>
                <span className="w-32">
                  <PaceBar figure={node.result} />
                </span>
                <span className="w-28">
                  <StatusBadge status={node.result.status} />
                </span>
              </li>
            ))}
        </ul>
      </Card>
    </div>
  );
}
