// The index as it runs in the server: a thread that answers beside SQL, sees what commits, survives its own death, and is
// put away when it says something else.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/lib/data/scope";
import { bindRule } from "@/lib/data/segment-context";
import { countBoundRule } from "@/lib/data/segment-counts";
import { newId, now } from "@/lib/server/clock";
import { runHealthChecks } from "@/lib/server/health";
import { type IndexHost, startSegmentIndex, stopSegmentIndex } from "@/lib/server/segment-index/index-host";
import { checkSegment } from "@/lib/server/segment-index/self-check";
import { boundIds, countRule, memberPage } from "@/lib/server/segment-reads";
import { insertCatalogue } from "../parity/random-catalogue";
import { insertCustomers } from "../parity/random-customers";
import { asOwner, db, ownerUrl } from "../support/database";
import { testScope } from "../support/scope";
import { withClient } from "../support/template-database";

const buyers = { purchases: { measure: "orders", op: "gte", value: 1 } };
const nested = {
  all: [
    { not: { field: "tags", op: "has_any", value: ["vip"] } },
    { any: [buyers, { field: "gender", op: "is_set" }] },
  ],
};

let scope: Scope;
let host: IndexHost;
let ids: string[];

const rule = async (json: unknown) => bindRule(db(), scope, json, now());
const bySql = async (json: unknown) => {
  const bound = await rule(json);
  return countBoundRule(db(), scope, bound.rule, bound.context);
};
const byIndex = async (json: unknown) =>
  (await host.ask({ kind: "count", question: { scope, ...(await rule(json)) } }))?.count ?? null;

beforeAll(async () => {
  scope = await testScope("administrator");
  const catalogue = await insertCatalogue();
  ids = await insertCustomers(catalogue, { asOf: now(), timeZone: "Asia/Ho_Chi_Minh" }, 5, 200);
  await grantSome();
  host = startSegmentIndex();
  await host.whenReady();
}, 60_000);
afterAll(stopSegmentIndex);

/** Grants that the gate lets through: of a published wording, for an address that is verified. */
async function grantSome() {
  const at = new Date("2026-01-01T00:00:00Z");
  const noticeVersionId = newId();
  await db().noticeVersion.create({
    data: {
      id: noticeVersionId,
      purposeCode: "promotions",
      version: 1,
      wordingVi: "Đồng ý",
      wordingEn: "I agree",
      sha256: "0".repeat(64),
      publishedAt: at,
      createdAt: at,
    },
  });
  const granted = ids.slice(20, 120);
  await db().preferenceState.deleteMany({ where: { customerId: { in: granted }, purposeCode: "promotions" } });
  await db().contactPoint.deleteMany({ where: { customerId: { in: granted }, kind: "email" } });
  await db().contactPoint.createMany({
    data: granted.map((customerId, n) => ({
      customerId,
      id: newId(),
      kind: "email",
      value: `k${n}@example.test`,
      display: `k${n}@example.test`,
      valueHash: `hash-${n}`,
      status: "verified",
      verifiedAt: at,
      source: "rep",
      createdAt: at,
      updatedAt: at,
    })),
  });
  await db().preferenceState.createMany({
    data: granted.map((customerId) => ({
      customerId,
      purposeCode: "promotions",
      channel: "email",
      state: "granted",
      since: at,
      noticeVersionId,
      confirmedAt: at,
      eventId: newId(),
    })),
  });
}

async function until(holds: () => Promise<boolean>, patienceMs: number): Promise<number> {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > patienceMs) throw new Error(`not within ${patienceMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return performance.now() - began;
}

const line = (customerId: string) => ({
  customerId,
  purchaseId: newId(),
  productId: 1,
  purchasedAt: new Date(now().getTime() - 1000),
  quantity: "1",
  amountMinor: 5n,
  baseAmountMinor: 5n,
});

describe("the index beside SQL", () => {
  it("counts, lists and pages the same people", async () => {
    await until(async () => (await byIndex(nested))?.mayContact !== null, 10_000);
    const counted = await byIndex(nested);
    expect(counted).toEqual(await bySql(nested));
    const shown = await countRule(scope, nested, now());
    expect(shown.conditions).toEqual(counted?.conditions);
    const members = await boundIds(db(), scope, await rule(nested));
    expect(members).toHaveLength(counted?.members ?? -1);
    const listed: string[] = [];
    for (let after: Awaited<ReturnType<typeof memberPage>>["next"] | undefined; after !== null; ) {
      const page = await memberPage(scope, nested, now(), { after, limit: 50 });
      listed.push(...page.rows.map(({ id }) => id));
      after = page.next;
    }
    expect(listed.sort()).toEqual(members);
  });

  it("knows whom the gate lets us contact, and sees a suppression and the end of a purpose", async () => {
    const everyone = { all: [] };
    const reachable = async () => (await byIndex(everyone))?.mayContact?.promotions?.email;
    await until(async () => (await reachable()) !== undefined, 5_000);
    const before = (await reachable()) ?? 0;
    expect(before).toBeGreaterThan(10);
    expect(await byIndex(everyone)).toEqual(await bySql(everyone));
    const [one] = await db().contactPoint.findMany({
      where: { valueHash: { not: null }, customerId: { in: await boundIds(db(), scope, await rule(everyone)) } },
      take: 1,
    });
    await db().suppression.create({
      data: {
        contactHash: one?.valueHash ?? "",
        channel: "all",
        reason: "asked",
        source: "rep",
        createdAt: new Date(0),
      },
    });
    expect(await byIndex(everyone)).toEqual(await bySql(everyone));
    await asOwner(
      "SET session_replication_role = DEFAULT; UPDATE purpose SET archived_at = now() WHERE code = 'promotions'",
    );
    await expect(countRule(scope, everyone, now(), { signal: AbortSignal.abort() })).rejects.toThrow("TIMEOUT");
    // Until the gate has been asked again the index does not say; the count asks it of the members.
    expect((await countRule(scope, everyone, now())).mayContact).toEqual((await bySql(everyone)).mayContact);
    await until(async () => (await byIndex(everyone))?.mayContact !== null, 10_000);
    expect(await byIndex(everyone)).toEqual(await bySql(everyone));
    await asOwner("UPDATE purpose SET archived_at = NULL WHERE code = 'promotions'");
    await until(async () => (await byIndex(everyone))?.mayContact !== null, 10_000);
  });

  it("keeps to the customers that a rep may see", async () => {
    const rep = await testScope("rep");
    await db().customer.updateMany({ where: { id: { in: ids.slice(0, 7) } }, data: { ownerId: rep.userId } });
    const bound = await bindRule(db(), rep, { all: [] }, now());
    const answer = await host.ask({ kind: "count", question: { scope: rep, ...bound } });
    const sql = await countBoundRule(db(), rep, bound.rule, bound.context);
    expect(answer?.count).toEqual(sql);
    expect(sql.population).toBeLessThanOrEqual(7);
  });

  it("sees a committed purchase, its correction and its deletion", async () => {
    const before = await bySql(buyers);
    const [fresh] = (await boundIds(db(), scope, await rule({ not: buyers }))) as [string];
    const bought = line(fresh);
    await db().purchaseLine.create({ data: bought });
    expect((await byIndex(buyers))?.members).toBe(before.members + 1);
    await db().purchaseLine.updateMany({ where: { purchaseId: bought.purchaseId }, data: { quantity: "-1" } });
    expect((await byIndex(buyers))?.members).toBe(before.members);
    await db().purchaseLine.deleteMany({ where: { purchaseId: bought.purchaseId } });
    expect((await byIndex(buyers))?.members).toBe(before.members);
  });

  it("misses nothing that commits late, and waits for nothing that does not commit", async () => {
    const [early, late] = (await boundIds(db(), scope, await rule({ not: buyers }))) as [string, string];
    const before = (await byIndex(buyers))?.members ?? 0;
    await withClient(ownerUrl, async (client) => {
      await client.query("BEGIN");
      await client.query("SELECT pg_current_xact_id()");
      await client.query(
        `INSERT INTO purchase_line (customer_id, purchase_id, product_id, purchased_at, quantity, amount_minor, base_amount_minor)
         VALUES ($1, $2, 1, now() - interval '1 second', 1, 5, 5)`,
        [late, newId()],
      );
      // A transaction that began later commits first.
      await db().purchaseLine.create({ data: line(early) });
      expect((await byIndex(buyers))?.members).toBe(before + 1);
      await client.query("COMMIT");
    });
    expect((await byIndex(buyers))?.members).toBe(before + 2);
    expect(await byIndex(buyers)).toEqual(await bySql(buyers));
  });

  it("reads everything again after more than the log names, and SQL answers meanwhile", async () => {
    await asOwner("INSERT INTO customer_change (customer_id) VALUES ('ffffffff-ffff-ffff-ffff-ffffffffffff')");
    expect(await byIndex(buyers)).toBeNull();
    expect((await countRule(scope, buyers, now())).members).toBe((await bySql(buyers)).members);
    await until(async () => !!(await byIndex(buyers))?.mayContact, 20_000);
    expect(await byIndex(nested)).toEqual(await bySql(nested));
  });

  it("is not read again before an import that runs is through", async () => {
    const importId = newId();
    await asOwner(
      `INSERT INTO import_job (id, kind, file_name, file_key, file_sha256, file_bytes, status, options, mapping, created_at, heartbeat_at)
       VALUES ($1, 'purchases', 'a.csv', 'a', '', 0, 'running', '{}', '[]', now(), now())`,
      [importId],
    );
    await asOwner("INSERT INTO customer_change (customer_id) VALUES ('ffffffff-ffff-ffff-ffff-ffffffffffff')");
    await until(async () => host.state.state !== "ready", 5_000);
    const later = new Promise((resolve) => setTimeout(() => resolve("waits"), 6_000));
    expect(await Promise.race([host.whenReady(), later])).toBe("waits");
    await asOwner("UPDATE import_job SET status = 'done' WHERE id = $1", [importId]);
    await until(async () => (await byIndex(buyers)) !== null, 20_000);
  });

  it("is compared with SQL segment by segment, and put away when it differs", async () => {
    const id = newId();
    expect(await checkSegment(host, { id, rule: nested })).toBe(true);
    expect(await checkSegment(host, { id, rule: { field: "no_such_field" } })).toBeNull();
    // A change that no log tells of, as only a hand behind the second wall can make it.
    const [hidden] = (await boundIds(db(), scope, await rule({ not: buyers }))) as [string];
    await asOwner(
      `SET session_replication_role = replica;
       INSERT INTO purchase_line (customer_id, purchase_id, product_id, purchased_at, quantity, amount_minor, base_amount_minor)
       VALUES ('${hidden}', '${newId()}', 1, now() - interval '1 second', 1, 5, 5)`,
    );
    expect(await checkSegment(host, { id, rule: buyers })).toBe(false);
    expect(host.state).toEqual({ state: "differs", segmentId: id });
    expect(await byIndex(buyers)).toBeNull();
    expect((await countRule(scope, buyers, now())).members).toBe((await bySql(buyers)).members);
    expect((await runHealthChecks()).find(({ name }) => name === "index")).toMatchObject({ ok: false });
    expect(await db().auditLog.count({ where: { action: "segments.indexDiffers", entityId: id } })).toBe(1);
  });

  it("does not come back after it was put away, not by a reading that was planned before", async () => {
    await stopSegmentIndex();
    host = startSegmentIndex();
    await host.whenReady();
    await asOwner("INSERT INTO customer_change (customer_id) VALUES ('ffffffff-ffff-ffff-ffff-ffffffffffff')");
    await until(async () => host.state.state !== "ready", 5_000);
    host.distrust(newId());
    const later = new Promise((resolve) => setTimeout(() => resolve("stays away"), 6_000));
    expect(await Promise.race([host.whenReady(), later])).toBe("stays away");
    expect(await byIndex(buyers)).toBeNull();
  });
});
