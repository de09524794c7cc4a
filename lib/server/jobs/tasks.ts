// Which tasks does the queue know, and when do the regular ones run (UTC)?
import type { TaskList } from "graphile-worker";
import { clearChanges } from "./clear-changes";
import { giveUpContacts } from "./give-up-contacts";
import { hashContactPoints } from "./hash-contacts";
import { importTask, importUndoTask } from "./import";
import { importSweepTask } from "./import-sweep";
import { recordKpiReadings } from "./record-kpi-readings";

export const tasks: TaskList = {
  import: importTask,
  "import-undo": importUndoTask,
  "import-sweep": importSweepTask,
  "hash-contacts": async () => {
    await hashContactPoints();
  },
  "give-up-contacts": async () => {
    await giveUpContacts();
  },
  "clear-changes": async () => {
    await clearChanges();
  },
  "record-kpi-readings": async () => {
    await recordKpiReadings();
  },
};

/** Minute, hour, day, month, weekday, task, then how far back missed runs are made up for. */
export const timetable = `
* * * * * import-sweep
*/10 * * * * hash-contacts
*/5 * * * * give-up-contacts
*/10 * * * * clear-changes
15 17 * * * record-kpi-readings ?fill=2d
`.trim();
