// What runs in the background? Tasks of the queue, and a timetable. The queue's own tables belong to the owner role; every
// task works through the application role, as the operator.
import { Logger, run } from "graphile-worker";
import { env } from "../env";
import { log } from "../refusal";
import { tasks, timetable } from "./tasks";

const levels = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

const logger = new Logger(() => (level, message, meta) => {
  log[levels[level as keyof typeof levels] ?? "debug"]({ jobs: meta }, message);
});

/** Runs jobs until the process is told to stop; a job that is cut off goes on when a worker runs again. */
export async function runWorker(): Promise<void> {
  const { DATABASE_OWNER_URL, DATABASE_URL } = env();
  const runner = await run({
    connectionString: DATABASE_OWNER_URL ?? DATABASE_URL,
    concurrency: 2,
    maxPoolSize: 4,
    pollInterval: 1_000,
    taskList: tasks,
    crontab: timetable,
    logger,
  });
  log.info("background jobs: running");
  await runner.promise;
}
