// From which rows was a figure counted? The same rows, newest first.
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Instant, Money } from "@/components/ui/format";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { type MeasureName, measures } from "@/lib/domain/most/measures";

export interface KpiRow {
  readonly key: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly ref: string | null;
  readonly at: Date | null;
  readonly hit: boolean;
  readonly amount: number;
  readonly untouched: boolean;
}

/** Measures whose rows carry money. */
const withMoney: readonly MeasureName[] = [
  "active_customers",
  "second_purchase_rate",
  "repeat_rate",
  "lapsed_customers",
  "revenue",
  "average_order",
];

export function KpiRows({
  measure,
  rows,
  currency,
}: {
  measure: MeasureName;
  rows: readonly KpiRow[];
  currency: string;
}) {
  const t = useTranslations("plan.kpi");
  const state = useTranslations("common.state");
  const allCount = measures[measure].unit !== "share";
  return (
    <Card flush>
      <Table
        caption={t("rows")}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: "customer",
            header: t("customer"),
            primary: true,
            cell: (row) =>
              row.customerId && row.customerName ? (
                <TextLink quiet href={`/customers/${row.customerId}`}>
                  {row.customerName}
                </TextLink>
              ) : (
                <span className="text-ink-faint">{t("anonymous")}</span>
              ),
          },
          {
            key: "ref",
            header: t("ref"),
            cell: (row) => (row.untouched ? `${row.ref ?? ""} · ${t("holdout")}` : row.ref),
          },
          { key: "at", header: t("when"), cell: (row) => row.at && <Instant value={row.at} only="day" /> },
          ...(allCount
            ? []
            : [
                {
                  key: "hit",
                  header: t("counted"),
                  cell: (row: KpiRow) =>
                    row.hit ? (
                      <>
                        <Check aria-hidden="true" className="size-4 text-good" />
                        <span className="sr-only">{state("yes")}</span>
                      </>
                    ) : (
                      <span className="text-ink-faint">{state("no")}</span>
                    ),
                },
              ]),
          ...(withMoney.includes(measure)
            ? [
                {
                  key: "amount",
                  header: t("amount"),
                  align: "end" as const,
                  cell: (row: KpiRow) => <Money minor={Math.round(row.amount)} currency={currency} />,
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
