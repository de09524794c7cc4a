// How does the product bring its own PostgreSQL? It starts the binaries of the platform package as a detached server
// that the application, the worker and the command line share; whoever wants it stopped says so.
import { chmodSync, chownSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
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
import { freePort, portAnswers, portIsFree } from "./free-port";
import { launchServer, runBinary } from "./postgres-process";
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
    const result = await runBinary(layout, layout.binaries.initdb, [
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

/** The server of this installation, if it runs and answers: a pid file alone may be that of a server just killed. */
async function findRunning(layout: EmbeddedLayout): Promise<EmbeddedDatabase | null> {
  const state = readEmbeddedState();
  const server = findPostmaster(layout.data);
  if (state === null || server?.ready !== true || !(await portAnswers(server.port))) return null;
  return describe(state, server.port, false);
}

/** Starts the embedded database unless it runs already, and waits until it answers. */
export async function startEmbeddedDatabase(options: StartOptions = {}): Promise<EmbeddedDatabase> {
  const layout = embeddedLayout();
  const running = await findRunning(layout);
  if (running !== null) return running;
  return withFileLock(layout.lock, async () => {
    const other = await findRunning(layout);
    if (other !== null) return other;
    let state = readEmbeddedState();
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
    await launchServer(layout, state.port, options.durable ?? process.env.CRM_DATABASE_DURABLE !== "off");
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
      const { code } = await runBinary(layout, layout.binaries.pgCtl, [
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
