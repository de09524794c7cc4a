// Who buys this product? Totals, the largest buyers, the last lines.
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Instant, Money, Num } from "@/components/ui/format";
import { Stat } from "@/components/ui/stat";
import { Table } from "@/components/ui/table";

type ProductSalesProps = {
  currency: string;
  sales: { buyers: number; orders: number; quantity: number; revenueMinor: string; returnedMinor: string };
  buyers: readonly { customerId: string; name: string; orders: number; amountMinor: string }[];
  lines: readonly {
    customerId: string;
    customerName: string;
    purchaseCode: string | null;
    purchasedAt: string;
    quantity: number;
    amountMinor: string;
  }[];
};

export function ProductSalesView({ currency, sales, buyers, lines }: ProductSalesProps) {
  const t = useTranslations("products.sales");
  if (sales.buyers === 0) {
    return (
      <Card title={t("title")}>
        <EmptyState level={3} title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      </Card>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat label={t("buyers")} value={<Num value={sales.buyers} />} period={t("ever")} />
        <Stat label={t("orders")} value={<Num value={sales.orders} />} period={t("ever")} />
        <Stat label={t("quantity")} value={<Num value={sales.quantity} digits={1} />} period={t("ever")} />
        <Stat
          label={t("revenue")}
          value={<Money minor={sales.revenueMinor} currency={currency} compact />}
          period={t("ever")}
          {...(sales.returnedMinor === "0"
            ? {}
            : {
                note: (
                  <>
                    {t("returned")} <Money minor={sales.returnedMinor} currency={currency} />
                  </>
                ),
              })}
        />
      </div>
      <Card title={t("top")} flush>
        <Table
          caption={t("top")}
          rows={buyers}
          rowKey={(row) => row.customerId}
          rowHref={(row) => `/customers/${row.customerId}`}
          columns={[
            { key: "name", header: t("customer"), cell: (row) => row.name },
            { key: "orders", header: t("orders"), align: "end", cell: (row) => <Num value={row.orders} /> },
            {
              key: "amount",
              header: t("revenue"),
              align: "end",
              cell: (row) => <Money minor={row.amountMinor} currency={currency} />,
            },
          ]}
        />
      </Card>
      <Card title={t("last")} flush>
        <Table
          caption={t("last")}
          rows={lines.map((line, index) => ({ ...line, key: String(index) }))}
          rowKey={(row) => row.key}
          rowHref={(row) => `/customers/${row.customerId}`}
          columns={[
            { key: "customer", header: t("customer"), cell: (row) => row.customerName },
            { key: "at", header: t("day"), cell: (row) => <Instant value={row.purchasedAt} only="day" /> },
            { key: "code", header: t("invoice"), cell: (row) => row.purchaseCode ?? "–" },
            {
              key: "quantity",
              header: t("quantity"),
              align: "end",
              cell: (row) => <Num value={row.quantity} digits={3} />,
            },
            {
              key: "amount",
              header: t("amount"),
              align: "end",
              cell: (row) => <Money minor={row.amountMinor} currency={currency} />,
            },
          ]}
        />
      </Card>
    </div>
  );
}
