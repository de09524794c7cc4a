// What do they buy, when, of what, and is the next purchase late?
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Chart } from "@/components/ui/chart";
import { EmptyState } from "@/components/ui/empty-state";
import { Instant, Money, Num, Percent } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { type CategorySpend, profileHref, type Rhythm, type Totals } from "./profile-types";
import { PurchaseFigures } from "./purchase-figures";

type Line = {
  productId: number;
  occurrence: number;
  nameVi: string | null;
  nameEn: string | null;
  quantity: number;
  amountMinor: number;
};

export type PurchasesTabProps = {
  customerId: string;
  totals: Totals;
  rhythm: Rhythm;
  months: readonly { month: string; spendMinor: number; orders: number }[];
  categories: readonly CategorySpend[];
  purchases: readonly {
    id: string;
    code: string;
    kind: "sale" | "return";
    channel: string | null;
    store: string | null;
    purchasedAt: Date;
    currency: string;
    amountMinor: number;
    lines: readonly Line[];
  }[];
  next: string | null;
  currency: string;
  mayImport: boolean;
};

export function PurchasesTab(props: PurchasesTabProps) {
  const { customerId, totals, rhythm, months, categories, purchases, next, currency, mayImport } = props;
  const t = useTranslations("profile.purchases");
  const locale = useLocale();
  const named = (row: { nameVi: string | null; nameEn: string | null }) =>
    (locale === "vi" ? row.nameVi : row.nameEn) ?? t("noCategory");
  if (totals.orders === 0 && purchases.length === 0) {
    return (
      <EmptyState
        title={t("emptyTitle")}
        actions={mayImport ? <LinkButton href="/imports">{t("importLink")}</LinkButton> : undefined}
      >
        {t("emptyBody")}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <PurchaseFigures totals={totals} rhythm={rhythm} currency={currency} />
      </Card>
      <div className="grid gap-4 lg:grid-cols-2">
        <Card title={t("byMonth")}>
          <Chart
            title={t("byMonth")}
            labelHeader={t("month")}
            kind="bar"
            unit="money"
            currency={currency}
            data={months.map(({ month, spendMinor }) => ({ label: monthLabel(month), spendMinor }))}
            series={[{ key: "spendMinor", label: t("spend") }]}
          />
        </Card>
        <Card title={t("byCategory")} flush>
          <Table
            caption={t("byCategory")}
            rows={categories}
            rowKey={(row) => String(row.id)}
            columns={[
              { key: "name", header: t("category"), cell: named, primary: true },
              {
                key: "spend",
                header: t("spend"),
                align: "end",
                cell: (row) => <Money minor={row.spendMinor} currency={currency} />,
              },
              {
                key: "share",
                header: t("share"),
                align: "end",
                cell: (row) => (totals.spendMinor > 0 ? <Percent value={row.spendMinor / totals.spendMinor} /> : "—"),
              },
            ]}
          />
        </Card>
      </div>
      <Card title={t("list")} flush>
        <ul className="divide-y divide-line border-t border-line">
          {purchases.map((purchase) => (
            <li key={purchase.id}>
              <PurchaseRow purchase={purchase} named={named} />
            </li>
          ))}
        </ul>
      </Card>
      {next !== null && <Pagination nextHref={profileHref(customerId, "purchases", { after: next })} />}
    </div>
  );
}

const monthLabel = (month: string) => `${month.slice(5)}/${month.slice(0, 4)}`;

function PurchaseRow({
  purchase,
  named,
}: {
  purchase: PurchasesTabProps["purchases"][number];
  named: (row: Line) => string;
}) {
  const t = useTranslations("profile");
  const channelKey = `channelSold.${purchase.channel}` as "channelSold.store";
  const channel = purchase.channel === null ? null : t.has(channelKey) ? t(channelKey) : purchase.channel;
  return (
    <details>
      <summary className="flex cursor-pointer flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-hover touch:min-h-11">
        <Instant value={purchase.purchasedAt} />
        <span className="font-medium">{purchase.code}</span>
        {purchase.kind === "return" && <Badge tone="warn">{t("purchases.return")}</Badge>}
        <span className="w-full min-w-0 text-sm text-ink-faint max-md:order-last md:w-auto md:flex-1">
          {[channel, purchase.store, t("purchases.linesCount", { count: purchase.lines.length })]
            .filter(Boolean)
            .join(" · ")}
        </span>
        <span className="ml-auto">
          <Money minor={purchase.amountMinor} currency={purchase.currency} />
        </span>
      </summary>
      <ul className="bg-sunken px-4 py-2">
        {purchase.lines.map((line) => (
          <li key={`${line.productId}-${line.occurrence}`} className="flex items-baseline justify-between gap-4 py-1">
            <span className="min-w-0 flex-1">{named(line)}</span>
            <span className="text-sm text-ink-faint">
              × <Num value={line.quantity} digits={3} />
            </span>
            <Money minor={line.amountMinor} currency={purchase.currency} />
          </li>
        ))}
      </ul>
    </details>
  );
}
