// How much, how often, how long ago, and is the next purchase late?
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Instant, Money, Num, useFormat } from "@/components/ui/format";
import type { Rhythm, Totals } from "./profile-types";

type Figure = { label: string; value: ReactNode | null; note?: string | null; late?: boolean };

export function PurchaseFigures({ totals, rhythm, currency }: { totals: Totals; rhythm: Rhythm; currency: string }) {
  const t = useTranslations("profile.purchases");
  const tFigure = useTranslations("common.figure");
  const format = useFormat();
  const average = totals.orders > 0 ? Math.round(totals.spendMinor / totals.orders) : null;
  const gap = rhythm.medianGapDays;
  const late = rhythm.overdueDays > 0;
  const paceNote =
    gap === null ? t("noRhythm") : late ? t("overdue", { days: format.num(rhythm.overdueDays) }) : t("inRhythm");
  const figures: readonly Figure[] = [
    { label: t("spend"), value: <Money minor={totals.spendMinor} currency={currency} /> },
    {
      label: t("orders"),
      value: <Num value={totals.orders} />,
      note: totals.returns > 0 ? t("returns", { count: totals.returns }) : null,
    },
    { label: t("average"), value: average === null ? null : <Money minor={average} currency={currency} /> },
    { label: t("first"), value: totals.firstAt === null ? null : <Instant value={totals.firstAt} only="day" /> },
    {
      label: t("last"),
      value: totals.lastAt === null ? null : <Instant value={totals.lastAt} only="day" />,
      note: rhythm.daysSinceLast === null ? null : t("daysAgo", { days: rhythm.daysSinceLast }),
    },
    {
      label: t("rhythm"),
      value: gap === null ? null : t("everyDays", { days: Math.round(gap) }),
      note: paceNote,
      late,
    },
  ];
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 md:grid-cols-3 xl:grid-cols-6">
      {figures.map(({ label, value, note, late: warns }) => (
        <div key={label} className="min-w-0">
          <dt className="text-sm text-ink-soft">{label}</dt>
          <dd className="text-lg font-semibold tabular-nums">
            {value ?? <span className="text-base font-normal text-ink-faint">{tFigure("noData")}</span>}
          </dd>
          {note && <dd className={warns ? "text-sm text-warn" : "text-sm text-ink-faint"}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
