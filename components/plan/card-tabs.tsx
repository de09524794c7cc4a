// Which cards: all of them, mine, one status, or those held back? Each is an address.
import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import { type CardStatus, cardStatuses } from "@/lib/domain/most/cards";

export type CardFilter = { status: CardStatus | null; holdout: boolean; mine: boolean };
export type CardTabsProps = {
  path: string;
  shown: CardFilter;
  counts: readonly { status: CardStatus; holdout: boolean; count: number }[];
  mayPlan: boolean;
};

/** The address of a list of cards. */
export function cardsHref(path: string, { status, holdout, mine }: CardFilter, after?: string): string {
  const query = new URLSearchParams();
  if (status !== null) query.set("status", status);
  if (holdout) query.set("holdout", "1");
  if (mine) query.set("mine", "1");
  if (after !== undefined) query.set("after", after);
  return query.size === 0 ? path : `${path}?${query}`;
}

const everything: CardFilter = { status: null, holdout: false, mine: false };

export function CardTabs({ path, shown, counts, mayPlan }: CardTabsProps) {
  const t = useTranslations("plan");
  const total = (which: (row: CardTabsProps["counts"][number]) => boolean) =>
    counts.filter(which).reduce((sum, row) => sum + row.count, 0);
  const held = total((row) => row.holdout);
  const plain = shown.status === null && !shown.holdout;
  return (
    <Tabs
      label={t("cards.filter")}
      items={[
        {
          href: path,
          label: t("cards.all"),
          current: plain && !shown.mine,
          count: total((row) => !row.holdout),
        },
        { href: cardsHref(path, { ...everything, mine: true }), label: t("cards.mine"), current: plain && shown.mine },
        ...cardStatuses.map((status) => ({
          href: cardsHref(path, { ...everything, status }),
          label: t(`cardStatus.${status}`),
          current: shown.status === status && !shown.holdout,
          count: total((row) => row.status === status && !row.holdout),
        })),
        ...(mayPlan && held > 0
          ? [
              {
                href: cardsHref(path, { ...everything, holdout: true }),
                label: t("cards.holdoutCount"),
                current: shown.holdout,
                count: held,
              },
            ]
          : []),
      ]}
    />
  );
}
