// One migrated template for a test run, cloned for each test file in a few milliseconds. The template is named after
// the migrations, so it is made once for each state of the schema.
import path from "node:path";
import { Client } from "pg";
import { startEmbeddedDatabase } from "@/lib/ops/embedded-database";
import { readEmbeddedState } from "@/lib/ops/embedded-layout";
import { projectRoot } from "@/lib/ops/home";
import { installJobQueue } from "@/lib/ops/job-queue";
import { migrateDatabase } from "@/lib/ops/migrate";
import { migrationsHash } from "@/lib/ops/migration-folders";

const TEMPLATE_LOCK = 7_215_633_002;

export interface TestServer {
  /** The owner's address of the maintenance database. */
  ownerUrl: string;
  /** The application's address, of any database. */
  appUrl: string;
  template: string;
  startedNow: boolean;
}

/** The same server and login, another database. */
export function onDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function makeTemplate(ownerUrl: string, template: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [TEMPLATE_LOCK]);
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [template]);
    if (found.rowCount === 1) return;
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
    await migrateDatabase(onDatabase(ownerUrl, draft));
    await installJobQueue(onDatabase(ownerUrl, draft), true);
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
  });
}

/** Starts the server where needed and makes the template. */
export async function startTestServer(): Promise<TestServer> {
  const database = await startEmbeddedDatabase({ durable: false });
  const ownerUrl = onDatabase(database.ownerUrl, "postgres");
  const template = `crm_template_${migrationsHash(path.join(projectRoot(), "prisma/migrations")).slice(0, 12)}`;
  await makeTemplate(ownerUrl, template);
  const password = readEmbeddedState()?.appPassword ?? "";
  await withClient(ownerUrl, (client) =>
    client.query(`ALTER ROLE most_crm_app LOGIN PASSWORD ${client.escapeLiteral(password)}`),
  );
  return { ownerUrl, appUrl: database.appUrl, template, startedNow: database.startedNow };
}

/** A fresh clone of the template under this name; an older one of the same name goes. */
export async function cloneTemplate(ownerUrl: string, template: string, name: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
}

/** Removes every clone that starts with this prefix. */
export async function dropClones(ownerUrl: string, prefix: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
      [prefix],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  });
}
