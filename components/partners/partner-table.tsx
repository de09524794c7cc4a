// Who works with us? The rows of the list of partners.
import { Handshake } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Num } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import type { PartnerKind } from "@/lib/domain/basics/catalogue-input";
import { provinceName } from "@/lib/domain/customers/provinces";

export type PartnerRowView = {
  id: string;
  kind: PartnerKind;
  code: string;
  name: string;
  contactName: string | null;
  phone: string | null;
  email: string | null;
  provinceCode: string | null;
  products: number;
};

type PartnerTableProps = {
  rows: readonly PartnerRowView[];
  filtered: boolean;
  mayWrite: boolean;
  previousHref: string | null;
  nextHref: string | null;
};

export function PartnerTable({ rows, filtered, mayWrite, previousHref, nextHref }: PartnerTableProps) {
  const t = useTranslations("partners");
  const common = useTranslations("common.action");
  const blank = <span className="text-ink-faint">–</span>;
  return (
    <>
      <Card flush>
        <Table
          caption={t("title")}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/partners/${row.id}`}
          columns={[
            { key: "name", header: t("field.name"), cell: (row) => row.name, className: "md:min-w-56" },
            { key: "kind", header: t("field.kind"), cell: (row) => <Badge>{t(`kind.${row.kind}`)}</Badge> },
            {
              key: "code",
              header: t("field.code"),
              cell: (row) => <span className="text-ink-soft">{row.code}</span>,
              hideOnPhone: true,
            },
            { key: "contactName", header: t("field.contactName"), cell: (row) => row.contactName ?? blank },
            {
              key: "phone",
              header: t("field.phone"),
              cell: (row) =>
                row.phone === null ? (
                  blank
                ) : (
                  <a
                    className="relative z-1 whitespace-nowrap hover:underline"
                    href={`tel:${row.phone.replace(/\s/g, "")}`}
                  >
                    {row.phone}
                  </a>
                ),
            },
            {
              key: "province",
              header: t("field.province"),
              cell: (row) => (row.provinceCode ? provinceName(row.provinceCode) : blank),
            },
            {
              key: "products",
              header: t("field.products"),
              align: "end",
              cell: (row) => <Num value={row.products} />,
              hideOnPhone: true,
            },
          ]}
          empty={
            <EmptyState
              icon={<Handshake />}
              title={filtered ? t("empty.noMatch") : t("empty.none")}
              actions={
                filtered ? (
                  <LinkButton href="/partners">{common("clearFilters")}</LinkButton>
                ) : (
                  mayWrite && (
                    <LinkButton href="/partners/new" variant="primary">
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
      <Pagination previousHref={previousHref} nextHref={nextHref} shown={rows.length} />
    </>
  );
}
