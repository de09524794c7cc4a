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

/** What a row refers to, in words: an order by its number, everything else by what it is. */
function useRefWord(measure: MeasureName): (ref: string | null) => string | null {
  const plan = useTranslations("plan");
  const notes = useTranslations("notes.kind");
  return (ref) => {
    if (ref === null) return null;
    if (measure === "permission_rate") return plan("kpi.granted");
    const note = ref as "meeting";
    if (measure === "capture_rate") return notes.has(note) ? notes(note) : ref;
    const card = `cardStatus.${ref}` as "cardStatus.open";
    return /^[a-z]+$/.test(ref) && plan.has(card) ? plan(card) : ref;
  };
}

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
  const word = useRefWord(measure);
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
            cell: (row) => [word(row.ref), row.untouched ? t("holdout") : null].filter(Boolean).join(" · "),
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
