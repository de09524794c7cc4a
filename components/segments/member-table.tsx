// People of a segment, a row each, with a way to their profile.
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Instant, Money, Num } from "@/components/ui/format";
import { Table } from "@/components/ui/table";
import { provinceName } from "@/lib/domain/customers/provinces";

export interface MemberLine {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: "person" | "company";
  readonly stage: string;
  readonly provinceCode: string | null;
  readonly orders: number;
  readonly spendMinor: number;
  readonly lastAt: string | null;
}

export function MemberTable({
  rows,
  currency,
  empty,
  rowActions,
}: {
  rows: readonly MemberLine[];
  currency: string;
  empty: ReactNode;
  /** Usually the way to "why is this person in". */
  rowActions?: (row: MemberLine) => ReactNode;
}) {
  const t = useTranslations("segments");
  return (
    <Table
      caption={t("preview.title")}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/customers/${id}`}
      rowName={({ name }) => name}
      empty={empty}
      {...(rowActions ? { rowActions } : {})}
      columns={[
        {
          key: "name",
          header: t("column.name"),
          primary: true,
          cell: ({ name, code }) => (
            <span className="block min-w-0">
              <span className="block truncate font-medium">{name}</span>
              <span className="block truncate text-sm text-ink-faint">{code}</span>
            </span>
          ),
        },
        {
          key: "province",
          header: t("column.province"),
          cell: ({ provinceCode }) => (provinceCode === null ? "–" : provinceName(provinceCode)),
        },
        { key: "orders", header: t("column.orders"), align: "end", cell: ({ orders }) => <Num value={orders} /> },
        {
          key: "spend",
          header: t("column.spend"),
          align: "end",
          cell: ({ spendMinor }) => <Money minor={spendMinor} currency={currency} />,
        },
        {
          key: "last",
          header: t("column.last"),
          align: "end",
          cell: ({ lastAt }) => (lastAt === null ? "–" : <Instant value={lastAt} only="day" />),
        },
      ]}
    />
  );
}
