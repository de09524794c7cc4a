"use client";
// How is the result of this node measured, where does it stand, and from which rows?
import { MoreHorizontal, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chart } from "@/components/ui/chart";
import { EmptyState } from "@/components/ui/empty-state";
import { Day, useFormat } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { showDay } from "@/components/ui/parse-day";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { type Action, useAction } from "@/components/ui/use-action";
import type { KpiChange, KpiInput, NodeRef } from "@/lib/domain/most/plan-input";
import type { KpiView, NodeView } from "@/lib/domain/most/plan-view";
import { PaceBar, StatusBadge } from "./figures";
import { KpiForm } from "./kpi-form";
import { type Named, useMeasureFormat, useName } from "./use-plan-words";

export type KpiActions = {
  add: Action<KpiInput, { id: string }>;
  edit: Action<KpiChange, { id: string }>;
  archive: Action<NodeRef, { id: string }>;
  restore: Action<NodeRef, { id: string }>;
};

export type KpiSectionProps = {
  planId: string;
  node: NodeView;
  readings: Readonly<Record<string, readonly { day: string; value: number | null }[]>>;
  currency: string;
  segments: readonly (Named & { id: string })[];
  categories: readonly (Named & { id: number })[];
  mayPlan: boolean;
  actions: KpiActions;
};

const chartUnits = { count: "num", share: "percent", money: "money" } as const;

function Terms({ kpi, currency, href }: { kpi: KpiView; currency: string; href: string }) {
  const t = useTranslations("plan.kpi");
  const write = useMeasureFormat(currency);
  const { percent } = useFormat();
  const shown = (value: number | null) => (value === null ? "–" : write(value, kpi.unit));
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-4">
        <div>
          <dt className="text-sm text-ink-faint">{t("now")}</dt>
          <dd className="text-xl font-semibold tabular-nums">{shown(kpi.value)}</dd>
        </div>
        <div>
          <dt className="text-sm text-ink-faint">{t("baseline")}</dt>
          <dd className="tabular-nums">{shown(kpi.baseline)}</dd>
        </div>
        <div>
          <dt className="text-sm text-ink-faint">{t("target")}</dt>
          <dd className="tabular-nums">{shown(kpi.target)}</dd>
        </div>
        <div>
          <dt className="text-sm text-ink-faint">{t("deadline")}</dt>
          <dd>{kpi.deadline ? <Day value={kpi.deadline} /> : "–"}</dd>
        </div>
      </dl>
      {kpi.progress !== null && (
        <div className="mt-3 max-w-md">
          <PaceBar figure={{ actual: Math.max(0, kpi.progress), expected: kpi.expected, status: kpi.status }} />
          <p className="mt-1 text-sm text-ink-soft">
            {t(kpi.progress < 0 ? "progressBack" : "progress", {
              share: percent(Math.abs(kpi.progress), { digits: 0 }),
            })}
          </p>
        </div>
      )}
      <p className="mt-2">
        <TextLink href={href}>{t("rows")}</TextLink>
      </p>
    </>
  );
}

export function KpiSection(props: KpiSectionProps) {
  const { planId, node, readings, currency, segments, categories, mayPlan, actions } = props;
  const t = useTranslations("plan");
  const common = useTranslations("common.action");
  const name = useName();
  const router = useRouter();
  const [form, setForm] = useState<KpiView | "new" | null>(null);
  const refresh = () => router.refresh();
  const restore = useAction(actions.restore, { onSuccess: refresh });
  const archive = useAction(actions.archive, {
    success: t("kpi.archived"),
    onSuccess: refresh,
    undo: ({ id }) => void restore.run({ id }),
  });
  const limits = ({ params }: KpiView) =>
    [
      params.windowDays === undefined ? null : t("filter.window", { days: params.windowDays }),
      params.channel === undefined ? null : t(`channel.${params.channel}`),
      ...[
        segments.find((one) => one.id === params.segmentId),
        categories.find((one) => one.id === params.categoryId),
      ].map((one) => (one ? name(one) : null)),
    ]
      .filter(Boolean)
      .join(" · ");
  const addButton = mayPlan ? (
    <Button icon={<Plus aria-hidden="true" />} onClick={() => setForm("new")}>
      {t("kpi.add")}
    </Button>
  ) : undefined;
  return (
    <Section title={t("kpi.title")} description={t("kpi.intro")} actions={node.kpis.length > 0 ? addButton : undefined}>
      {node.kpis.length === 0 ? (
        <Card>
          <EmptyState level={3} title={t("kpi.empty")} actions={addButton}>
            {t("kpi.emptyBody")}
          </EmptyState>
        </Card>
      ) : (
        <ul className="flex flex-col gap-4">
          {node.kpis.map((kpi) => {
            const line = readings[kpi.id] ?? [];
            return (
              <li key={kpi.id}>
                <Card
                  level={3}
                  title={t(`measure.${kpi.measure}`)}
                  description={limits(kpi) || t(`measureHint.${kpi.measure}`)}
                  actions={
                    <>
                      <StatusBadge status={kpi.status} />
                      {mayPlan && (
                        <Menu
                          trigger={
                            <IconButton
                              label={t("board.actions", { name: t(`measure.${kpi.measure}`) })}
                              size="sm"
                              tooltip={false}
                              icon={<MoreHorizontal aria-hidden="true" />}
                            />
                          }
                          entries={[
                            { label: common("edit"), onSelect: () => setForm(kpi) },
                            { label: common("remove"), onSelect: () => void archive.run({ id: kpi.id }) },
                          ]}
                        />
                      )}
                    </>
                  }
                >
                  <Terms kpi={kpi} currency={currency} href={`/plan/${planId}/nodes/${node.id}/kpis/${kpi.id}`} />
                  <div className="mt-4">
                    {line.every((reading) => reading.value === null) ? (
                      <p className="text-sm text-ink-faint">{t("kpi.noReadings")}</p>
                    ) : (
                      <Chart
                        title={t("kpi.chart", { name: t(`measure.${kpi.measure}`) })}
                        labelHeader={t("kpi.day")}
                        kind="line"
                        height={180}
                        data={line.map((reading) => ({ label: showDay(reading.day), value: reading.value }))}
                        series={[{ key: "value", label: t(`measure.${kpi.measure}`) }]}
                        unit={chartUnits[kpi.unit]}
                        currency={currency}
                        {...(kpi.target === null ? {} : { target: { value: kpi.target, label: t("kpi.target") } })}
                      />
                    )}
                  </div>
                </Card>
              </li>
            );
          })}
        </ul>
      )}
      {form !== null && (
        <KpiForm
          key={form === "new" ? "new" : form.id}
          nodeId={node.id}
          kpi={form === "new" ? null : form}
          currency={currency}
          segments={segments}
          categories={categories}
          onOpenChange={(open) => !open && setForm(null)}
          onSaved={refresh}
          onAdd={actions.add}
          onEdit={actions.edit}
        />
      )}
    </Section>
  );
}
