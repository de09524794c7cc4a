// `crm db`: the database of this installation, started, stopped, migrated and named.
import { type Command, type CommandContext, CommandError, UsageError } from "@/lib/cli/command";
import { databaseUrls } from "@/lib/ops/database-urls";
import { embeddedDatabaseStatus, stopEmbeddedDatabase } from "@/lib/ops/embedded-database";
import { readEmbeddedState } from "@/lib/ops/embedded-layout";
import { ensureDatabase } from "@/lib/ops/ensure-database";
import { migrationStatus } from "@/lib/ops/migrate";
import { serverVersion } from "@/lib/ops/server-version";

const external = () => (process.env.DATABASE_URL ?? "") !== "";

async function status() {
  const embedded = external() ? null : embeddedDatabaseStatus();
  if (embedded !== null && (!embedded.running || readEmbeddedState() === null)) {
    return { running: false, embedded: true, version: embedded.version, pendingMigrations: null };
  }
  const { ownerUrl } = await databaseUrls();
  const [version, migrations] = await Promise.all([serverVersion(ownerUrl), migrationStatus(ownerUrl)]);
  return { running: true, embedded: embedded !== null, version, pendingMigrations: migrations.pending.length };
}

async function start({ progress, out }: CommandContext) {
  const { startedNow, appUrl } = await ensureDatabase(progress);
  const answer = { ...(await status()), startedNow, url: appUrl };
  out(`The database runs (PostgreSQL ${answer.version}).`);
  return answer;
}

async function stop({ out }: CommandContext) {
  if (external()) throw new CommandError("CONFLICT", "DATABASE_URL names a database that is not ours to stop.");
  const stopped = await stopEmbeddedDatabase();
  out(stopped ? "The database is stopped." : "The database was not running.");
  return { running: false, stopped };
}

async function show({ out }: CommandContext) {
  const answer = await status();
  out(
    answer.running
      ? `Running: PostgreSQL ${answer.version}, ${answer.pendingMigrations} pending migration(s).`
      : "Not running.",
  );
  return answer;
}

async function migrate({ progress, out }: CommandContext) {
  const { migrated } = await ensureDatabase(progress);
  out(migrated.length === 0 ? "Nothing to migrate." : migrated.join("\n"));
  return { applied: migrated, pendingMigrations: 0 };
}

async function url({ progress, out, options }: CommandContext) {
  const { ownerUrl, appUrl } = await ensureDatabase(progress);
  const chosen = options.owner === true ? ownerUrl : appUrl;
  out(chosen);
  return { url: chosen };
}

const verbs = { start, stop, status: show, migrate, url };

export const command: Command = {
  name: "db",
  summary: "Starts, stops, migrates and names the database.",
  usage: ["db start", "db stop", "db status", "db migrate", "db url [--owner]"],
  options: { owner: { type: "boolean" } },
  run: (context) => {
    const verb = context.args[0];
    if (verb === undefined || !Object.hasOwn(verbs, verb))
      throw new UsageError("Say: crm db start|stop|status|migrate|url");
    return verbs[verb as keyof typeof verbs](context);
  },
};
