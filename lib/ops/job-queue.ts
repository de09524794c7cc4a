// Where do background jobs wait? In the tables of graphile-worker, which belong to the owner role; they are laid out
// together with the schema, so that a job can be enqueued before any worker has run.
import { Client } from "pg";

async function present(ownerUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ yes: boolean }>(
      "SELECT to_regclass('graphile_worker.migrations') IS NOT NULL AS yes",
    );
    return rows[0]?.yes === true;
  } finally {
    await client.end();
  }
}

/** Creates or updates the queue's tables; `always` also when they exist (after an update of the product). */
export async function installJobQueue(ownerUrl: string, always: boolean): Promise<void> {
  if (!always && (await present(ownerUrl))) return;
  const { Logger, runMigrations } = await import("graphile-worker");
  const silent = new Logger(() => () => {});
  await runMigrations({ connectionString: ownerUrl, logger: silent });
}
