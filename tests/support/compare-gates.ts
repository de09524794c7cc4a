// One trial world for many comparisons: `make FILE` builds it in a database of its own, `compare FILE` asks the gate, its SQL form
// and the oracle, and ends with 1 where they differ. For plant-bugs.mjs, which changes the gate between two comparisons.
import { readFileSync, writeFileSync } from "node:fs";
import { compareGates } from "@/lib/cli/bench/permission-compare";
import { makeWorld, worldMoments } from "@/lib/cli/bench/permission-world";
import { mintScope } from "@/lib/data/scope";
import { bulkPool, closeDatabase } from "@/lib/server/database";
import { cloneTemplate, onDatabase, startTestServer } from "./template-database";

const [mode, file = ""] = process.argv.slice(2);
const scope = mintScope({ userId: "00000000-0000-7000-8000-000000000001", role: "administrator", teamIds: [] });
const secret = "only-for-tests-only-for-tests-only-for-tests";
Object.assign(process.env, { NEXTAUTH_SECRET: secret, CONTACT_HASH_KEY: secret, LOG_LEVEL: "silent" });

if (mode === "make") {
  const { ownerUrl, appUrl, template } = await startTestServer();
  const name = "crm_planted_world";
  await cloneTemplate(ownerUrl, template, name);
  const urls = { DATABASE_URL: onDatabase(appUrl, name), DATABASE_OWNER_URL: onDatabase(ownerUrl, name) };
  Object.assign(process.env, urls);
  const { ids, marks } = await makeWorld(scope, 60, 20261122);
  writeFileSync(file, JSON.stringify({ urls, ids, marks }));
} else {
  const { urls, ids, marks } = JSON.parse(readFileSync(file, "utf8"));
  Object.assign(process.env, urls);
  const world = { ids, marks: marks.map((text: string) => new Date(text)) };
  const client = await bulkPool().connect();
  const moments = worldMoments(world, 60, 7).filter((_, index) => index % 4 !== 3);
  const { decisions, differences } = await compareGates(client, scope, world, moments, 50_000);
  client.release(true);
  process.stdout.write(`${decisions} decisions, ${differences} differences\n`);
  process.exitCode = differences > 0 ? 1 : 0;
}
await closeDatabase();
process.exit();
