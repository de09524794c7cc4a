// What stands in each column of the customer list?
import { useLocale, useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { useFormat } from "@/components/ui/format";
import type { TableColumn } from "@/components/ui/table-types";
import { countryName } from "@/lib/domain/basics/countries";
import type { CustomerColumn } from "@/lib/domain/customers/customer-list";
import type { CustomerRow } from "@/lib/domain/customers/customer-row";
import { provinceName } from "@/lib/domain/customers/provinces";

const stageTones: Record<string, BadgeTone> = { prospect: "accent", customer: "good", lapsed: "warn" };
const stages = ["prospect", "customer", "lapsed"] as const;
const tagsShown = 2;

function Blank() {
  return <span className="text-ink-faint">–</span>;
}

export function useCustomerColumns(chosen: readonly CustomerColumn[], currency: string): TableColumn<CustomerRow>[] {
  const t = useTranslations("customers");
  const format = useFormat();
  const locale = useLocale();
  const text = (value: string | null) => (value === null || value === "" ? <Blank /> : value);
  const stageName = (stage: string) => {
    const known = stages.find((each) => each === stage);
    return known ? t(`stage.${known}`) : stage;
  };
  const cells: Record<CustomerColumn, Omit<TableColumn<CustomerRow>, "key" | "header">> = {
    code: { cell: (row) => <span className="text-ink-soft tabular-nums">{row.code}</span> },
    kind: { cell: (row) => t(`kind.${row.kind}`) },
    stage: {
      cell: (row) => (
        <span className="inline-flex gap-1">
          <Badge tone={stageTones[row.stage] ?? "neutral"}>{stageName(row.stage)}</Badge>
          {row.status !== "active" && row.status !== "erased" && <Badge>{t(`status.${row.status}`)}</Badge>}
        </span>
      ),
    },
    phone: {
      cell: (row) =>
        row.phone === null ? (
          <Blank />
        ) : (
          <a href={`tel:${row.phone.replace(/\s/g, "")}`} className="relative z-1 whitespace-nowrap hover:underline">
            {row.phone}
          </a>
        ),
    },
    email: { cell: (row) => text(row.email), hideOnPhone: true },
    province: {
      cell: (row) =>
        text(
          row.provinceCode === null ? row.country && countryName(row.country, locale) : provinceName(row.provinceCode),
        ),
      className: "md:whitespace-nowrap",
    },
    tags: {
      cell: (row) =>
        row.tags.length === 0 ? (
          <Blank />
        ) : (
          <span className="flex flex-wrap gap-1 md:flex-nowrap">
            {row.tags.slice(0, tagsShown).map((tag) => (
              <Badge key={tag.id} className="md:max-w-20">
                {tag.name}
              </Badge>
            ))}
            {row.tags.length > tagsShown && (
              <span className="text-xs leading-5 text-ink-faint">+{row.tags.length - tagsShown}</span>
            )}
          </span>
        ),
    },
    owner: { cell: (row) => text(row.ownerName), hideOnPhone: true, className: "md:min-w-28" },
    team: { cell: (row) => text(row.teamName), hideOnPhone: true, className: "md:whitespace-nowrap" },
    orders: { cell: (row) => format.num(row.orders), align: "end", hideOnPhone: true },
    spend: {
      cell: (row) => (row.spendMinor === null ? <Blank /> : format.money(row.spendMinor, currency)),
      align: "end",
      sortKey: "spend",
      className: "md:whitespace-nowrap",
    },
    last: {
      cell: (row) => (row.lastAt === null ? <Blank /> : format.instantDay(row.lastAt)),
      align: "end",
      sortKey: "last",
      className: "md:whitespace-nowrap",
    },
    updated: {
      cell: (row) => format.instantDay(row.updatedAt),
      align: "end",
      sortKey: "updated",
      hideOnPhone: true,
      className: "md:whitespace-nowrap",
    },
  };
  const name: TableColumn<CustomerRow> = {
    key: "name",
    header: t("column.name"),
    sortKey: "name",
    primary: true,
    className: "md:min-w-40",
    cell: (row) => (
      <span className="flex min-w-0 items-center gap-2">
        <Avatar name={row.name} kind={row.kind} size="sm" />
        <span className="min-w-0 break-words">{row.name}</span>
      </span>
    ),
  };
  return [name, ...chosen.map((key) => ({ key, header: t(`column.${key}`), ...cells[key] }))];
}
