// Answers `npm run up`: the settings of this installation as one JSON document, and whether anybody uses it yet.
import { Client } from "pg";
import { installationEnvironment } from "./environment";

async function countUsers(ownerUrl: string): Promise<number> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ users: number }>("SELECT count(*)::int AS users FROM app_user");
    return rows[0]?.users ?? 0;
  } finally {
    await client.end();
  }
}

try {
  const { startedDatabase, embedded, ...settings } = await installationEnvironment((message) => {
    process.stderr.write(`  ${message}\n`);
  });
  const users = await countUsers(settings.DATABASE_OWNER_URL);
  process.stdout.write(JSON.stringify({ settings, startedDatabase, embedded, users }), () => process.exit(0));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
