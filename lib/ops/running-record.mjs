// What did an earlier `npm run up` of this installation leave running? It writes down what it starts; when it was killed
// the hard way, the next one ends the leftovers, by their ids and only when they are still the same processes.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

function startTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

function same({ pid, started }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return started === startTime(pid);
}

const recordFile = (home) => path.join(home, "running.json");

function read(home) {
  try {
    return JSON.parse(readFileSync(recordFile(home), "utf8"));
  } catch {
    return null;
  }
}

/** The address of a product that runs on this home under another `npm run up`; null when there is none. */
export function runningElsewhere(home) {
  const record = read(home);
  return record !== null && record.up.pid !== process.pid && same(record.up) ? record : null;
}

/** Ends what a killed `npm run up` left behind; answers how many processes. */
export function endLeftovers(home) {
  const leftovers = (read(home)?.processes ?? []).filter(same);
  for (const { pid } of leftovers) {
    try {
      process.kill(process.platform === "win32" ? pid : -pid, "SIGTERM");
    } catch {
      // it ended between the look and the signal
    }
  }
  return leftovers.length;
}

/** Whether a killed `npm run up` had started the database: then it is the next one's to stop. */
export function leftDatabase(home) {
  return read(home)?.database === true;
}

/** Writes down what runs now, and whether the database was started with it. */
export function recordRunning(home, { address, pids, database }) {
  const identity = (pid) => ({ pid, started: startTime(pid) });
  const record = { address, up: identity(process.pid), processes: pids.map(identity), database };
  writeFileSync(recordFile(home), JSON.stringify(record), { mode: 0o600 });
}

export function forgetRunning(home) {
  if (read(home)?.up.pid === process.pid) rmSync(recordFile(home), { force: true });
}
