// `crm worker`: runs background jobs until it is told to stop. `npm run up` starts one beside the application.
import type { Command } from "@/lib/cli/command";

export const command: Command = {
  name: "worker",
  summary: "Runs background jobs until it is stopped.",
  usage: ["worker"],
  options: {},
  run: async ({ database }) => {
    await database();
    const { runWorker } = await import("@/lib/server/jobs/worker");
    await runWorker();
  },
};
