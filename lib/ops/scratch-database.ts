// A migrated, empty database beside the installation's own, for benches that leave rows which cannot be deleted. Dropped
// when the work is over.
import { Client } from "pg";
import { ensureDatabase } from "./ensure-database";
import { installJobQueue } from "./job-queue";
import { migrateDatabase } from "./migrate";

async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function named(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.toString();
}

export async function withScratchDatabase<T>(
  name: string,
  work: (urls: { ownerUrl: string; appUrl: string }) => Promise<T>,
): Promise<T> {
  if (!/^[a-z_]+$/.test(name)) throw new RangeError("a scratch database is named in small letters");
  const { ownerUrl, appUrl } = await ensureDatabase();
  const drop = () => asOwner(ownerUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  await drop();
  await asOwner(ownerUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
  try {
    await migrateDatabase(named(ownerUrl, name));
    await installJobQueue(named(ownerUrl, name), true);
    return await work({ ownerUrl: named(ownerUrl, name), appUrl: named(appUrl, name) });
  } finally {
    await drop();
  }
}
