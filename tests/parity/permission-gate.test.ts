// The gate, the gate in SQL and an oracle that shares no code with them: one answer to every question, on random histories.
import { beforeAll, expect, test } from "vitest";
import { compareGates } from "@/lib/cli/bench/permission-compare";
import { makeWorld, type World, worldMoments } from "@/lib/cli/bench/permission-world";
import { verifyLedger } from "@/lib/data/consent-verify";
import { mintScope } from "@/lib/data/scope";
import { newId } from "@/lib/server/clock";
import { bulkPool, database } from "@/lib/server/database";

const scope = mintScope({ userId: newId(), role: "administrator", teamIds: [] });
const enough = Number(process.env.PERMISSION_DECISIONS ?? 100_000);
let world: World;

beforeAll(async () => {
  world = await makeWorld(scope, Math.min(120, Math.ceil(enough / 700)), 20261122);
}, 300_000);

test("100,000 decisions agree with the oracle, in the gate and in lists", async () => {
  const client = await bulkPool().connect();
  try {
    const moments = worldMoments(world, 60, 7);
    const { decisions, differences, examples, rules } = await compareGates(client, scope, world, moments, enough);
    expect(examples).toEqual([]);
    expect(differences).toBe(0);
    expect(decisions).toBeGreaterThanOrEqual(enough);
    // A world in which a rule is never the first to say no proves nothing about it.
    for (const rule of [
      "closed",
      "restricted",
      "minor",
      "deceased",
      "suppression",
      "register",
      "objection",
      "grant",
      "topic",
      "contact_point",
      "cap",
      "window",
      "open",
    ]) {
      expect(rules[rule] ?? 0, rule).toBeGreaterThan(enough < 100_000 ? -1 : enough / 20_000);
    }
  } finally {
    client.release(true);
  }
}, 600_000);

test("the projection is the fold of every ledger, and every chain is whole", async () => {
  expect(await verifyLedger(database(), scope)).toMatchObject({ chainOk: true, projectionDiffs: [] });
});
