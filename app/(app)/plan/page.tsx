// Are the plans on course? The list of plans, and the way to start one.
import { Target } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CreatePlan } from "@/components/plan/create-plan";
import { PlanList } from "@/components/plan/plan-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { createPlan } from "@/lib/server/actions/plans";
import { loadPlans } from "@/lib/server/loaders/plans";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("plan");
  return { title: t("title") };
}

export default async function PlansPage() {
  const t = await getTranslations("plan");
  const { plans, people, userId, mayPlan, today, yearOn } = await loadPlans();
  const create = mayPlan ? (
    <CreatePlan people={people} userId={userId} startsOn={today} endsOn={yearOn} onCreate={createPlan} />
  ) : undefined;
  return (
    <>
      <PageHeader title={t("question")} description={t("listIntro")} actions={plans.length > 0 ? create : undefined} />
      {plans.length === 0 ? (
        <EmptyState icon={<Target />} title={t("empty.title")} actions={create}>
          {mayPlan ? t("empty.body") : t("empty.bodyReader")}
        </EmptyState>
      ) : (
        <PlanList plans={plans} people={people} />
      )}
    </>
  );
}
