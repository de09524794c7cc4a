// How much, how often, how long ago, and is the next purchase late?
import { useTranslations } from "next-intl";
import { Instant, Money, Num, useFormat } from "@/components/ui/format";
import { Stat } from "@/components/ui/stat";
import type { Rhythm, Totals } from "./profile-types";

export function PurchaseFigures({ totals, rhythm, currency }: { totals: Totals; rhythm: Rhythm; currency: string }) {
  const t = useTranslations("profile.purchases");
  const format = useFormat();
  const average = totals.orders > 0 ? Math.round(totals.spendMinor / totals.orders) : null;
  const gap = rhythm.medianGapDays;
  return (
    <div className="grid grid-cols-1 gap-3 min-[22rem]:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-6">
      <Stat label={t("spend")} value={<Money minor={totals.spendMinor} currency={currency} />} />
      <Stat
        label={t("orders")}
        value={<Num value={totals.orders} />}
        {...(totals.returns > 0 ? { note: t("returns", { count: totals.returns }) } : {})}
      />
      <Stat label={t("average")} value={average === null ? null : <Money minor={average} currency={currency} />} />
      <Stat label={t("first")} value={totals.firstAt === null ? null : <Instant value={totals.firstAt} only="day" />} />
      <Stat
        label={t("last")}
        value={totals.lastAt === null ? null : <Instant value={totals.lastAt} only="day" />}
        {...(rhythm.daysSinceLast === null ? {} : { note: t("daysAgo", { days: rhythm.daysSinceLast }) })}
      />
      <Stat
        label={t("rhythm")}
        value={gap === null ? null : t("everyDays", { days: Math.round(gap) })}
        note={
          gap === null
            ? t("noRhythm")
            : rhythm.overdueDays > 0
              ? t("overdue", { days: format.num(rhythm.overdueDays) })
              : t("inRhythm")
        }
      />
    </div>
  );
}
