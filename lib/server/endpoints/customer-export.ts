// The customers of a filter as a file: counted and written down first, then streamed row by row.
import { getCompany } from "@/lib/data/company";
import { type ExportRow, exportPurpose, streamCustomers } from "@/lib/data/customers/customer-export";
import { countCustomers } from "@/lib/data/customers/customer-pages";
import { readGatePolicy } from "@/lib/data/eligibility-policy";
import { mayRead } from "@/lib/data/scope";
import { dayOf } from "@/lib/domain/basics/calendar";
import { countryName } from "@/lib/domain/basics/countries";
import { AppError } from "@/lib/domain/basics/errors";
import { fromMinor } from "@/lib/domain/basics/money";
import { customerExportParams, type ExportColumn, exportColumns } from "@/lib/domain/customers/customer-export";
import { showPhone } from "@/lib/domain/customers/phones";
import { provinceName } from "@/lib/domain/customers/provinces";
import type { Locale } from "@/lib/messages/namespaces";
import { bulkPool } from "../database";
import { endpoint } from "../endpoint";
import { type Cell, csvStream } from "../spreadsheet/csv-stream";
import { mostSheetRows, xlsxStream } from "../spreadsheet/xlsx-stream";
import { translate } from "../translate";

const types = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

interface Writing {
  readonly locale: Locale;
  readonly currency: string;
  readonly timeZone: string;
}

const dayText = (instant: string, timeZone: string) =>
  dayOf(new Date(instant), timeZone).split("-").reverse().join("/");

function cellOf(column: ExportColumn, value: string | number | null, { locale, currency, timeZone }: Writing): Cell {
  if (value === null) return null;
  const text = String(value);
  switch (column) {
    case "kind":
    case "stage":
      return translate(locale, "customers", `${column}.${text}`) ?? text;
    case "phone":
      // As it is dialled here: a leading + would have to be defused like a formula.
      return text.split(", ").map(showPhone).join(", ");
    case "province":
      return provinceName(text);
    case "country":
      return countryName(text, locale);
    case "spend":
      return Number(fromMinor(Number(value), currency));
    case "last":
    case "updated":
      return dayText(text, timeZone);
    default:
      return value;
  }
}

async function* cellsOf(
  batches: AsyncIterable<ExportRow[]>,
  columns: readonly ExportColumn[],
  writing: Writing,
): AsyncGenerator<Cell[][]> {
  for await (const rows of batches) {
    yield rows.map((row) => columns.map((column) => cellOf(column, row[column] ?? null, writing)));
  }
}

/** Streams on demand; a reader who leaves ends the generator, and with it the cursor. */
function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  });
}

export const customerExport = endpoint({
  name: "customers.export",
  allows: "customers.export",
  mode: "audited",
  input: customerExportParams,
  run: async ({ db, scope, actor, now, input, audit }) => {
    const { format, cols, sort = "name", ...filter } = input;
    const count = await countCustomers(db, scope, now, filter);
    if (format === "xlsx" && count >= mostSheetRows) throw new AppError("TOO_LARGE", { messageKey: "TOO_LARGE_sheet" });
    const { currency, timeZone } = await getCompany(db, scope);
    const columns = exportColumns(cols, mayRead(scope, "contact"));
    const purpose = columns.includes("phone") || columns.includes("email") ? exportPurpose : null;
    audit({ entity: "customer_export", after: { format, filter, columns, count, purpose } });
    const { locale } = actor;
    const header = columns.map((column) => translate(locale, "customers", `column.${column}`) ?? column);
    const batches = streamCustomers(bulkPool(), scope, now, await readGatePolicy(db, now), { filter, sort, columns });
    const cells = cellsOf(batches, columns, { locale, currency, timeZone });
    const title = translate(locale, "customers", "title") ?? "customers";
    const body = format === "csv" ? csvStream(header, cells) : xlsxStream(title, header, cells);
    return new Response(streamOf(body), {
      headers: {
        "Content-Type": types[format],
        "Content-Disposition": `attachment; filename="customers-${dayOf(now, timeZone)}.${format}"`,
        "Cache-Control": "no-store",
      },
    });
  },
});
