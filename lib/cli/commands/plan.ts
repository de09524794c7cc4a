// `crm plan status`: the roll-up of every plan and the seven difficulties.
import { type Command, UsageError } from "@/lib/cli/command";

function asOfDate(text: unknown): Date | null {
  if (text === undefined) return null;
  const date = new Date(String(text));
  if (Number.isNaN(date.getTime())) throw new UsageError("--as-of is an ISO date or instant, for example 2026-06-30.");
  return date;
}

const percent = (share: number | null) => (share === null ? "no data" : `${Math.round(share * 100)} %`);

export const command: Command = {
  name: "plan",
  summary: "Reports on the MOST plan.",
  usage: ["plan status [--as-of ISO]"],
  options: { "as-of": { type: "string" } },
  run: async ({ args, options, out, database }) => {
    if (args[0] !== "status") throw new UsageError("Say: crm plan status");
    const asOf = asOfDate(options["as-of"]);
    await database();
    const { asOperator } = await import("@/lib/server/operator");
    const { closeDatabase } = await import("@/lib/server/database");
    const { loadPlanStatus } = await import("@/lib/server/loaders/plan-status");
    const { recordKpiReadings } = await import("@/lib/server/jobs/record-kpi-readings");
    try {
      // Looking back changes nothing; looking at today keeps today's reading of each KPI.
      const readings = asOf === null ? (await recordKpiReadings()).kept : 0;
      const report = await asOperator(() => loadPlanStatus({ asOf }));
      if (report.plans.length === 0) out("There is no plan yet.");
      const indent = { mission: "", objective: "  ", strategy: "    ", tactic: "      " };
      for (const node of report.nodes)
        out(
          `${indent[node.level]}${node.name.vi}: work ${percent(node.work.actual)}, result ${percent(node.result.actual)} (${node.result.status})`,
        );
      for (const [code, found] of Object.entries(report.difficulties)) out(`${code}: ${found.state}, ${found.count}`);
      return { ...report, readings };
    } finally {
      await closeDatabase();
    }
  },
};
