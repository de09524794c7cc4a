// What do we sell? The rows of the catalogue.
import { Package } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Money } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { nameIn } from "./category-options";

export type ProductRowView = {
  id: number;
  code: string;
  kind: "product" | "service";
  nameVi: string;
  nameEn: string;
  categoryVi: string | null;
  categoryEn: string | null;
  brand: string | null;
  priceMinor: string | null;
  currency: string | null;
};

type ProductTableProps = {
  rows: readonly ProductRowView[];
  count: number;
  currency: string;
  filtered: boolean;
  mayWrite: boolean;
  previousHref: string | null;
  nextHref: string | null;
};

export function ProductTable({ rows, count, currency, filtered, mayWrite, previousHref, nextHref }: ProductTableProps) {
  const t = useTranslations("products");
  const common = useTranslations("common.action");
  const locale = useLocale();
  const blank = <span className="text-ink-faint">–</span>;
  return (
    <>
      <Card flush>
        <Table
          caption={t("title")}
          rows={rows}
          rowKey={(row) => String(row.id)}
          rowHref={(row) => `/products/${row.id}`}
          columns={[
            { key: "name", header: t("field.name"), cell: (row) => nameIn(locale, row), className: "md:min-w-56" },
            { key: "code", header: t("field.code"), cell: (row) => <span className="text-ink-soft">{row.code}</span> },
            {
              key: "kind",
              header: t("field.kind"),
              cell: (row) => (
                <Badge tone={row.kind === "service" ? "accent" : "neutral"}>{t(`kind.${row.kind}`)}</Badge>
              ),
            },
            {
              key: "category",
              header: t("field.category"),
              cell: (row) => (locale === "en" ? row.categoryEn : row.categoryVi) ?? blank,
            },
            { key: "brand", header: t("field.brand"), cell: (row) => row.brand ?? blank, hideOnPhone: true },
            {
              key: "price",
              header: t("field.price"),
              align: "end",
              cell: (row) =>
                row.priceMinor === null ? blank : <Money minor={row.priceMinor} currency={row.currency ?? currency} />,
            },
          ]}
          empty={
            <EmptyState
              icon={<Package />}
              title={filtered ? t("empty.noMatch") : t("empty.none")}
              actions={
                filtered ? (
                  <LinkButton href="/products">{common("clearFilters")}</LinkButton>
                ) : (
                  mayWrite && (
                    <LinkButton href="/products/new" variant="primary">
                      {t("new")}
                    </LinkButton>
                  )
                )
              }
            >
              {filtered ? t("empty.noMatchHint") : t("empty.noneHint")}
            </EmptyState>
          }
        />
      </Card>
      <Pagination previousHref={previousHref} nextHref={nextHref} shown={rows.length} total={count} />
    </>
  );
}
