// How is this node measured, worked on and agreed; and, for a tactic, whom does it reach with what?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CheckInSection } from "@/components/plan/check-in-section";
import { EditNode } from "@/components/plan/edit-node";
import { KpiSection } from "@/components/plan/kpi-section";
import { Beneath, NodeHeader } from "@/components/plan/node-header";
import { SignOff } from "@/components/plan/sign-off";
import { TacticPanel } from "@/components/plan/tactic-panel";
import { WorkSection } from "@/components/plan/work-section";
import { Tabs } from "@/components/ui/tabs";
import { checkIn } from "@/lib/server/actions/check-ins";
import { addKpi, archiveKpi, editKpi, restoreKpi } from "@/lib/server/actions/kpis";
import { editNode, finishNode, signOff } from "@/lib/server/actions/plan-nodes";
import { makeCards } from "@/lib/server/actions/tactic-targets";
import { editTactic, overrideReadiness } from "@/lib/server/actions/tactics";
import {
  addWorkItem,
  archiveWorkItem,
  editWorkItem,
  restoreWorkItem,
  setWorkItemStatus,
  slipWorkItem,
} from "@/lib/server/actions/work-items";
import { loadNode } from "@/lib/server/loaders/plans";
import { loadTactic } from "@/lib/server/loaders/tactics";

type Props = {
  params: Promise<{ id: string; nodeId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("plan");
  return { title: t("title") };
}

export default async function NodePage({ params, searchParams }: Props) {
  const t = await getTranslations("plan");
  const { id, nodeId } = await params;
  const data = await loadNode({ id, nodeId });
  const { view, node } = data;
  const tactic = node.level === "tactic" ? await loadTactic({ nodeId }) : null;
  const tabs = tactic ? (["target", "work", "kpis", "checkIns"] as const) : (["kpis", "work", "checkIns"] as const);
  const asked = (await searchParams).tab;
  const tab = tabs.find((one) => one === asked) ?? tabs[0];
  const path = `/plan/${id}/nodes/${nodeId}`;
  const counts = { kpis: node.kpis.length, work: data.work.length, checkIns: data.checkIns.length, target: 0 };
  return (
    <>
      <NodeHeader
        view={view}
        node={node}
        actions={data.mayPlan && <EditNode node={node} people={view.people} onEdit={editNode} />}
        tabs={
          <Tabs
            label={t("tab.label")}
            items={tabs.map((one) => ({
              href: one === tabs[0] ? path : `${path}?tab=${one}`,
              label: t(`tab.${one}`),
              current: one === tab,
              ...(counts[one] > 0 ? { count: counts[one] } : {}),
            }))}
          />
        }
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-6">
          {tab === "target" && tactic && (
            <TacticPanel
              planId={id}
              view={view}
              node={node}
              segments={data.segments}
              role={data.role}
              mayPlan={data.mayPlan}
              {...tactic}
              onSave={editTactic}
              onOverride={overrideReadiness}
              onMake={makeCards}
            />
          )}
          {tab === "kpis" && (
            <KpiSection
              planId={id}
              node={node}
              readings={data.readings}
              currency={view.currency}
              segments={data.segments}
              categories={data.categories}
              mayPlan={data.mayPlan}
              actions={{ add: addKpi, edit: editKpi, archive: archiveKpi, restore: restoreKpi }}
            />
          )}
          {tab === "work" && (
            <WorkSection
              nodeId={nodeId}
              items={data.work}
              others={data.planWork}
              people={view.people}
              today={view.today}
              userId={data.userId}
              mayWork={data.mayWork}
              actions={{
                add: addWorkItem,
                edit: editWorkItem,
                setStatus: setWorkItemStatus,
                slip: slipWorkItem,
                archive: archiveWorkItem,
                restore: restoreWorkItem,
              }}
            />
          )}
          {tab === "checkIns" && (
            <CheckInSection
              nodeId={nodeId}
              checkIns={data.checkIns}
              people={view.people}
              mayWork={data.mayWork}
              onCheckIn={checkIn}
            />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <SignOff
            node={node}
            people={view.people}
            userId={data.userId}
            mayWork={data.mayWork}
            onSign={signOff}
            onFinish={finishNode}
          />
          <Beneath view={view} node={node} />
        </div>
      </div>
    </>
  );
}
