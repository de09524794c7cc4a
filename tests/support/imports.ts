// Imports as tests run them: a text, a file or bytes through the same engine as the wizard and the command line.
import { Readable } from "node:stream";
import type { ImportJob } from "@/lib/data/imports";
import type { ImportKind } from "@/lib/domain/imports/kinds";
import { correctMapping, type ImportOptions, importOptions } from "@/lib/domain/imports/mapping";
import { startImport, undoImport } from "@/lib/server/actions/imports";
import { explicitActor } from "@/lib/server/actor";
import { newId } from "@/lib/server/clock";
import { runImport } from "@/lib/server/imports/engine";
import { receiveImport } from "@/lib/server/imports/receive-import";
import type { EngineWatch } from "@/lib/server/imports/running";
import { runUndo, type UndoResult } from "@/lib/server/imports/undo";
import { storeUpload } from "@/lib/server/imports/uploads";
import { asOperator } from "@/lib/server/operator";

export interface TestImport {
  readonly options?: Partial<ImportOptions>;
  readonly map?: readonly (readonly [string, string])[];
  readonly dryRun?: boolean;
  readonly watch?: EngineWatch;
}

export async function prepareImport(
  kind: ImportKind,
  content: string | Buffer,
  { options = {}, map = [], dryRun = false }: TestImport = {},
): Promise<string> {
  return asOperator(async () => {
    const id = newId();
    const chosen = importOptions.parse(options);
    const stored = await storeUpload(id, Readable.from([Buffer.from(content)]));
    const job = await receiveImport({ ...stored, id, fileName: "test.csv", kind, options: chosen });
    const started = await startImport({
      id,
      kind,
      options: chosen,
      mapping: correctMapping(job.mapping, map),
      dryRun,
      inProcess: true,
    });
    if (!started.ok) throw new Error(`${started.error.code}: ${started.error.message}`);
    return id;
  });
}

export function runPrepared(id: string, watch: EngineWatch = {}): Promise<ImportJob> {
  return asOperator(async () => {
    const actor = explicitActor();
    if (!actor) throw new Error("no actor");
    return runImport(id, actor.scope, "vi", watch);
  });
}

export async function importText(kind: ImportKind, content: string | Buffer, how: TestImport = {}): Promise<ImportJob> {
  return runPrepared(await prepareImport(kind, content, how), how.watch);
}

export function undo(id: string): Promise<UndoResult> {
  return asOperator(async () => {
    const actor = explicitActor();
    if (!actor) throw new Error("no actor");
    const allowed = await undoImport({ id, inProcess: true });
    if (!allowed.ok) throw new Error(allowed.error.message);
    return runUndo(id, actor.scope);
  });
}

/** A CSV text of rows; every cell quoted, as a careful program writes it. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n");
}

export function counts({ read, created, updated, unchanged, skipped, rejected, anonymous }: ImportJob) {
  return { read, created, updated, unchanged, skipped, rejected, anonymous };
}

export function sum(job: ImportJob): number {
  const { read: _, ...rest } = counts(job);
  return Object.values(rest).reduce((total, n) => total + n, 0);
}
