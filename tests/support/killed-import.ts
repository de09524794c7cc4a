// An import by the command line that does not survive: its process is killed at chosen moments of its work, as a power cut
// would, started again, and at last left alone.
import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { ownerUrl } from "./database";
import { withClient } from "./template-database";

export interface Moment {
  /** The phase of the job's row in which the process dies, so many milliseconds after it was first seen there. */
  readonly phase: "reading" | "staged" | "merging" | "finishing";
  readonly afterMs?: number;
}

interface Seen {
  readonly no: number;
  readonly phase: string | null;
  readonly status: string;
  readonly done: number;
  readonly alive: Date | null;
}

function startCrm(args: readonly string[]) {
  const child = spawn(process.execPath, ["lib/cli/crm.mjs", ...args, "--json"], { stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let words = "";
  child.stdout.on("data", (text) => {
    out += text;
  });
  child.stderr.on("data", (text) => {
    words += text;
  });
  let over = false;
  const end = new Promise<{ code: number | null; signal: string | null; out: string; words: string }>((resolve) => {
    child.on("close", (code, signal) => {
      over = true;
      resolve({ code, signal, out, words });
    });
  });
  return { child, end, over: () => over };
}

/** Imports by `crm`, killed with SIGKILL at each moment; answers the last command's JSON and where each process died. */
export async function importThroughKills(
  args: readonly string[],
  moments: readonly Moment[],
): Promise<{ answer: Record<string, unknown>; deaths: string[] }> {
  return withClient(ownerUrl, async (client) => {
    const look = async (): Promise<Seen | undefined> =>
      (
        await client.query<Seen>(
          `SELECT no::int, phase, status::text, progress_done::int AS done, heartbeat_at AS alive FROM import_job ORDER BY created_at DESC LIMIT 1`,
        )
      ).rows[0];
    const deaths: string[] = [];
    for (const { phase, afterMs = 0 } of moments) {
      const [{ now } = { now: new Date() }] = (await client.query<{ now: Date }>("SELECT clock_timestamp() AS now"))
        .rows;
      // The same command again goes on with what it was interrupted in.
      const { child, end, over } = startCrm(args);
      for (;;) {
        const seen = await look();
        if (seen?.phase === phase && seen.alive !== null && seen.alive > now) break;
        if (over()) throw new Error(`it ended before it was ${phase}: ${JSON.stringify(await end)}`);
        await wait(4);
      }
      await wait(afterMs);
      child.kill("SIGKILL");
      const { signal, code, words } = await end;
      if (signal !== "SIGKILL") throw new Error(`it ended with ${code} before it was killed: ${words}`);
      const seen = await look();
      if (seen?.status !== "running") throw new Error(`a killed import is ${seen?.status}`);
      deaths.push(`${seen.phase} ${seen.done}`);
    }
    const no = (await look())?.no;
    const { code, out, words } = await startCrm(["import", "resume", String(no)]).end;
    if (code !== 0) throw new Error(`resume ended with ${code}: ${words}`);
    return { answer: JSON.parse(out) as Record<string, unknown>, deaths };
  });
}
