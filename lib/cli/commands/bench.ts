// `crm bench`: the figures of the README, measured on this machine against a stated baseline in the same run.
import { type Command, type CommandContext, UsageError } from "@/lib/cli/command";

type Bench = (context: CommandContext) => Promise<unknown>;

/** Loaded when called: a bench may carry libraries that nothing else needs. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  import: async () => (await import("@/lib/cli/bench/import")).benchImport,
  permission: async () => (await import("@/lib/cli/bench/permission")).benchPermission,
  pages: async () => (await import("@/lib/cli/bench/pages")).benchPages,
  segments: async () => (await import("@/lib/cli/bench/segments")).benchSegments,
};

export const command: Command = {
  name: "bench",
  summary: "Runs a bench of the README and prints ratios.",
  usage: [`bench ${Object.keys(benches).join("|")}`],
  options: {
    customers: { type: "string" },
    lines: { type: "string" },
    decisions: { type: "string" },
    races: { type: "string" },
    rounds: { type: "string" },
    "slow-rounds": { type: "string" },
    "random-rules": { type: "string" },
    seconds: { type: "string" },
    seed: { type: "string" },
  },
  run: async (context) => {
    const load = benches[context.args[0] ?? ""];
    if (!load) throw new UsageError(`Say: crm bench ${Object.keys(benches).join("|")}`);
    await context.database();
    const { closeDatabase } = await import("@/lib/server/database");
    try {
      return await (await load())(context);
    } finally {
      await closeDatabase();
    }
  },
};
