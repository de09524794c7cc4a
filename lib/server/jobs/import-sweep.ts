// Is there an import that says it runs while nobody works on it? Its process was killed: it is put in the queue again.
import { tryImportLock } from "@/lib/data/import-locks";
import { type ImportJob, listUnfinishedImports } from "@/lib/data/imports";
import { enqueueJob } from "@/lib/data/job-queue";
import type { Scope } from "@/lib/data/scope";
import { explicitActor } from "../actor";
import { now } from "../clock";
import { bulkPool, database } from "../database";
import { asOperator } from "../operator";

/** A process between two transactions is quiet for a moment. */
const quietMs = 20_000;

async function abandoned(job: ImportJob, scope: Scope): Promise<boolean> {
  if (now().getTime() - (job.heartbeatAt ?? job.createdAt).getTime() < quietMs) return false;
  const client = await bulkPool().connect();
  try {
    return await tryImportLock(client, scope, job.no);
  } finally {
    client.release(true);
  }
}

/** Answers how many imports were taken up again. */
export function sweepImports(): Promise<number> {
  return asOperator(async () => {
    const scope = explicitActor()?.scope;
    if (!scope) return 0;
    let found = 0;
    for (const job of await listUnfinishedImports(database(), scope)) {
      if (!(await abandoned(job, scope))) continue;
      await enqueueJob(
        database(),
        scope,
        job.status === "undoing" ? "import-undo" : "import",
        { importId: job.id },
        `import ${job.id}`,
      );
      found++;
    }
    return found;
  });
}

export const importSweepTask = async (): Promise<void> => {
  await sweepImports();
};
