// `crm doctor`: is this installation in order, and if not, what to do?
import { type Command, CommandError } from "@/lib/cli/command";
import { healthChecks } from "@/lib/ops/health-checks";

export const command: Command = {
  name: "doctor",
  summary: "Checks settings, versions, disk, migrations and jobs.",
  usage: ["doctor"],
  options: {},
  run: async ({ out, json }) => {
    const checks = await healthChecks();
    for (const { name, ok, detail } of checks) out(`${ok ? "ok  " : "FAIL"}  ${name.padEnd(16)}  ${detail}`);
    const failed = checks.filter((check) => !check.ok);
    if (failed.length > 0 && !json) {
      throw new CommandError("FAILED", `${failed.length} of ${checks.length} checks need attention.`);
    }
    if (failed.length > 0) process.exitCode = 1;
    return { checks };
  },
};
