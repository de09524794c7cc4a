import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { embeddedDatabaseStatus, startEmbeddedDatabase, stopEmbeddedDatabase } from "@/lib/ops/embedded-database";

let home = "";
const before = process.env.CRM_HOME;

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), "crm-embedded-"));
  chmodSync(home, 0o711);
  process.env.CRM_HOME = home;
});
afterAll(async () => {
  await stopEmbeddedDatabase();
  rmSync(home, { recursive: true, force: true });
  Object.assign(process.env, { CRM_HOME: before });
});

const start = () => startEmbeddedDatabase({ durable: false });

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

describe("the embedded database", () => {
  it("is started once when two ask at the same time", async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.port).toBe(two.port);
    expect([one.startedNow, two.startedNow].filter(Boolean)).toHaveLength(1);
  });

  it("speaks UTF-8, has ICU collations and listens on the loopback address only", async () => {
    const { ownerUrl } = await start();
    expect(await ask(ownerUrl, "SHOW server_encoding")).toBe("UTF8");
    expect(await ask(ownerUrl, "SHOW listen_addresses")).toBe("127.0.0.1");
    expect(await ask(ownerUrl, `SELECT 'ă' < 'b' COLLATE "vi-x-icu"`)).toBe(true);
  });

  it("refuses a wrong password", async () => {
    const { ownerUrl } = await start();
    await expect(ask(ownerUrl.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow(/password/);
  });

  it("comes back with its data after the server was killed", async () => {
    const { ownerUrl } = await start();
    await ask(ownerUrl, "CREATE TABLE kept AS SELECT 42 AS answer");
    await ask(ownerUrl, "CHECKPOINT");
    const pid = Number(readFileSync(path.join(home, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, "SIGKILL");
    const again = await start();
    expect(again.startedNow).toBe(true);
    expect(await ask(again.ownerUrl, "SELECT answer FROM kept")).toBe(42);
  });

  it("stops, says so, and has nothing to stop the second time", async () => {
    expect(await stopEmbeddedDatabase()).toBe(true);
    expect(embeddedDatabaseStatus().running).toBe(false);
    expect(await stopEmbeddedDatabase()).toBe(false);
  });
});
