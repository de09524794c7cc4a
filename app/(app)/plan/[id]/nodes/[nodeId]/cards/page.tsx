// What was done for each customer of this tactic? A rep sees the cards of own customers.
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CardList } from "@/components/plan/card-list";
import { CardTabs, cardsHref } from "@/components/plan/card-tabs";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { updateCard } from "@/lib/server/actions/tactic-targets";
import { loadCards } from "@/lib/server/loaders/tactics";

type Props = {
  params: Promise<{ id: string; nodeId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("plan.cards");
  return { title: t("title") };
}

export default async function CardsPage({ params, searchParams }: Props) {
  const t = await getTranslations("plan");
  const { id, nodeId } = await params;
  const data = await loadCards({ id, nodeId, ...(await searchParams) });
  const { shown } = data;
  const english = (await getLocale()) === "en";
  const path = `/plan/${id}/nodes/${nodeId}/cards`;
  const total = data.counts.reduce((sum, row) => sum + (row.holdout ? 0 : row.count), 0);
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: t("title"), href: "/plan" },
          { label: t("board.title"), href: `/plan/${id}` },
          { label: english ? data.node.nameEn : data.node.nameVi, href: `/plan/${id}/nodes/${nodeId}` },
        ]}
        title={t("cards.question")}
        meta={
          !data.readiness.ready && <Badge tone="warn">{t("ready.no", { count: data.readiness.missing.length })}</Badge>
        }
        {...(data.offer ? { description: t("cards.offer", { offer: data.offer }) } : {})}
        tabs={<CardTabs path={path} shown={shown} counts={data.counts} mayPlan={data.mayPlan} />}
      />
      {shown.holdout && <p className="mb-3 text-ink-soft">{t("cards.holdoutNote")}</p>}
      {data.cards.length === 0 ? (
        <EmptyState title={total > 0 ? t("cards.filtered") : t("cards.empty")}>
          {total > 0 ? null : data.carded ? t("cards.emptyScope") : t("cards.emptyBody")}
        </EmptyState>
      ) : (
        <>
          <CardList
            cards={data.cards}
            people={data.people}
            mayWork={data.mayWork && !shown.holdout}
            onSave={updateCard}
          />
          <Pagination
            previousHref={shown.after === null ? null : cardsHref(path, shown)}
            nextHref={data.next === null ? null : cardsHref(path, shown, data.next)}
            shown={data.cards.length}
          />
        </>
      )}
    </>
  );
}
