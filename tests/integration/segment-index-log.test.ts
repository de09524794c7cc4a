// The log of changes and the index that reads it: what is cleared and when, what a stuck connection does, whose answers of
// the gate stand.
import { beforeAll, describe, expect, it } from "vitest";
import { readGatePolicy } from "@/lib/data/eligibility-policy";
import type { Scope } from "@/lib/data/scope";
import { bindRule } from "@/lib/data/segment-context";
import { clearChangesBefore, lookAtLog } from "@/lib/data/segment-index-changes";
import { readRows } from "@/lib/data/segment-index-copy";
import { newId, now } from "@/lib/server/clock";
import { bulkPool } from "@/lib/server/database";
import { clearChanges } from "@/lib/server/jobs/clear-changes";
import { timetable } from "@/lib/server/jobs/tasks";
import { SegmentIndex } from "@/lib/server/segment-index/segment-index";
import { insertCatalogue } from "../parity/random-catalogue";
import { insertCustomers } from "../parity/random-customers";
import { asOwner, db, ownerUrl } from "../support/database";
import { testScope } from "../support/scope";
import { withClient } from "../support/template-database";

let scope: Scope;
const logged = async () => (await asOwner("SELECT count(*)::int AS n FROM customer_change"))[0]?.n;
const policy = () => readGatePolicy(db(), now());

beforeAll(async () => {
  scope = await testScope("administrator");
  const catalogue = await insertCatalogue();
  await insertCustomers(catalogue, { asOf: now(), timeZone: "Asia/Ho_Chi_Minh" }, 5, 50);
});

/** The index, and what it says of everybody. */
async function opened(ms: () => number = () => now().getTime()) {
  const index = await SegmentIndex.open(bulkPool(), scope, ms);
  const count = async () => index.count({ scope, ...(await bindRule(db(), scope, { all: [] }, now())) });
  return { index, count };
}

describe("the log of changes", () => {
  it("keeps what an index that looked an hour ago has not seen", async () => {
    await asOwner("DELETE FROM customer_change");
    await withClient(ownerUrl, async (client) => {
      await client.query("BEGIN");
      await client.query("INSERT INTO customer_change (customer_id, at) VALUES ($1, now() - interval '70 minutes')", [
        newId(),
      ]);
      const before = await lookAtLog(db(), scope);
      await client.query("COMMIT");
      expect(await clearChangesBefore(db(), scope, before)).toBe(0);
      expect(await logged()).toBe(1);
    });
    expect(await clearChangesBefore(db(), scope, await lookAtLog(db(), scope))).toBe(1);
    expect(await logged()).toBe(0);
  });

  it("is cleared by the worker an hour after a look that saw it", async () => {
    const hour = 3_600_000;
    await asOwner("DELETE FROM customer_change");
    await asOwner("INSERT INTO customer_change (customer_id) VALUES ($1)", [newId()]);
    expect(await clearChanges(0)).toBe(0);
    await asOwner("INSERT INTO customer_change (customer_id) VALUES ($1)", [newId()]);
    expect(await clearChanges(hour - 1)).toBe(0);
    expect(await clearChanges(hour)).toBe(1);
    expect(await clearChanges(2 * hour)).toBe(1);
    expect(timetable).toContain("clear-changes");
  });

  it("is refused aloud, not waited for, when it cannot be read", async () => {
    const client = await bulkPool().connect();
    try {
      await expect(readRows(client, scope, "SELECT nothing_here", 1, () => undefined)).rejects.toThrow("nothing_here");
    } finally {
      client.release();
    }
  });
});

describe("what the index knows of the gate", () => {
  it("stays when products, stores and topics change, and goes when what the gate asks does", async () => {
    const { index, count } = await opened();
    await index.keepReach(policy);
    expect((await count()).mayContact).not.toBeNull();
    await asOwner("UPDATE product SET id = id");
    expect((await count()).mayContact).not.toBeNull();
    await asOwner("UPDATE purpose SET code = code");
    expect((await count()).mayContact).toBeNull();
  });

  it("is not taken from a policy that changed while it was read", async () => {
    const { index, count } = await opened();
    await index.keepReach(async () => {
      const old = await policy();
      await asOwner("UPDATE purpose SET code = code");
      await index.catchUp();
      return old;
    });
    expect((await count()).mayContact).toBeNull();
    await index.keepReach(policy);
    expect((await count()).mayContact).not.toBeNull();
  });
});

describe("the index and clocks", () => {
  it("looks into the log also after the clock was put back", async () => {
    let ahead = 3_600_000;
    const { count } = await opened(() => now().getTime() + ahead);
    const before = (await count()).population;
    ahead = 0;
    const [one] = await asOwner("SELECT customer_id AS id FROM customer WHERE archived_at IS NULL LIMIT 1");
    await asOwner("UPDATE customer SET archived_at = now(), status = 'archived' WHERE customer_id = $1", [one?.id]);
    expect((await count()).population).toBe(before - 1);
  });

  it("is lost when the database does not answer in time", async () => {
    const index = await SegmentIndex.open(bulkPool(), scope, () => now().getTime(), { lookMs: 300, reachMs: 300 });
    await withClient(ownerUrl, async (client) => {
      await client.query("BEGIN; LOCK TABLE customer_change, preference_state IN ACCESS EXCLUSIVE MODE");
      await expect(index.catchUp()).rejects.toThrow("did not answer within");
      await expect(index.keepReach(policy)).rejects.toThrow("did not answer within");
    });
  });
});
