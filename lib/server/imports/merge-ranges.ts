// How are the staged rows merged? Range by range, each in a transaction that also notes that it is done; where the merge
// allows it, two connections work side by side, each on every other range.
import type { MergeContext } from "@/lib/data/import-sql";
import { readEngineStatus, saveEngineProgress } from "@/lib/data/imports";
import { now } from "../clock";
import { ImportCancelled } from "./load-stage";
import { inTransaction, type Running, reload, retried } from "./running";

/** Where a lane goes on: its own first range, or the one after the last it has merged. */
const laneKey = (lane: number) => `lane${lane}`;

async function runLane(running: Running, context: MergeContext, lane: number, stop: AbortSignal): Promise<void> {
  const { scope, watch, merge, lanes } = running;
  const client = lanes[lane];
  if (!client) return;
  const { report, id } = running.job;
  const { end = 0, step = 1 } = report;
  const next = report[laneKey(lane)];
  for (let from = typeof next === "number" ? next : lane * step; from < end; from += lanes.length * step) {
    if (stop.aborted) return;
    const to = Math.min(from + step, end);
    await retried(() =>
      inTransaction(client, async () => {
        await client.query("SET LOCAL work_mem = '64MB'");
        const counts = await merge.merge({ ...context, client }, { from, to });
        await saveEngineProgress(client, scope, id, {
          advance: to - from,
          add: counts,
          report: { [laneKey(lane)]: from + lanes.length * step },
          now: now(),
        });
      }),
    );
    running.merged += to - from;
    watch.onProgress?.({ phase: "merging", done: running.merged, total: end });
    await watch.onStep?.("merged");
    if (running.merged >= end) return;
    if ((await readEngineStatus(client, scope, id)) === "cancelling") throw new ImportCancelled();
  }
}

/** Merges what is not merged yet. When one lane fails, the other finishes its range and stops. */
export async function mergeRanges(running: Running, context: MergeContext): Promise<void> {
  const { progressDone, id } = await reload(running);
  running.merged = progressDone;
  const stop = new AbortController();
  const lanes = await Promise.allSettled(
    running.lanes.map((_, lane) =>
      runLane(running, context, lane, stop.signal).catch((error) => {
        stop.abort();
        throw error;
      }),
    ),
  );
  for (const lane of lanes) if (lane.status === "rejected") throw lane.reason;
  await saveEngineProgress(running.lanes[0], running.scope, id, { phase: "finishing", now: now() });
}
