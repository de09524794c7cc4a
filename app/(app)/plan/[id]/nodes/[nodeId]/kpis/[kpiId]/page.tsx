// Which rows make this figure?
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { KpiRows } from "@/components/plan/kpi-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { loadKpiRows } from "@/lib/server/loaders/plans";

type Props = {
  params: Promise<{ id: string; nodeId: string; kpiId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("plan.kpi");
  return { title: t("rows") };
}

export default async function KpiRowsPage({ params, searchParams }: Props) {
  const t = await getTranslations("plan");
  const { id, nodeId, kpiId } = await params;
  const after = (await searchParams).after;
  const data = await loadKpiRows({ id, kpiId, after: typeof after === "string" ? after : null });
  const path = `/plan/${id}/nodes/${nodeId}/kpis/${kpiId}`;
  const english = (await getLocale()) === "en";
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: t("title"), href: "/plan" },
          { label: t("board.title"), href: `/plan/${id}` },
          { label: english ? data.node.nameEn : data.node.nameVi, href: `/plan/${id}/nodes/${nodeId}?tab=kpis` },
        ]}
        title={t("kpi.rowsTitle", { value: t(`measure.${data.kpi.measure}`) })}
        description={
          <>
            {t(`measureHint.${data.kpi.measure}`)}{" "}
            {t("kpi.rowsIntro", { hits: data.counted.hits, rows: data.counted.rows })}{" "}
            {data.partial && t("kpi.rowsScope")}
          </>
        }
      />
      {data.rows.length === 0 ? (
        <EmptyState title={t("kpi.rowsNone")}>{t(data.withheld ? "kpi.rowsWithheld" : "kpi.rowsNoneBody")}</EmptyState>
      ) : (
        <>
          <KpiRows measure={data.kpi.measure} rows={data.rows} currency={data.currency} />
          <Pagination
            previousHref={typeof after === "string" ? path : null}
            nextHref={data.next === null ? null : `${path}?after=${encodeURIComponent(data.next)}`}
            shown={data.rows.length}
          />
        </>
      )}
    </>
  );
}
