// How does an import run from its file to its result? Read into the stage, resolve, merge in ranges of one transaction each,
// finish. Every step commits together with the note of how far it came: killed anywhere, a second start goes on from there.
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { tryImportLock, tryMergeLock } from "@/lib/data/import-locks";
import type { MergeContext } from "@/lib/data/import-sql";
import { countStage, dropStage } from "@/lib/data/import-staging";
import { findImport, type ImportJob, saveEngineProgress } from "@/lib/data/imports";
import { createPool } from "@/lib/data/pool";
import type { Scope } from "@/lib/data/scope";
import { AppError } from "@/lib/domain/basics/errors";
import { type CompiledRow, compileRow } from "@/lib/domain/imports/compile-row";
import { countRows } from "@/lib/domain/imports/kinds";
import type { Locale } from "@/lib/messages/namespaces";
import { newId, now } from "../clock";
import { hashKey, requireHashKey } from "../contact-hash-key";
import { database } from "../database";
import { env } from "../env";
import { asAppError, log } from "../refusal";
import { cellContext, type MoneyContext } from "./cell-context";
import { ImportCancelled, loadStage } from "./load-stage";
import { mergeRanges } from "./merge-ranges";
import { mergeOf } from "./merges";
import { writeRejectedFile } from "./rejected-file";
import { cancelled, type EngineWatch, inTransaction, type Running, reload, retried } from "./running";
import { rejectedFile, sourceFile } from "./uploads";

const pollMs = 700;
const lockPatienceMs = 60_000;

function contextOf(running: Running, compiled: CompiledRow, money: MoneyContext): MergeContext {
  const { job, scope, merge } = running;
  const [work] = running.lanes;
  const { preset } = job.options;
  return {
    client: work,
    scope,
    hashKey: hashKey(),
    importId: job.id,
    no: job.no,
    has: new Set([...compiled.columns.map(({ name }) => name), ...(merge.bucketBy ? ["bucket"] : [])]),
    facts: compiled.facts,
    key: job.options.key,
    at: job.startedAt ?? now(),
    actorId: job.actorId,
    dryRun: job.dryRun,
    again: job.report.again === true,
    blankClears: job.options.blankClears,
    createMissing: job.options.createMissing,
    currency: money.currency,
    baseCurrency: money.baseCurrency,
    baseFactor: money.factor ?? 1,
    channel:
      job.kind !== "purchases"
        ? null
        : preset === "online-retail"
          ? "online"
          : preset === "complete-journey"
            ? "store"
            : null,
    buckets: job.report.buckets ?? null,
  };
}

async function load(running: Running, context: Awaited<ReturnType<typeof cellContext>>): Promise<CompiledRow> {
  const { job, scope, side, watch } = running;
  let asked = 0;
  await saveEngineProgress(side, scope, job.id, { phase: "reading", done: 0, now: now() });
  return loadStage({
    job,
    file: sourceFile(job.id),
    scope,
    work: running.lanes[0],
    side,
    bucketBy: running.merge.bucketBy,
    context,
    timeZone: context.money.timeZone,
    progress: async (done, total) => {
      watch.onProgress?.({ phase: "reading", done, total });
      const at = Date.now();
      if (at - asked < pollMs) return true;
      asked = at;
      await watch.onStep?.("reading");
      await saveEngineProgress(side, scope, job.id, { phase: "reading", done, total, now: now() });
      return !(await cancelled(running));
    },
  });
}

async function waitForTurn(running: Running): Promise<void> {
  const { control, side, scope, job, watch } = running;
  for (let waited = 0; !(await tryMergeLock(control, scope)); waited += 300) {
    if (waited % 3000 === 0) {
      watch.onProgress?.({ phase: "waiting", done: 0, total: 1 });
      await saveEngineProgress(side, scope, job.id, { now: now() });
      if (await cancelled(running)) throw new ImportCancelled();
    }
    await sleep(300);
  }
}

async function prepare(running: Running, context: MergeContext): Promise<void> {
  const { job, scope, watch, merge } = running;
  const [work] = running.lanes;
  watch.onProgress?.({ phase: "resolving", done: 0, total: 1 });
  await saveEngineProgress(running.side, scope, job.id, { phase: "staged", now: now() });
  await retried(() =>
    inTransaction(work, async () => {
      await work.query("SET LOCAL work_mem = '128MB'");
      const { counts, end, step, report } = await merge.prepare(context);
      await saveEngineProgress(work, scope, job.id, {
        phase: "merging",
        done: 0,
        total: end,
        add: counts,
        report: { ...report, end, step, lane0: null, lane1: null },
        now: now(),
      });
    }),
  );
  await watch.onStep?.("prepared");
}

async function finish(running: Running, context: MergeContext, locale: Locale): Promise<void> {
  const { scope, watch, merge } = running;
  const [work] = running.lanes;
  watch.onProgress?.({ phase: "finishing", done: 0, total: 1 });
  const job = await reload(running);
  const total = countRows(job);
  if (total !== job.read) throw new Error(`${job.read} rows were read, but their outcomes come to ${total}`);
  const file = rejectedFile(job.id);
  if (job.rejected > 0) await writeRejectedFile(job, scope, sourceFile(job.id), file, locale);
  else await rm(file, { force: true });
  await inTransaction(work, async () => {
    await work.query("SET LOCAL work_mem = '128MB'");
    const report = await merge.finish?.(context);
    await dropStage(work, scope, job.no);
    await saveEngineProgress(work, scope, job.id, {
      status: "done",
      phase: null,
      ...(report ? { report } : {}),
      finished: now(),
      now: now(),
    });
  });
}

/** Where a start or a second start begins, from what the last one left behind. */
async function resumePoint(running: Running): Promise<"load" | "prepare" | "merge" | "finish"> {
  const { job, scope } = running;
  const [work] = running.lanes;
  if (job.phase === null || job.phase === "reading") return "load";
  const staged = await countStage(work, scope, job.no);
  // An import that an earlier version of the product began has a stage, or notes of its ranges, of another shape.
  const foreign =
    (running.merge.bucketBy && job.report.buckets === undefined) ||
    (job.phase === "merging" && job.progressDone > 0 && typeof job.report.lane0 !== "number");
  if (staged === null || staged !== job.report.staged || foreign) {
    const begun = job.phase === "merging" || job.phase === "finishing";
    if (begun) await saveEngineProgress(running.side, scope, job.id, { report: { again: true }, now: now() });
    await reload(running);
    return "load";
  }
  return job.phase === "staged" ? "prepare" : job.phase === "finishing" ? "finish" : "merge";
}

async function execute(running: Running, locale: Locale): Promise<void> {
  const { scope, job } = running;
  await requireHashKey(database());
  const cells = await cellContext(database(), scope, job, job.startedAt ?? now());
  const point = await resumePoint(running);
  const compiled =
    point === "load" ? await load(running, cells) : compileRow(job.kind, job.mapping, [], cells, job.options.key);
  await waitForTurn(running);
  await reload(running);
  const context = contextOf(running, compiled, cells.money);
  if (point === "load" || point === "prepare") await prepare(running, context);
  if (point !== "finish") await mergeRanges(running, context);
  await finish(running, context, locale);
}

async function fail(running: Running, error: unknown): Promise<void> {
  const { side, scope, job } = running;
  if (error instanceof ImportCancelled) {
    const { read: _read, ...after } = await reload(running);
    const merged = after.created + after.updated + after.unchanged + after.skipped + after.rejected + after.anonymous;
    await saveEngineProgress(side, scope, job.id, {
      status: "cancelled",
      read: merged,
      report: { rowsOfFile: job.read },
      finished: now(),
      now: now(),
    });
    return;
  }
  const known = asAppError(error);
  const ref = newId().slice(-8);
  if (!known) log.error({ err: error, ref, importNo: job.no }, "import failed");
  const described = known
    ? { code: known.code, message: JSON.stringify(known.details) }
    : { code: "UNEXPECTED", message: error instanceof Error ? error.message : String(error), ref };
  await saveEngineProgress(side, scope, job.id, { status: "failed", error: described, finished: now(), now: now() });
  throw error;
}

/** Runs or goes on with an import until it is done, cancelled or failed; answers the job as it then is. */
export async function runImport(
  importId: string,
  scope: Scope,
  locale: Locale,
  watch: EngineWatch = {},
): Promise<ImportJob> {
  const job = await findImport(database(), scope, importId);
  if (!job) throw new AppError("NOT_FOUND");
  if (!["ready", "running", "cancelling", "cancelled", "failed"].includes(job.status)) return job;
  // A pool of its own: imports that run side by side must not wait for each other's connections.
  const merge = mergeOf(job.kind);
  const further = (merge.lanes ?? 1) - 1;
  const pool = createPool(env().DATABASE_URL, 3 + further);
  const control = await pool.connect();
  const side = await pool.connect();
  const lanes: Running["lanes"] = [
    await pool.connect(),
    ...(await Promise.all(Array.from({ length: further }, () => pool.connect()))),
  ];
  const running: Running = { job, scope, lanes, side, control, merge, watch, merged: 0 };
  try {
    // The process that was killed may still be finishing its last statement; one that is alive is waited for.
    for (let quiet = 0; !(await tryImportLock(control, scope, job.no)); quiet += 250) {
      const { heartbeatAt, status } = await reload(running);
      if (status === "done") return running.job;
      if (heartbeatAt && now().getTime() - heartbeatAt.getTime() < lockPatienceMs) quiet = 0;
      if (quiet >= lockPatienceMs) throw new AppError("CONFLICT", { messageKey: "CONFLICT_import" });
      await sleep(250);
    }
    await reload(running);
    if (running.job.status === "done") return running.job;
    await saveEngineProgress(side, scope, job.id, {
      status: running.job.status === "cancelling" ? "cancelling" : "running",
      error: null,
      ...(running.job.startedAt ? {} : { started: now() }),
      now: now(),
    });
    await reload(running);
    await execute(running, locale).catch((error) => fail(running, error));
    return await reload(running);
  } finally {
    // Closing the connection lets go of its locks and temporary tables.
    for (const client of [control, side, ...lanes]) client.release(true);
    await pool.end();
  }
}
