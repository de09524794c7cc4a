// How long is the log of changes kept? Until every index has read it: it is cleared here, whether or not an index runs.
import { clearChangesBefore, lookAtLog } from "@/lib/data/segment-index-changes";
import { database } from "../database";
import { operatorScope } from "../operator";

/** Twice as long as an index may be silent before it reads everything again. */
const keptMs = 60 * 60_000;

/** Looks of this process, the oldest first; an hour later what one could see is cleared. */
const looks: { at: number; snapshot: string }[] = [];

/** Answers how many changes were cleared. `at` is in milliseconds of any clock that only goes forward. */
export async function clearChanges(at = performance.now()): Promise<number> {
  looks.push({ at, snapshot: await lookAtLog(database(), operatorScope) });
  const old = looks.filter((look) => at - look.at >= keptMs);
  const last = old.at(-1);
  if (!last) return 0;
  const cleared = await clearChangesBefore(database(), operatorScope, last.snapshot);
  looks.splice(0, old.length);
  return cleared;
}
