// The ways of an import that are no pages: a file streams in, progress is asked for, the rejected rows and templates go out.
import { createReadStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { z } from "zod";
import { findImport } from "@/lib/data/imports";
import { AppError } from "@/lib/domain/basics/errors";
import { importKinds, importPresets } from "@/lib/domain/imports/kinds";
import { importOptions } from "@/lib/domain/imports/mapping";
import { newId } from "../clock";
import { endpoint } from "../endpoint";
import { receiveImport } from "../imports/receive-import";
import { templateCsv, templateXlsx } from "../imports/template-file";
import { rejectedFile, storeWebStream, uploadFolder } from "../imports/uploads";

/** The body is the file itself; what it is stands in the query. The import that waits for its person is registered with its own audit row. */
export const importUpload = endpoint({
  name: "imports.upload",
  allows: "imports.run",
  mode: "read",
  from: "query",
  input: z.object({
    name: z.string().min(1).max(255),
    kind: z.enum(importKinds).optional(),
    preset: z.enum(importPresets).optional(),
  }),
  run: async ({ input, request }) => {
    if (request.body === null) throw new AppError("INVALID_FILE", { messageKey: "INVALID_FILE_empty" });
    const id = newId();
    const stored = await storeWebStream(id, request.body);
    const options = importOptions.parse(input.preset === undefined ? {} : { preset: input.preset });
    const kind = input.kind ?? null;
    try {
      const job = await receiveImport({ ...stored, id, fileName: input.name, kind, options });
      return { id: job.id, no: job.no };
    } catch (error) {
      // No import points at the file, so nothing would ever take it away.
      await rm(uploadFolder(id), { recursive: true, force: true });
      throw error;
    }
  },
});

const byId = z.object({ id: z.uuid() });

export const importProgress = endpoint({
  name: "imports.progress",
  allows: "imports.read",
  input: byId,
  run: async ({ db, scope, input }) => {
    const job = await findImport(db, scope, input.id);
    if (!job) throw new AppError("NOT_FOUND");
    const {
      status,
      phase,
      progressDone,
      progressTotal,
      read,
      created,
      updated,
      unchanged,
      skipped,
      rejected,
      anonymous,
    } = job;
    const answer = {
      status,
      phase,
      done: progressDone,
      total: progressTotal,
      read,
      created,
      updated,
      unchanged,
      skipped,
      rejected,
      anonymous,
    };
    return Response.json(answer, { headers: { "cache-control": "no-store" } });
  },
});

const attachment = (name: string, type: string) => ({
  "content-type": type,
  "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  "cache-control": "no-store",
});

export const importRejected = endpoint({
  name: "imports.rejected",
  allows: "imports.run",
  input: byId,
  run: async ({ db, scope, input }) => {
    const job = await findImport(db, scope, input.id);
    if (!job) throw new AppError("NOT_FOUND");
    const file = rejectedFile(job.id);
    const size = await stat(file).then(
      (found) => found.size,
      () => {
        throw new AppError("NOT_FOUND");
      },
    );
    const body = Readable.toWeb(createReadStream(file)) as unknown as ReadableStream;
    const name = `${job.fileName.replace(/\.[^.]+(?:\.gz)?$/, "")}-rejected.csv`;
    return new Response(body, {
      headers: { ...attachment(name, "text/csv; charset=utf-8"), "content-length": String(size) },
    });
  },
});

export const importTemplate = endpoint({
  name: "imports.template",
  allows: "imports.read",
  input: z.object({
    kind: z.enum(importKinds),
    format: z.enum(["csv", "xlsx"]).default("csv"),
    locale: z.enum(["vi", "en"]).default("vi"),
  }),
  run: async ({ input: { kind, format, locale } }) => {
    if (format === "csv")
      return new Response(templateCsv(kind, locale), {
        headers: attachment(`${kind}-${locale}.csv`, "text/csv; charset=utf-8"),
      });
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return new Response(new Uint8Array(await templateXlsx(kind, locale)), {
      headers: attachment(`${kind}-${locale}.xlsx`, type),
    });
  },
});
