// Is this installation in order? Each check answers with what it saw and, when it is not fine, what to do.
import { stat, statfs } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import { databaseUrls } from "./database-urls";
import { APP_ROLE } from "./embedded-database";
import { crmHome } from "./home";
import { migrationStatus } from "./migrate";
import { serverVersion } from "./server-version";

export interface HealthCheck {
  name: string;
  ok: boolean;
  detail: string;
}

type Check = () => Promise<Omit<HealthCheck, "name">>;

async function node() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return { ok, detail: `Node.js ${process.versions.node}${ok ? "" : "; 20.19 or newer is needed"}` };
}

async function disk() {
  const { bavail, bsize } = await statfs(crmHome());
  const gigabytes = (bavail * bsize) / 1e9;
  return {
    ok: gigabytes > 2,
    detail: `${gigabytes.toFixed(1)} GB free in ${crmHome()}${gigabytes > 2 ? "" : "; make room"}`,
  };
}

async function secrets() {
  if (process.platform === "win32") return { ok: true, detail: "not checked on Windows" };
  const open: string[] = [];
  for (const name of ["secrets.json", "database.json"]) {
    const file = await stat(path.join(crmHome(), name)).catch(() => null);
    if (file !== null && (file.mode & 0o077) !== 0) open.push(name);
  }
  return open.length === 0
    ? { ok: true, detail: "readable by their owner only" }
    : { ok: false, detail: `others can read ${open.join(", ")}: chmod 600 them` };
}

async function onDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function server() {
  const { ownerUrl, embedded } = await databaseUrls();
  return { ok: true, detail: `PostgreSQL ${await serverVersion(ownerUrl)}, ${embedded ? "embedded" : "DATABASE_URL"}` };
}

async function migrations() {
  const { ownerUrl } = await databaseUrls();
  const { pending, failed, unknown } = await migrationStatus(ownerUrl);
  if (failed.length > 0)
    return { ok: false, detail: `failed: ${failed.join(", ")}. Run crm db migrate and read its error` };
  if (unknown.length > 0)
    return { ok: false, detail: `the database is newer than this version: ${unknown.join(", ")}` };
  return {
    ok: pending.length === 0,
    detail: pending.length === 0 ? "current" : `${pending.length} pending: crm db migrate`,
  };
}

/** The second wall: what the application signs in as must own nothing and be no superuser. */
async function applicationRole() {
  const { appUrl } = await databaseUrls();
  return onDatabase(appUrl, async (client) => {
    const { rows } = await client.query<{ role: string; super: boolean; owned: number }>(
      `SELECT current_user AS role, rolsuper AS super,
              (SELECT count(*)::int FROM pg_class WHERE relowner = pg_roles.oid AND relnamespace = 'public'::regnamespace) AS owned
         FROM pg_roles WHERE rolname = current_user`,
    );
    const row = rows[0];
    const ok = row !== undefined && row.role === APP_ROLE && !row.super && row.owned === 0;
    return { ok, detail: `${row?.role} owns ${row?.owned} tables${ok ? "" : `; the application must be ${APP_ROLE}`}` };
  });
}

async function jobs() {
  const { ownerUrl } = await databaseUrls();
  return onDatabase(ownerUrl, async (client) => {
    const present = await client.query("SELECT to_regclass('graphile_worker._private_jobs') IS NOT NULL AS yes");
    if (!present.rows[0]?.yes) return { ok: true, detail: "no worker has run yet" };
    const { rows } = await client.query<{ waiting: number; failed: number }>(
      `SELECT count(*) FILTER (WHERE attempts < max_attempts)::int AS waiting,
              count(*) FILTER (WHERE attempts >= max_attempts)::int AS failed FROM graphile_worker._private_jobs`,
    );
    const { waiting = 0, failed = 0 } = rows[0] ?? {};
    return { ok: failed === 0, detail: `${waiting} waiting, ${failed} given up` };
  });
}

const checks: Record<string, Check> = { node, disk, secrets, server, migrations, applicationRole, jobs };

/** Runs every check; one that throws is not fine, and its message is the detail. */
export async function healthChecks(): Promise<HealthCheck[]> {
  const answers: HealthCheck[] = [];
  for (const [name, check] of Object.entries(checks)) {
    try {
      answers.push({ name, ...(await check()) });
    } catch (error) {
      answers.push({ name, ok: false, detail: error instanceof Error ? error.message : String(error) });
    }
  }
  return answers;
}
