// Which rows were refused, as a file that can be mended and imported again? The original columns, then line and reason in
// the importer's language; what a spreadsheet would run as a formula is marked as text.

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { type ImportJob, listRowErrors, type RowErrorRow } from "@/lib/data/imports";
import type { Scope } from "@/lib/data/scope";
import type { Locale } from "@/lib/messages/namespaces";
import { database } from "../database";
import { chosenFormat } from "./analyse-file";
import { readRows } from "./read-rows";
import { reasonText } from "./reason-text";

const guard = /^'*[=+\-@\t\r]/;
const plainNumber = /^[+-]?\d+(?:[.,]\d+)*$/;

/** A cell of our own files: quoted where needed, a would-be formula behind an apostrophe (numbers stay numbers). */
export function csvCell(text: string): string {
  const safe = guard.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export async function writeRejectedFile(
  job: ImportJob,
  scope: Scope,
  source: string,
  target: string,
  locale: Locale,
): Promise<void> {
  const format = await chosenFormat(source, job.options);
  const file = createWriteStream(`${target}.part`, { mode: 0o600 });
  const occurrence = job.kind === "purchases";
  let buffer = "\ufeff";
  const add = (cells: readonly string[]) => {
    buffer += `${cells.map(csvCell).join(",")}\r\n`;
  };
  let queue: RowErrorRow[] = [];
  let after = 0;
  const fill = async () => {
    queue = await listRowErrors(database(), scope, job.id, { after, limit: 5_000, skipped: false });
    after = queue.at(-1)?.line ?? Number.MAX_SAFE_INTEGER;
  };
  await fill();
  // Rows come in the order of the file, and so do the reasons: both are read side by side.
  const pending: { cells: string[]; line: number }[] = [];
  const settle = async () => {
    for (const { cells, line } of pending) {
      while ((queue[0]?.line ?? Number.MAX_SAFE_INTEGER) < line) queue.shift();
      if (queue.length === 0 && after !== Number.MAX_SAFE_INTEGER) {
        await fill();
        while ((queue[0]?.line ?? Number.MAX_SAFE_INTEGER) < line) queue.shift();
      }
      const error = queue[0];
      if (error?.line !== line) continue;
      const own = occurrence ? [String(error.args?.occurrence ?? "")] : [];
      const width = job.mapping.length;
      const padded = cells.length < width ? [...cells, ...new Array<string>(width - cells.length).fill("")] : cells;
      add([...padded, ...own, String(line), reasonText(locale, error)]);
    }
    pending.length = 0;
    if (buffer.length > 100_000 && !file.write(buffer)) await once(file, "drain");
    if (buffer.length > 100_000) buffer = "";
  };
  await readRows(
    source,
    format,
    {
      heading: () =>
        add([
          ...job.mapping.map(({ heading }) => heading),
          ...(occurrence ? ["most_occurrence"] : []),
          "most_line",
          "most_reason",
        ]),
      row: (record, line) => void pending.push({ cells: record.cells(), line }),
      broken: (_code, text, line) => void pending.push({ cells: [text], line }),
      pause: async () => {
        await settle();
        return queue.length > 0 || after !== Number.MAX_SAFE_INTEGER;
      },
    },
    job.options.sheet,
  );
  await settle();
  file.end(buffer);
  await once(file, "finish");
  await rename(`${target}.part`, target);
}
