// What must be true before anything reads data? The server answers, the schema is current, and the application role
// can log in. Every face of the product (up, command line, tests) begins here.
import { Client } from "pg";
import { type DatabaseUrls, databaseUrls } from "./database-urls";
import { APP_ROLE } from "./embedded-database";
import { installJobQueue } from "./job-queue";
import { migrateDatabase } from "./migrate";

const OLDEST_SERVER = 15;

/** Refuses a server that is too old; answers its major version. */
async function checkServer(client: Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  const major = Math.floor((rows[0]?.version ?? 0) / 10_000);
  if (major < OLDEST_SERVER) {
    throw new Error(`PostgreSQL ${OLDEST_SERVER} or newer is needed; DATABASE_URL points to version ${major}.`);
  }
  return major;
}

/** Lets the application in: by a password of its own, or by membership of the login it uses. */
async function openApplicationDoor(client: Client, urls: DatabaseUrls, major: number): Promise<void> {
  const role = await client.query("SELECT rolcanlogin FROM pg_roles WHERE rolname = $1", [APP_ROLE]);
  if (role.rowCount === 0) return; // no migration has made it yet
  const app = new URL(urls.appUrl);
  const login = decodeURIComponent(app.username);
  if (login === APP_ROLE) {
    // Its own login, with the password the application's address has.
    if (role.rows[0]?.rolcanlogin) return;
    const password = client.escapeLiteral(decodeURIComponent(app.password));
    await client.query(`ALTER ROLE ${APP_ROLE} LOGIN PASSWORD ${password}`);
    return;
  }
  // Since PostgreSQL 16 who creates a role administers it, but may not take it on until told so.
  const [right, grant] = major >= 16 ? ["SET", " WITH SET TRUE"] : ["MEMBER", ""];
  const member = await client.query("SELECT pg_has_role($1, $2, $3) AS may", [login, APP_ROLE, right]);
  if (!member.rows[0]?.may) await client.query(`GRANT ${APP_ROLE} TO ${client.escapeIdentifier(login)}${grant}`);
}

/** Starts the database where it is ours to start, applies pending migrations, and answers its addresses. */
export async function ensureDatabase(
  progress?: (message: string) => void,
): Promise<DatabaseUrls & { migrated: string[] }> {
  const urls = await databaseUrls(progress);
  const client = new Client({ connectionString: urls.ownerUrl });
  await client.connect();
  try {
    const major = await checkServer(client);
    const migrated = await migrateDatabase(urls.ownerUrl);
    await installJobQueue(urls.ownerUrl, migrated.length > 0);
    await openApplicationDoor(client, urls, major);
    if (migrated.length > 0) progress?.(`Database schema: ${migrated.length} migration(s) applied.`);
    return { ...urls, migrated };
  } finally {
    await client.end();
  }
}
