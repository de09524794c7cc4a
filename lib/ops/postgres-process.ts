// How are the PostgreSQL programs run? Under the account of the database, with nothing of our environment, and patiently
// after a crash.
import { spawn } from "node:child_process";
import { chownSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { EmbeddedLayout } from "./embedded-layout";
import { postgresSettings } from "./postgres-settings";

/** Runs one of the binaries under the database's account; resolves with exit code and output. */
export function runBinary(
  layout: EmbeddedLayout,
  program: string,
  args: string[],
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const system =
      process.platform === "win32" ? process.env : { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV };
    const child = spawn(program, args, {
      cwd: layout.folder,
      env: { ...system, LC_ALL: "C", TZ: "UTC" },
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      ...(layout.account === null ? {} : { uid: layout.account.uid, gid: layout.account.gid }),
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("exit", (code) => resolve({ code: code ?? 1, output }));
  });
}

function lastLines(file: string, count: number): string {
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n").slice(-count).join("\n") : "";
}

async function launch(layout: EmbeddedLayout, port: number, durable: boolean): Promise<void> {
  writeFileSync(path.join(layout.data, "postgresql.conf"), postgresSettings(port, durable));
  if (layout.account !== null) {
    chownSync(path.join(layout.data, "postgresql.conf"), layout.account.uid, layout.account.gid);
  }
  if ((statSync(layout.log, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000)
    renameSync(layout.log, `${layout.log}.1`);
  const { code, output } = await runBinary(layout, layout.binaries.pgCtl, [
    ...["start", "-D", layout.data, "-l", layout.log, "-w", "-t", "120", "-s"],
  ]);
  if (code === 0) return;
  throw new Error(
    `The embedded PostgreSQL did not start (${layout.log}):\n${lastLines(layout.log, 12) || output.trim()}`,
  );
}

/** Starts the server and waits until it answers. After a SIGKILL of the server its children need a moment to notice; until then a new one refuses to start. */
export async function launchServer(layout: EmbeddedLayout, port: number, durable: boolean): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(layout, port, durable);
    } catch (error) {
      const leftovers =
        error instanceof Error && /pre-existing shared memory block|lock file .* already exists/.test(error.message);
      if (!leftovers || attempt === 15) throw error;
      await sleep(700);
    }
  }
}
