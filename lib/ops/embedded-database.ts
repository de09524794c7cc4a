// How does the product bring its own PostgreSQL? It starts the binaries of the platform package as a detached server
// that the application, the worker and the command line share; whoever wants it stopped says so.
import { spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import {
  type EmbeddedLayout,
  type EmbeddedState,
  embeddedLayout,
  newPassword,
  readEmbeddedState,
  writeEmbeddedState,
} from "./embedded-layout";
import { withFileLock } from "./file-lock";
import { freePort, portIsFree } from "./free-port";
import { postgresSettings } from "./postgres-settings";
import { clearForeignPidFile, findPostmaster } from "./postmaster";

export const OWNER_ROLE = "most_crm_owner";
export const APP_ROLE = "most_crm_app";
export const DATABASE_NAME = "most_crm";

export interface EmbeddedDatabase {
  ownerUrl: string;
  appUrl: string;
  port: number;
  /** True when this call started the server; the caller that wants it gone at its own end stops it then. */
  startedNow: boolean;
}

export interface StartOptions {
  /** false: no fsync. For databases that are thrown away after a test run. */
  durable?: boolean;
  progress?: (message: string) => void;
}

function url(role: string, password: string, port: number): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${DATABASE_NAME}`;
}

function describe(state: EmbeddedState, port: number, startedNow: boolean): EmbeddedDatabase {
  return {
    ownerUrl: url(OWNER_ROLE, state.ownerPassword, port),
    appUrl: url(APP_ROLE, state.appPassword, port),
    port,
    startedNow,
  };
}

/** Runs one of the binaries under the database's account; resolves with exit code and output. */
function run(layout: EmbeddedLayout, program: string, args: string[]): Promise<{ code: number; output: string }> {
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

async function createDataFolder(layout: EmbeddedLayout): Promise<EmbeddedState> {
  const state = { port: await freePort(), ownerPassword: newPassword(), appPassword: newPassword() };
  const draft = `${layout.data}.new`;
  const passwordFile = path.join(layout.folder, "initial-password");
  let output = "";
  // C.UTF-8 is missing on some systems; the product sorts by ICU collations, so plain C serves as well.
  for (const locale of ["C.UTF-8", "C"]) {
    rmSync(draft, { recursive: true, force: true });
    writeFileSync(passwordFile, state.ownerPassword, { mode: 0o600 });
    if (layout.account !== null) chownSync(passwordFile, layout.account.uid, layout.account.gid);
    const result = await run(layout, layout.binaries.initdb, [
      ...[
        "-D",
        draft,
        "-U",
        OWNER_ROLE,
        "-E",
        "UTF8",
        `--locale=${locale}`,
        "--locale-provider=icu",
        "--icu-locale=und",
      ],
      ...["--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--no-instructions"],
    ]);
    rmSync(passwordFile, { force: true });
    output = result.output;
    if (result.code !== 0) continue;
    // Passwords first: a data folder is only of use with them.
    writeEmbeddedState(state);
    renameSync(draft, layout.data);
    return state;
  }
  throw new Error(`The embedded PostgreSQL could not create its data folder ${layout.data}:\n${output.trim()}`);
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
  const { code, output } = await run(layout, layout.binaries.pgCtl, [
    ...["start", "-D", layout.data, "-l", layout.log, "-w", "-t", "120", "-s"],
  ]);
  if (code === 0) return;
  throw new Error(
    `The embedded PostgreSQL did not start (${layout.log}):\n${lastLines(layout.log, 12) || output.trim()}`,
  );
}

/** After a SIGKILL of the server its children need a moment to notice; until then a new one refuses to start. */
async function launchPatiently(layout: EmbeddedLayout, port: number, durable: boolean): Promise<void> {
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

async function ensureDatabaseExists(state: EmbeddedState, port: number): Promise<void> {
  const client = new Client({
    connectionString: url(OWNER_ROLE, state.ownerPassword, port).replace(/[^/]*$/, "postgres"),
  });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE_NAME]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
  } finally {
    await client.end();
  }
}

/** Starts the embedded database unless it runs already, and waits until it answers. */
export async function startEmbeddedDatabase(options: StartOptions = {}): Promise<EmbeddedDatabase> {
  const layout = embeddedLayout();
  const known = readEmbeddedState();
  const running = findPostmaster(layout.data);
  if (known !== null && running?.ready) return describe(known, running.port, false);
  return withFileLock(layout.lock, async () => {
    let state = readEmbeddedState();
    const other = findPostmaster(layout.data);
    if (state !== null && other?.ready) return describe(state, other.port, false);
    if (state === null && existsSync(layout.data)) {
      throw new Error(
        `${layout.data} exists, but its passwords (database.json) are gone. Restore that file, or move the folder away to begin anew.`,
      );
    }
    if (layout.relocated) {
      options.progress?.(
        `The database account "${layout.account?.name}" cannot enter ${path.dirname(layout.lock)}; its data is kept in ${layout.folder}.`,
      );
    }
    if (state === null || !existsSync(layout.data)) {
      options.progress?.("Creating the embedded database…");
      state = await createDataFolder(layout);
    }
    clearForeignPidFile(layout.data);
    if (!(await portIsFree(state.port)) && findPostmaster(layout.data) === null) {
      state = { ...state, port: await freePort() };
      writeEmbeddedState(state);
    }
    options.progress?.("Starting the embedded database…");
    await launchPatiently(layout, state.port, options.durable ?? process.env.CRM_DATABASE_DURABLE !== "off");
    await ensureDatabaseExists(state, state.port);
    if (process.platform !== "win32" && existsSync(layout.log)) chmodSync(layout.log, 0o600);
    return describe(state, state.port, true);
  });
}

/** Stops the embedded database; false when it was not running. */
export async function stopEmbeddedDatabase(): Promise<boolean> {
  const layout = embeddedLayout();
  return withFileLock(layout.lock, async () => {
    if (findPostmaster(layout.data) === null) return false;
    for (const mode of ["fast", "immediate"]) {
      const { code } = await run(layout, layout.binaries.pgCtl, [
        "stop",
        "-D",
        layout.data,
        "-m",
        mode,
        "-w",
        "-t",
        "60",
        "-s",
      ]);
      if (code === 0 || findPostmaster(layout.data) === null) return true;
    }
    throw new Error(`The embedded PostgreSQL does not stop. See ${layout.log}.`);
  });
}

/** Whether the embedded database runs, without starting it. */
export function embeddedDatabaseStatus(): { running: boolean; port: number | null; folder: string; version: string } {
  const layout = embeddedLayout();
  const running = findPostmaster(layout.data);
  return {
    running: running?.ready === true,
    port: running?.port ?? null,
    folder: layout.folder,
    version: layout.binaries.version,
  };
}
