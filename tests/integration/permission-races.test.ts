// Withdrawals against sends on real connections: what has committed is seen by whoever delivers afterwards, every time.
import { beforeAll, expect, test } from "vitest";
import { raceWithdrawals } from "@/lib/cli/bench/permission-races";
import { verifyLedger } from "@/lib/data/consent-verify";
import { mintScope } from "@/lib/data/scope";
import { newId } from "@/lib/server/clock";
import { bulkPool, database } from "@/lib/server/database";
import { permissionCompany } from "../support/permission";

const scope = mintScope({ userId: newId(), role: "administrator", teamIds: [] });
let notices: Record<string, string>;

beforeAll(async () => {
  notices = await permissionCompany();
});

test("300 races: nothing is claimed or sent once the withdrawal is there", async () => {
  const report = await raceWithdrawals(scope, bulkPool(), 300, notices.promotions ?? "");
  expect(report).toMatchObject({ races: 300, sendsAfterCommit: 0, claimsAfterCommit: 0 });
  // Both sides must win sometimes, else nothing was raced.
  expect(report.sent).toBeGreaterThan(15);
  expect(report.stopped).toBeGreaterThan(15);
  expect(await verifyLedger(database(), scope)).toMatchObject({ chainOk: true, projectionDiffs: [] });
}, 300_000);
