// Is the database server of this data folder running, and where? Read from postmaster.pid, which a crash or a SIGKILL
// leaves behind: its process id may belong to a stranger by now.
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { processAlive, processCommand } from "./process-alive";

export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

function readPidFile(data: string): { pid: number; port: number; status: string } | null {
  try {
    const lines = readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? "").trim() };
  } catch {
    return null;
  }
}

function isPostmasterOf(pid: number, data: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || !processAlive(pid)) return false;
  const command = processCommand(pid);
  return command === null || command.includes(data);
}

/** The live server of the data folder, or null. */
export function findPostmaster(data: string): Postmaster | null {
  const file = readPidFile(data);
  if (file === null || !isPostmasterOf(file.pid, data)) return null;
  return { pid: file.pid, port: file.port, ready: file.status === "ready" };
}

/** Removes a pid file whose id now belongs to another program. A dead id is left to PostgreSQL, which checks more. */
export function clearForeignPidFile(data: string): void {
  const file = readPidFile(data);
  if (file === null || !processAlive(file.pid) || isPostmasterOf(file.pid, data)) return;
  rmSync(path.join(data, "postmaster.pid"), { force: true });
}
