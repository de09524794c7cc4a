// `crm bench permission`: a million decisions against an oracle that shares no code with the gate, and ten thousand races of a
// withdrawal against a send. In a database of its own, dropped afterwards: the ledger cannot be cleaned.
import type { CommandContext } from "@/lib/cli/command";
import { withScratchDatabase } from "@/lib/ops/scratch-database";

const wanted = (value: unknown, otherwise: number) =>
  value === undefined ? otherwise : Math.max(1, Math.floor(Number(value)));

export async function benchPermission({ out, options, progress }: CommandContext): Promise<unknown> {
  const decisions = wanted(options.decisions, 1_000_000);
  const races = wanted(options.races, 10_000);
  return withScratchDatabase("crm_bench_permission", async ({ ownerUrl, appUrl }) => {
    Object.assign(process.env, { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl });
    const [{ mintScope }, { bulkPool, closeDatabase, database }, { newId }] = await Promise.all([
      import("@/lib/data/scope"),
      import("@/lib/server/database"),
      import("@/lib/server/clock"),
    ]);
    const [{ makeWorld, worldMoments }, { compareGates }, { raceWithdrawals }, { verifyLedger }] = await Promise.all([
      import("./permission-world"),
      import("./permission-compare"),
      import("./permission-races"),
      import("@/lib/data/consent-verify"),
    ]);
    const scope = mintScope({ userId: newId(), role: "administrator", teamIds: [] });
    try {
      const customers = Math.min(400, Math.max(20, Math.ceil(decisions / 2500)));
      progress(`a world of ${customers} customers`);
      const world = await makeWorld(scope, customers, 20261122);
      const client = await bulkPool().connect();
      const begun = performance.now();
      const compared = await compareGates(client, scope, world, worldMoments(world, 200, 11), decisions, (done) =>
        progress(`${done} decisions`),
      ).finally(() => client.release(true));
      const seconds = Math.round((performance.now() - begun) / 100) / 10;
      const ledger = await verifyLedger(database(), scope);
      out(
        `${compared.decisions} decisions by gate, list and oracle: ${compared.differences} differences (${seconds} s)`,
      );
      for (const { key, at, gate, list, oracle } of compared.examples)
        out(`  ${at} ${key}: ${gate}, ${list}, oracle ${oracle}`);
      out(
        `  first to say no: ${Object.entries(compared.rules)
          .map(([rule, n]) => `${rule} ${n}`)
          .join(", ")}`,
      );
      out(
        `${ledger.events} events: chain ${ledger.chainOk ? "whole" : "broken"}, ${ledger.projectionDiffs.length} projections differ`,
      );
      const notice = await database().noticeVersion.findFirstOrThrow({
        where: { purposeCode: "promotions", version: 1 },
      });
      const raced = await raceWithdrawals(scope, bulkPool(), races, notice.id, (done) => progress(`${done} races`));
      out(
        `${raced.races} races: ${raced.sent} sent before the withdrawal, ${raced.stopped} stopped, ${raced.sendsAfterCommit} sent after it`,
      );
      const bad =
        compared.differences + raced.sendsAfterCommit + raced.claimsAfterCommit + ledger.projectionDiffs.length;
      if (bad > 0 || !ledger.chainOk || compared.decisions < decisions) process.exitCode = 1;
      return {
        decisions: compared.decisions,
        differences: compared.differences,
        seconds,
        rules: compared.rules,
        examples: compared.examples,
        ledger,
        races: raced,
      };
    } finally {
      await closeDatabase();
    }
  });
}
