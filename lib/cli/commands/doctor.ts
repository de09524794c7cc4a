// `crm doctor`: is this installation in order, and if not, what to do?
import { type Command, type CommandContext, CommandError } from "@/lib/cli/command";
import { type HealthCheck, healthChecks } from "@/lib/ops/health-checks";

/** The chain of every consent ledger, the projection, and the key of the address hashes. */
async function permission(database: CommandContext["database"]): Promise<HealthCheck> {
  await database();
  const { asOperator } = await import("@/lib/server/operator");
  const { verifyPermission } = await import("@/lib/server/loaders/permission-gate");
  const { closeDatabase } = await import("@/lib/server/database");
  try {
    const { events, chainOk, projectionDiffs, unhashed, keyOk } = await asOperator(() => verifyPermission(), "en");
    const faults = [
      ...(chainOk ? [] : ["a ledger was altered: crm permission verify"]),
      ...(projectionDiffs.length === 0 ? [] : [`${projectionDiffs.length} projections differ: crm permission rebuild`]),
      ...(keyOk ? [] : ["CONTACT_HASH_KEY is not the one addresses were hashed with: put the old one back"]),
      ...(unhashed === 0 ? [] : [`${unhashed} addresses wait for their hash: crm permission hash-contacts`]),
    ];
    return {
      name: "permission",
      ok: faults.length === 0,
      detail: faults.join("; ") || `${events} events, chain whole`,
    };
  } finally {
    await closeDatabase();
  }
}

export const command: Command = {
  name: "doctor",
  summary: "Checks settings, versions, disk, migrations, jobs and the consent ledger.",
  usage: ["doctor"],
  options: {},
  run: async ({ out, json, database }) => {
    const checks = await healthChecks();
    // A ledger is read once there is a database in order.
    if (checks.every(({ ok }) => ok)) checks.push(await permission(database));
    for (const { name, ok, detail } of checks) out(`${ok ? "ok  " : "FAIL"}  ${name.padEnd(16)}  ${detail}`);
    const failed = checks.filter((check) => !check.ok);
    if (failed.length > 0 && !json) {
      throw new CommandError("FAILED", `${failed.length} of ${checks.length} checks need attention.`);
    }
    if (failed.length > 0) process.exitCode = 1;
    return { checks };
  },
};
