// The import engine as the command line runs it, watched for time per phase and memory; and the files the benches feed it.
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import path from "node:path";
import type { PoolClient } from "@/lib/data/pool";
import type { Scope } from "@/lib/data/scope";
import type { ImportKind } from "@/lib/domain/imports/kinds";
import { round } from "./measure";

export async function writeRows(
  file: string,
  heading: string,
  rows: number,
  row: (n: number) => string,
): Promise<void> {
  const out = createWriteStream(file);
  let text = `${heading}\n`;
  for (let n = 0; n < rows; n++) {
    text += `${row(n)}\n`;
    if (text.length < 200_000) continue;
    if (!out.write(text)) await once(out, "drain");
    text = "";
  }
  out.end(text);
  await once(out, "finish");
}

export interface EngineRun {
  readonly id: string;
  readonly no: number;
  readonly seconds: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Highest resident memory of this process meanwhile, in megabytes. */
  readonly peak: number;
  readonly phases: Readonly<Record<string, number>>;
}

export interface Engine {
  run(kind: ImportKind, file: string): Promise<EngineRun>;
  undo(id: string): Promise<void>;
}

export async function importEngine(): Promise<Engine> {
  const [
    { asOperator },
    { startImport, undoImport },
    { receiveImport },
    uploads,
    { runImport },
    { runUndo },
    { newId },
    { importOptions },
    { explicitActor },
  ] = await Promise.all([
    import("@/lib/server/operator"),
    import("@/lib/server/actions/imports"),
    import("@/lib/server/imports/receive-import"),
    import("@/lib/server/imports/uploads"),
    import("@/lib/server/imports/engine"),
    import("@/lib/server/imports/undo"),
    import("@/lib/server/clock"),
    import("@/lib/domain/imports/mapping"),
    import("@/lib/server/actor"),
  ]);
  const scope = () => {
    const actor = explicitActor();
    if (!actor) throw new Error("the operator must be able to act");
    return actor.scope;
  };
  return {
    run: (kind, file) =>
      asOperator(async () => {
        const id = newId();
        const options = importOptions.parse({});
        const stored = await uploads.storeLocalFile(id, file);
        const job = await receiveImport({ ...stored, id, fileName: path.basename(file), kind, options });
        const started = await startImport({ id, kind, options, mapping: job.mapping, inProcess: true });
        if (!started.ok) throw new Error(started.error.message);
        let peak = 0;
        const watch = setInterval(() => {
          peak = Math.max(peak, process.memoryUsage.rss());
        }, 50);
        const phases: Record<string, number> = {};
        let [phase, since] = ["", performance.now()];
        const turn = (next: string) => {
          if (next === phase) return;
          if (phase !== "") phases[phase] = round((phases[phase] ?? 0) + (performance.now() - since) / 1000);
          [phase, since] = [next, performance.now()];
        };
        const begun = performance.now();
        const done = await runImport(id, scope(), "vi", { onProgress: (progress) => turn(progress.phase) });
        turn("");
        clearInterval(watch);
        if (done.status !== "done") throw new Error(`the import is ${done.status}: ${done.error?.message}`);
        const { created, updated, unchanged, rejected } = done;
        return {
          id,
          no: done.no,
          seconds: (performance.now() - begun) / 1000,
          counts: { created, updated, unchanged, rejected },
          peak: Math.round(peak / 1e6),
          phases,
        };
      }),
    undo: (id) =>
      asOperator(async () => {
        const allowed = await undoImport({ id, inProcess: true });
        if (!allowed.ok) throw new Error(allowed.error.message);
        await runUndo(id, scope());
      }),
  };
}

/** A connection of the bulk pool with the scope of the operator, as plain COPY needs them. */
export async function withBulkClient<T>(work: (client: PoolClient, scope: Scope) => Promise<T>): Promise<T> {
  const [{ asOperator }, { currentActor }, { bulkPool }] = await Promise.all([
    import("@/lib/server/operator"),
    import("@/lib/server/session"),
    import("@/lib/server/database"),
  ]);
  const actor = await asOperator(currentActor);
  if (!actor) throw new Error("the operator must be able to act");
  const client = await bulkPool().connect();
  try {
    return await work(client, actor.scope);
  } finally {
    client.release(true);
  }
}
