"use client";
// From a segment to one card per customer; who may not be contacted is counted, not carded.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { type Action, useAction } from "@/components/ui/use-action";
import type { CardsInput } from "@/lib/domain/most/plan-input";
import type { CardCountsView } from "@/lib/domain/most/plan-view";

export type MakeCardsProps = {
  nodeId: string;
  cardsHref: string;
  counts: CardCountsView | null;
  withheld: number | null;
  mayPlan: boolean;
  possible: boolean;
  onMake: Action<CardsInput, { added: number; withheld: number }>;
};

export function MakeCards({ nodeId, cardsHref, counts, withheld, mayPlan, possible, onMake }: MakeCardsProps) {
  const t = useTranslations("plan.cards");
  const { num } = useFormat();
  const router = useRouter();
  const make = useAction(onMake, {
    success: ({ added, withheld }) => t("made", { added, withheld }),
    onSuccess: () => router.refresh(),
  });
  const figures = [
    [t("total"), counts?.total ?? 0],
    [t("openCount"), counts?.open ?? 0],
    [t("holdoutCount"), counts?.holdout ?? 0],
    [t("withheldCount"), withheld ?? 0],
  ] as const;
  const made = counts !== null || withheld !== null;
  return (
    <Card
      title={t("title")}
      description={made ? t("making") : t("emptyBody")}
      actions={
        <>
          {mayPlan && (
            <Button
              variant={made ? "secondary" : "primary"}
              disabled={!possible}
              pending={make.pending}
              onClick={() => void make.run({ nodeId })}
            >
              {t(made ? "makeMore" : "make")}
            </Button>
          )}
          {counts !== null && <LinkButton href={cardsHref}>{t("list")}</LinkButton>}
        </>
      }
    >
      {made && (
        <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-4">
          {figures.map(([label, value]) => (
            <div key={label}>
              <dt className="text-sm text-ink-faint">{label}</dt>
              <dd className="text-lg font-semibold tabular-nums">{num(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}
