// How does this plan stand? The tree, the manager's dashboard, and the seven difficulties.
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Board } from "@/components/plan/board";
import { Dashboard } from "@/components/plan/dashboard";
import { DifficultiesPanel } from "@/components/plan/difficulties-panel";
import { PlanStatusBadge } from "@/components/plan/plan-list";
import { PlanMenu } from "@/components/plan/plan-menu";
import { Day } from "@/components/ui/format";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { addNode, archiveNode, editNode, moveNode, restoreNode } from "@/lib/server/actions/plan-nodes";
import { archivePlan, changePlanStatus, restorePlan } from "@/lib/server/actions/plans";
import { loadPlan } from "@/lib/server/loaders/plans";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("plan");
  return { title: t("board.title") };
}

export default async function PlanPage({ params, searchParams }: Props) {
  const t = await getTranslations("plan");
  const { id } = await params;
  const { view, views, shown, filter, mayPlan } = await loadPlan({ id, ...(await searchParams) });
  const { plan } = view;
  const found = view.difficulties.filter((difficulty) => difficulty.state === "found").length;
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: t("title"), href: "/plan" }]}
        title={(await getLocale()) === "en" ? plan.nameEn : plan.nameVi}
        meta={<PlanStatusBadge status={plan.status} />}
        description={
          <>
            <Day value={plan.startsOn} /> – <Day value={plan.endsOn} />
            {plan.archived && ` · ${t("planStatus.archivedNote")}`}
          </>
        }
        actions={
          mayPlan && (
            <PlanMenu plan={plan} onStatus={changePlanStatus} onArchive={archivePlan} onRestore={restorePlan} />
          )
        }
        tabs={
          <Tabs
            label={t("view.label")}
            items={views.map((one) => ({
              href: one === "board" ? `/plan/${id}` : `/plan/${id}?view=${one}`,
              label: t(`view.${one}`),
              current: one === shown,
              ...(one === "difficulties" && found > 0 ? { count: found } : {}),
            }))}
          />
        }
      />
      {shown === "board" && (
        <Board
          view={view}
          filter={filter}
          mayPlan={mayPlan && !plan.archived}
          actions={{ add: addNode, edit: editNode, move: moveNode, archive: archiveNode, restore: restoreNode }}
        />
      )}
      {shown === "dashboard" && <Dashboard view={view} />}
      {shown === "difficulties" && (
        <>
          <p className="mb-4 max-w-3xl text-ink-soft">{t("difficulty.intro")}</p>
          <DifficultiesPanel view={view} />
        </>
      )}
    </>
  );
}
