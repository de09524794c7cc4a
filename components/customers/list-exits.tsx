"use client";
// Where can the filtered list go? Into a file, into a segment, to the review of duplicates.
import { Ellipsis, FileSpreadsheet, FileText, Merge, Target } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import type { CustomerFilter } from "@/lib/domain/customers/customer-list";
import { segmentRuleOf } from "@/lib/domain/customers/customer-list-rule";
import type { ListData } from "./list-data";
import type { ListAddress } from "./use-list-address";

type ListExitsProps = { address: ListAddress; data: ListData; filter: CustomerFilter };

export function ListExits({ address, data, filter }: ListExitsProps) {
  const t = useTranslations("customers.exit");
  const tagSlugs = new Map(data.tags.map(({ id, slug }) => [id, slug]));
  const segment = segmentRuleOf(filter, { userId: data.userId, tagSlugs });
  const download = (format: "csv" | "xlsx") => {
    const { after: _, before: __, ...query } = address.params;
    window.location.assign(`/api/customers/export?${new URLSearchParams({ ...query, format })}`);
  };
  const entries: MenuEntry[] = [];
  if (data.may.export) {
    entries.push(
      { label: t("csv"), icon: <FileText aria-hidden="true" />, onSelect: () => download("csv") },
      { label: t("xlsx"), icon: <FileSpreadsheet aria-hidden="true" />, onSelect: () => download("xlsx") },
      {
        kind: "heading",
        label: <span className="block max-w-64 font-normal">{t(data.may.contact ? "contactNote" : "noContact")}</span>,
      },
    );
  }
  if (data.may.segment && segment) {
    const href = `/segments/new?rule=${encodeURIComponent(JSON.stringify(segment.rule))}`;
    entries.push({ kind: "link", label: t("segment"), icon: <Target aria-hidden="true" />, href });
  }
  if (data.may.merge) {
    entries.push({
      kind: "link",
      label: t("duplicates"),
      icon: <Merge aria-hidden="true" />,
      href: "/customers/merge",
    });
  }
  if (entries.length === 0) return null;
  return (
    <Menu
      trigger={
        <IconButton variant="secondary" label={t("title")} tooltip={false} icon={<Ellipsis aria-hidden="true" />} />
      }
      entries={entries}
    />
  );
}
