// Which columns may stand in a file of customers? The list's own, and contact values only for those who may read them.
import { z } from "zod";
import { type CustomerColumn, customerColumns, customerListParams } from "./customer-list";

export const exportFormats = ["csv", "xlsx"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const customerExportParams = customerListParams
  .omit({ after: true, before: true })
  .extend({ format: z.enum(exportFormats).default("csv") });

/** Where somebody lives is one column of the list, and two of a file. */
export type ExportColumn = "name" | "country" | CustomerColumn;

/** Name and code always; the chosen columns in the list's order; no contact values for whoever may not read them. */
export function exportColumns(chosen: readonly CustomerColumn[] | undefined, contact: boolean): ExportColumn[] {
  const wanted = customerColumns.filter(
    (column) => column !== "code" && (chosen === undefined || chosen.includes(column)),
  );
  const readable = wanted.filter((column) => contact || (column !== "phone" && column !== "email"));
  return [
    "code",
    "name",
    ...readable.flatMap((column): ExportColumn[] => (column === "province" ? ["province", "country"] : [column])),
  ];
}
