// Is an import writing right now? One whose process was killed does not count: its heart stands still.
import { listUnfinishedImports } from "@/lib/data/imports";
import { now } from "../clock";
import { database } from "../database";
import { operatorScope } from "../operator";

const quietMs = 60_000;

export async function importRuns(): Promise<boolean> {
  const at = now().getTime();
  const unfinished = await listUnfinishedImports(database(), operatorScope);
  return unfinished.some(({ heartbeatAt, createdAt }) => at - (heartbeatAt ?? createdAt).getTime() < quietMs);
}
