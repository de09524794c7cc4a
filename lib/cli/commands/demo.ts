// `crm demo`: loads the demo company and prints who can sign in.
import type { Command } from "@/lib/cli/command";

export const command: Command = {
  name: "demo",
  summary: "Loads the demo company and prints its users.",
  usage: ["demo"],
  options: {},
  run: async ({ out, progress, database }) => {
    await database();
    const { asOperator } = await import("@/lib/server/operator");
    const { closeDatabase } = await import("@/lib/server/database");
    const { loadDemo } = await import("@/lib/server/demo/load-demo");
    try {
      const report = await asOperator(() => loadDemo(progress));
      out(`${report.customers} customers, ${report.purchases} purchases. Sign in as:`);
      for (const user of report.users)
        out(`  ${user.role.padEnd(16)} ${user.email.padEnd(30)} ${user.password}   (${user.name})`);
      return report;
    } finally {
      await closeDatabase();
    }
  },
};
