// The header of a table: sticks while scrolling, sorts by links. On a phone only the sorting links remain, as a row.
// biome-ignore-all lint/a11y/noRedundantRoles: laid out as cards on a phone, rows and cells keep their meaning only when it is spelled out
import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "tailwind-variants";
import { SelectAll } from "./table-select";
import type { TableProps, TableSelection, TableSort } from "./table-types";

type TableHeadProps<Row> = Pick<TableProps<Row>, "columns" | "wide"> & {
  sort: TableSort | undefined;
  selection: TableSelection | undefined;
  rowKeys: readonly string[];
  hasActions: boolean;
};

const headLook =
  "z-10 h-9 border-b border-line bg-raised px-3 text-sm font-medium whitespace-nowrap text-ink-soft first:pl-4 last:pr-4 md:sticky max-md:h-auto max-md:border-0 max-md:bg-transparent max-md:p-0 max-md:first:pl-0";

export function TableHead<Row>({ columns, sort, selection, rowKeys, wide, hasActions }: TableHeadProps<Row>) {
  const t = useTranslations("common.table");
  const top = wide ? "top-0" : "top-[var(--top-bar,0px)] @max-3xl:top-0";
  const sortable = sort !== undefined && columns.some((column) => column.sortKey !== undefined);
  const usefulOnPhone = sortable || selection !== undefined;
  return (
    <thead role="rowgroup" className={cn("max-md:block", !usefulOnPhone && "max-md:sr-only")}>
      <tr
        role="row"
        className="max-md:flex max-md:items-center max-md:gap-4 max-md:overflow-x-auto max-md:border-b max-md:border-line max-md:px-4 max-md:py-1"
      >
        {selection && (
          <th
            role="columnheader"
            scope="col"
            className={cn(headLook, top, "w-8 pr-0 max-md:order-last max-md:w-auto max-md:ml-auto")}
          >
            <SelectAll selection={selection} rowKeys={rowKeys} />
          </th>
        )}
        {columns.map((column) => {
          const { sortKey } = column;
          const current = sort !== undefined && sortKey === sort.key;
          const next = current && sort.direction === "asc" ? "desc" : "asc";
          return (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              aria-sort={current ? (sort.direction === "asc" ? "ascending" : "descending") : undefined}
              className={cn(
                headLook,
                top,
                column.align === "end" && "text-right",
                (sort === undefined || sortKey === undefined) && "max-md:sr-only",
              )}
            >
              {sort !== undefined && sortKey !== undefined ? (
                <Link
                  href={sort.href(sortKey, next)}
                  scroll={false}
                  className={cn(
                    "group/sort inline-flex items-center gap-1 rounded-sm hover:text-ink touch:min-h-11",
                    column.align === "end" && "md:flex-row-reverse",
                    current && "text-ink",
                  )}
                >
                  {column.header}
                  {current ? (
                    sort.direction === "asc" ? (
                      <ArrowUp aria-hidden="true" className="size-3.5" />
                    ) : (
                      <ArrowDown aria-hidden="true" className="size-3.5" />
                    )
                  ) : (
                    <ChevronsUpDown
                      aria-hidden="true"
                      className="size-3.5 opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60"
                    />
                  )}
                  {current && (
                    <span className="sr-only">
                      {t(sort.direction === "asc" ? "sortedAscending" : "sortedDescending")}
                    </span>
                  )}
                </Link>
              ) : (
                column.header
              )}
            </th>
          );
        })}
        {hasActions && <td role="cell" className={cn(headLook, top, "w-10 max-md:hidden md:right-0")} />}
      </tr>
    </thead>
  );
}
