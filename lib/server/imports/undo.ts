// Who takes an import back, and what does it come to? The same locks and queue as the import itself.
import { tryImportLock, tryMergeLock } from "@/lib/data/import-locks";
import { dropStage } from "@/lib/data/import-staging";
import { takeBackImport } from "@/lib/data/import-undo";
import { type KeptRow, UndoTally } from "@/lib/data/import-undo-tally";
import { findImport, saveEngineProgress } from "@/lib/data/imports";
import { createPool } from "@/lib/data/pool";
import type { Scope } from "@/lib/data/scope";
import { AppError } from "@/lib/domain/basics/errors";
import { now } from "../clock";
import { database } from "../database";
import { env } from "../env";
import { log } from "../refusal";
import type { EngineWatch } from "./running";
import { undoConsents } from "./undo-consents";

export interface UndoResult {
  readonly restored: number;
  readonly removed: number;
  readonly kept: number;
  readonly detail: Record<string, { removed: number; restored: number; kept: number }>;
  readonly keptRows: readonly KeptRow[];
}

export async function runUndo(importId: string, scope: Scope, watch: EngineWatch = {}): Promise<UndoResult> {
  const job = await findImport(database(), scope, importId);
  if (!job) throw new AppError("NOT_FOUND");
  if (job.status === "undone") return job.report.undo as UndoResult;
  // A pool of its own: imports that run side by side must not wait for each other's connections.
  const pool = createPool(env().DATABASE_URL, 3);
  const control = await pool.connect();
  const work = await pool.connect();
  try {
    for (
      let waited = 0;
      !((await tryImportLock(control, scope, job.no)) && (await tryMergeLock(control, scope)));
      waited += 300
    ) {
      if (waited > 600_000) throw new AppError("CONFLICT", { messageKey: "CONFLICT_import" });
      watch.onProgress?.({ phase: "waiting", done: 0, total: 1 });
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    const tally = new UndoTally();
    await work.query("BEGIN");
    await work.query("SET LOCAL work_mem = '128MB'");
    const at = now();
    const context = {
      client: work,
      scope,
      no: job.no,
      importedAt: job.startedAt ?? job.createdAt,
      now: at,
      actorId: job.actorId,
      tally,
    };
    if (job.kind === "consents") await undoConsents(context);
    await takeBackImport(context, (done, total) => watch.onProgress?.({ phase: "undoing", done, total }));
    await dropStage(work, scope, job.no);
    const { removed, restored, kept, detail, keptRows } = tally;
    const result: UndoResult = { restored, removed, kept, detail, keptRows };
    await saveEngineProgress(work, scope, job.id, {
      status: "undone",
      phase: null,
      undone: at,
      report: { undo: result },
      now: at,
    });
    await work.query("COMMIT");
    return result;
  } catch (error) {
    await work.query("ROLLBACK").catch(() => {});
    log.error({ err: error, importNo: job.no }, "undo failed");
    await saveEngineProgress(work, scope, job.id, {
      status: "done",
      error: { code: "UNEXPECTED", message: String(error) },
      now: now(),
    }).catch(() => {});
    throw error;
  } finally {
    for (const client of [control, work]) client.release(true);
    await pool.end();
  }
}
