"use client";
// Which columns does the list show? Kept in the address, and with it in saved views.
import { Columns3 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { type CustomerColumn, customerColumns, defaultColumns } from "@/lib/domain/customers/customer-list";
import type { ListAddress } from "./use-list-address";

export function ColumnMenu({
  address,
  chosen,
  offered,
}: {
  address: ListAddress;
  chosen: readonly CustomerColumn[];
  offered: readonly CustomerColumn[];
}) {
  const t = useTranslations("customers");
  const choose = (column: CustomerColumn, on: boolean) => {
    const next = customerColumns.filter((each) => (each === column ? on : chosen.includes(each)));
    const usual = next.length === defaultColumns.length && next.every((each) => defaultColumns.includes(each));
    address.go({ cols: usual || next.length === 0 ? null : next.join(",") }, "replace");
  };
  return (
    <Popover
      align="end"
      title={t("columns")}
      trigger={
        <IconButton variant="secondary" label={t("columns")} tooltip={false} icon={<Columns3 aria-hidden="true" />} />
      }
    >
      <div className="flex min-w-44 flex-col gap-2">
        {offered.map((column) => (
          <Checkbox
            key={column}
            label={t(`column.${column}`)}
            checked={chosen.includes(column)}
            onCheckedChange={(on) => choose(column, on)}
          />
        ))}
      </div>
    </Popover>
  );
}
