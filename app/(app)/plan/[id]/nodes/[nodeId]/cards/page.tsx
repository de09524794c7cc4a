// What was done for each customer of this tactic? A rep sees the cards of own customers.
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CardList } from "@/components/plan/card-list";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { cardStatuses } from "@/lib/domain/most/cards";
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
  const query = await searchParams;
  const status = cardStatuses.find((one) => one === query.status) ?? null;
  const holdout = query.holdout === "1";
  const mine = query.mine === "1";
  const after = typeof query.after === "string" ? query.after : null;
  const data = await loadCards({ id, nodeId, status, holdout, mine, after });
  const english = (await getLocale()) === "en";
  const path = `/plan/${id}/nodes/${nodeId}/cards`;
  const at = (changes: Record<string, string | null>) => {
    const next = new URLSearchParams();
    const held = { status, holdout: holdout ? "1" : null, mine: mine ? "1" : null, ...changes };
    for (const [key, value] of Object.entries(held)) if (value !== null) next.set(key, value);
    return next.size === 0 ? path : `${path}?${next}`;
  };
  const countOf = (which: (row: (typeof data.counts)[number]) => boolean) =>
    data.counts.filter(which).reduce((sum, row) => sum + row.count, 0);
  const total = countOf((row) => !row.holdout);
  const held = countOf((row) => row.holdout);
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
        tabs={
          <Tabs
            label={t("cards.filter")}
            items={[
              {
                href: at({ status: null, holdout: null, mine: null }),
                label: t("cards.all"),
                current: status === null && !holdout && !mine,
                count: total,
              },
              { href: at({ mine: "1", holdout: null, status: null }), label: t("cards.mine"), current: mine },
              ...cardStatuses.map((one) => ({
                href: at({ status: one, holdout: null, mine: null }),
                label: t(`cardStatus.${one}`),
                current: status === one && !holdout,
                count: countOf((row) => row.status === one && !row.holdout),
              })),
              ...(data.mayPlan && held > 0
                ? [
                    {
                      href: at({ holdout: "1", status: null, mine: null }),
                      label: t("cards.holdoutCount"),
                      current: holdout,
                      count: held,
                    },
                  ]
                : []),
            ]}
          />
        }
      />
      {holdout && <p className="mb-3 text-ink-soft">{t("cards.holdoutNote")}</p>}
      {data.cards.length === 0 ? (
        <EmptyState title={total > 0 ? t("cards.filtered") : t("cards.empty")}>
          {total > 0 ? null : data.carded ? t("cards.emptyScope") : t("cards.emptyBody")}
        </EmptyState>
      ) : (
        <>
          <CardList cards={data.cards} people={data.people} mayWork={data.mayWork && !holdout} onSave={updateCard} />
          <Pagination
            previousHref={after === null ? null : at({})}
            nextHref={data.next === null ? null : at({ after: data.next })}
            shown={data.cards.length}
          />
        </>
      )}
    </>
  );
}
