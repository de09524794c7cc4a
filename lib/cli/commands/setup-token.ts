// `crm setup-token`: the one-time token that lets the first administrator in; none once an account exists.
import type { Command } from "@/lib/cli/command";

export const command: Command = {
  name: "setup-token",
  summary: "Prints the one-time token of the first set-up.",
  usage: ["setup-token"],
  options: {},
  run: async ({ database, out }) => {
    await database();
    const { ensureSetupToken } = await import("@/lib/server/setup");
    const token = await ensureSetupToken();
    out(token ?? "Accounts exist already: the set-up is closed.");
    return { token };
  },
};
