// What must be true before anything reads data? The server answers, the schema is current, and the application role
// can log in. Every face of the product (up, command line, tests) begins here.
import { Client } from "pg";
import { type DatabaseUrls, databaseUrls } from "./database-urls";
import { APP_ROLE } from "./embedded-database";
import { readEmbeddedState } from "./embedded-layout";
import { installJobQueue } from "./job-queue";
import { migrateDatabase } from "./migrate";

const OLDEST_SERVER = 15;

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  const major = Math.floor((rows[0]?.version ?? 0) / 10_000);
  if (major < OLDEST_SERVER) {
    throw new Error(`PostgreSQL ${OLDEST_SERVER} or newer is needed; DATABASE_URL points to version ${major}.`);
  }
}

/** Lets the application in: by a password of its own (embedded), or by membership of the login it uses (external). */
async function openApplicationDoor(client: Client, urls: DatabaseUrls): Promise<void> {
  const role = await client.query("SELECT rolcanlogin FROM pg_roles WHERE rolname = $1", [APP_ROLE]);
  if (role.rowCount === 0) return; // no migration has made it yet
  if (urls.embedded) {
    const password = readEmbeddedState()?.appPassword;
    if (password === undefined) throw new Error("database.json has no password for the application role.");
    if (!role.rows[0]?.rolcanlogin) {
      await client.query(`ALTER ROLE ${APP_ROLE} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    }
    return;
  }
  const login = decodeURIComponent(new URL(urls.appUrl).username);
  if (login === APP_ROLE) return;
  const member = await client.query("SELECT pg_has_role($1, $2, 'MEMBER') AS member", [login, APP_ROLE]);
  if (!member.rows[0]?.member) await client.query(`GRANT ${APP_ROLE} TO ${client.escapeIdentifier(login)}`);
}

/** Starts the database where it is ours to start, applies pending migrations, and answers its addresses. */
export async function ensureDatabase(
  progress?: (message: string) => void,
): Promise<DatabaseUrls & { migrated: string[] }> {
  const urls = await databaseUrls(progress);
  const migrated = await migrateDatabase(urls.ownerUrl);
  await installJobQueue(urls.ownerUrl, migrated.length > 0);
  if (migrated.length > 0) progress?.(`Database schema: ${migrated.length} migration(s) applied.`);
  const client = new Client({ connectionString: urls.ownerUrl });
  await client.connect();
  try {
    await checkServer(client);
    await openApplicationDoor(client, urls);
  } finally {
    await client.end();
  }
  return { ...urls, migrated };
}
