// Rows to compare. Sticky header, sorting as links, numbers to the right; on a phone each row becomes a card.
// biome-ignore-all lint/a11y/noRedundantRoles: laid out as cards on a phone, rows and cells keep their meaning only when it is spelled out
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "tailwind-variants";
import { TableHead } from "./table-head";
import { SelectRow } from "./table-select";
import type { TableProps } from "./table-types";

function Labelled({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <span aria-hidden="true" className="text-sm text-ink-faint md:hidden">
        {label}
      </span>
      {children}
    </>
  );
}

const cellLook =
  "border-line px-3 py-2 align-middle first:pl-4 last:pr-4 max-md:block max-md:border-0 max-md:p-0 md:border-b md:group-last/row:border-b-0";

export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, rowHref, rowName, rowActions, sort, selection, empty, wide, className } =
    props;
  if (rows.length === 0 && empty !== undefined) return <div className={className}>{empty}</div>;
  return (
    <div className={cn("@container min-w-0", className)}>
      <div className={wide ? "md:max-h-[calc(100dvh-10rem)] md:overflow-auto" : "md:@max-3xl:overflow-x-auto"}>
        <table role="table" className="w-full border-separate border-spacing-0 text-left max-md:block">
          <caption className="sr-only">{caption}</caption>
          <TableHead
            columns={columns}
            sort={sort}
            selection={selection}
            rowKeys={rows.map(rowKey)}
            wide={wide}
            hasActions={rowActions !== undefined}
          />
          <tbody role="rowgroup" className="max-md:block">
            {rows.map((row) => {
              const key = rowKey(row);
              const chosen = selection?.selected.has(key) ?? false;
              return (
                <tr
                  key={key}
                  role="row"
                  data-selected={chosen || undefined}
                  className={cn(
                    "group/row relative bg-raised max-md:flex max-md:flex-col max-md:gap-1 max-md:border-b max-md:border-line max-md:px-4 max-md:py-3 max-md:last:border-0",
                    (selection || rowActions) && "max-md:pr-14",
                    rowHref && "hover:bg-hover",
                    chosen && "bg-accent-soft hover:bg-accent-soft",
                  )}
                >
                  {selection && (
                    <td role="cell" className={cn(cellLook, "w-8 pr-0 max-md:absolute max-md:top-3 max-md:right-4")}>
                      <SelectRow selection={selection} rowKey={key} name={rowName?.(row) ?? key} />
                    </td>
                  )}
                  {columns.map((column, index) => {
                    const href = index === 0 || column.primary ? rowHref?.(row) : undefined;
                    const primary = column.primary ?? index === 0;
                    const content = column.cell(row);
                    const blank = content === null || content === undefined || content === false || content === "";
                    return (
                      <td
                        key={column.key}
                        role="cell"
                        className={cn(
                          cellLook,
                          column.align === "end" && "text-right tabular-nums max-md:text-left",
                          !primary &&
                            "max-md:grid max-md:justify-items-start max-md:grid-cols-[minmax(6rem,2fr)_3fr] max-md:gap-4",
                          primary && "md:min-w-32",
                          (column.hideOnPhone || (blank && !primary)) && "max-md:hidden",
                          column.className,
                        )}
                      >
                        {primary && href ? (
                          <Link
                            prefetch={false}
                            href={href}
                            className="font-medium text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus"
                          >
                            {content}
                          </Link>
                        ) : primary ? (
                          content
                        ) : (
                          <Labelled label={column.header}>{content}</Labelled>
                        )}
                      </td>
                    );
                  })}
                  {rowActions && (
                    <td
                      role="cell"
                      className={cn(
                        cellLook,
                        "z-1 w-10 bg-inherit text-right max-md:absolute max-md:right-2 md:sticky md:right-0",
                        selection ? "max-md:bottom-1" : "max-md:top-1",
                      )}
                    >
                      {rowActions(row)}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
