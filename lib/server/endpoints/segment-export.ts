// The people of a segment as a file. Addresses leave only where the ledger holds a live grant for the purpose asked;
// what was taken, by whom and for what is written down first.
import { z } from "zod";
import { getCompany } from "@/lib/data/company";
import { mayRead } from "@/lib/data/scope";
import { bindRule } from "@/lib/data/segment-context";
import { listExportRows, type SegmentExportRow } from "@/lib/data/segment-export";
import { getSegment } from "@/lib/data/segments";
import { dayOf } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import { fromMinor } from "@/lib/domain/basics/money";
import { provinceName } from "@/lib/domain/customers/provinces";
import type { Locale } from "@/lib/messages/namespaces";
import { database } from "../database";
import { endpoint } from "../endpoint";
import { boundIds } from "../segment-reads";
import { type Cell, csvStream } from "../spreadsheet/csv-stream";
import { mostSheetRows, xlsxStream } from "../spreadsheet/xlsx-stream";
import { translate } from "../translate";

const types = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const columns = ["code", "name", "kind", "stage", "province", "orders", "spend", "last"] as const;
const contactColumns = ["email", "phone", "zalo"] as const;

function cellsOf(row: SegmentExportRow, contact: boolean, locale: Locale, currency: string, timeZone: string): Cell[] {
  const choice = (key: string, value: string) => translate(locale, "rules", `choice.${key}_${value}`) ?? value;
  const cells: Cell[] = [
    row.code,
    row.name,
    choice("kind", row.kind),
    choice("stage", row.stage),
    row.provinceCode === null ? null : provinceName(row.provinceCode),
    row.orders,
    Number(fromMinor(row.spendMinor, currency)),
    row.lastAt === null ? null : dayOf(row.lastAt, timeZone).split("-").reverse().join("/"),
  ];
  return contact ? [...cells, row.email, row.phone, row.zalo] : cells;
}

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

export const segmentExport = endpoint({
  name: "segments.export",
  allows: "customers.export",
  mode: "audited",
  timeoutMs: 60_000,
  input: z.object({
    id: z.uuid(),
    purpose: z.string().max(60).default("promotions"),
    format: z.enum(["csv", "xlsx"]).default("csv"),
  }),
  run: async ({ db, scope, actor, now, input, audit }) => {
    const segment = await getSegment(db, scope, input.id);
    const ids = await boundIds(db, scope, await bindRule(db, scope, segment.rule, now));
    const { format } = input;
    if (format === "xlsx" && ids.length >= mostSheetRows)
      throw new AppError("TOO_LARGE", { messageKey: "TOO_LARGE_sheet" });
    const { currency, timeZone } = await getCompany(db, scope);
    const contact = mayRead(scope, "contact");
    const taken = [...columns, ...(contact ? contactColumns : [])];
    audit({
      entity: "segment",
      entityId: segment.id,
      after: { count: ids.length, columns: taken, purpose: input.purpose, format, ruleVersion: segment.version },
    });
    async function* batches(): AsyncGenerator<Cell[][]> {
      for (let at = 0; at < ids.length; at += 2000) {
        const rows = await listExportRows(database(), scope, ids.slice(at, at + 2000), input.purpose, now);
        yield rows.map((row) => cellsOf(row, contact, actor.locale, currency, timeZone));
      }
    }
    const header = taken.map((column) => translate(actor.locale, "segments", `column.${column}`) ?? column);
    const title = actor.locale === "vi" ? segment.nameVi : segment.nameEn;
    const body = format === "csv" ? csvStream(header, batches()) : xlsxStream(title, header, batches());
    return new Response(streamOf(body), {
      headers: {
        "Content-Type": types[format],
        "Content-Disposition": `attachment; filename="segment-${dayOf(now, timeZone)}.${format}"`,
        "Cache-Control": "no-store",
      },
    });
  },
});
