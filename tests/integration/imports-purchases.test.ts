// Purchases from files: lines never double, returns are negative, unknown buyers are kept, and a killed import ends in the
// same tables as one that was left alone.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { readyImport } from "@/lib/data/imports";
import { rejectedFile } from "@/lib/server/imports/uploads";
import { asOwner, db, resetDatabase } from "../support/database";
import { counts, csv, importText, prepareImport, runPrepared, sum, undo } from "../support/imports";
import { bareScope } from "../support/scope";

beforeEach(resetDatabase);

const heading = ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"];
const sample = csv([
  heading,
  ["1001", "A", "Áo", "2", "2024-01-05 10:00:00", "2.55", "17850.0"],
  ["1001", "A", "Áo", "2", "2024-01-05 10:00:00", "2.55", "17850.0"],
  ["1001", "B", "", "1", "2024-01-05 10:00:00", "0", "17850.0"],
  ["C1002", "A", "Áo", "-1", "2024-02-01 09:00:00", "2.55", "17850.0"],
  ["1003", "B", "", "3", "2024-03-01 09:00:00", "1.05", ""],
]);

const one = async (sql: string) => (await asOwner(sql))[0] ?? {};

test("equal lines are both kept, a second import adds none, and amounts add up", async () => {
  const job = await importText("purchases", sample);
  expect(counts(job)).toMatchObject({ read: 5, created: 4, anonymous: 1 });
  expect(counts(await importText("purchases", sample))).toMatchObject({
    read: 5,
    created: 0,
    unchanged: 4,
    anonymous: 1,
  });
  expect(await one("SELECT count(*)::int AS n, sum(quantity)::float AS q FROM all_purchase_line")).toEqual({
    n: 5,
    q: 7,
  });
  expect(
    await asOwner(
      "SELECT occurrence FROM purchase_line l JOIN product p ON p.id = product_id WHERE p.code = 'A' AND quantity = 2 ORDER BY 1",
    ),
  ).toEqual([{ occurrence: 1 }, { occurrence: 2 }]);
  expect(await asOwner("SELECT code, kind, amount_minor::int, line_count FROM purchase ORDER BY code")).toEqual([
    { code: "1001", kind: "sale", amount_minor: 10, line_count: 3 },
    { code: "C1002", kind: "return", amount_minor: -3, line_count: 1 },
  ]);
  expect(
    await one(
      "SELECT c.code, c.stage, orders, lines, returns, spend_minor::int FROM purchase_summary JOIN customer c USING (customer_id)",
    ),
  ).toEqual({
    code: "17850",
    stage: "customer",
    orders: 1,
    lines: 4,
    returns: 1,
    spend_minor: 7,
  });
  expect(await one("SELECT name_vi FROM product WHERE code = 'B'")).toEqual({ name_vi: "B" });
});

test("an invoice that grows gets its new line, a corrected one changes, and an undo brings back both", async () => {
  await importText("purchases", sample);
  const images = () =>
    asOwner(
      "SELECT to_jsonb(t) AS row FROM purchase_line t UNION ALL SELECT to_jsonb(t) FROM purchase t UNION ALL SELECT to_jsonb(t) - 'updated_at' FROM purchase_summary t ORDER BY 1",
    );
  const before = await images();
  const second = await importText(
    "purchases",
    csv([
      heading,
      ["1001", "A", "Áo", "5", "2024-01-05 10:00:00", "2.55", "17850.0"],
      ["1001", "Z", "Mũ", "1", "2024-01-05 10:00:00", "9", "17850"],
    ]),
  );
  expect(counts(second)).toMatchObject({ created: 1, updated: 1 });
  expect(await one("SELECT amount_minor::int, line_count FROM purchase WHERE code = '1001'")).toEqual({
    amount_minor: 13 + 5 + 9,
    line_count: 4,
  });
  expect(await undo(second.id)).toMatchObject({ kept: 0 });
  expect(await images()).toEqual(before);
  expect(await one("SELECT count(*)::int AS n FROM product WHERE code = 'Z'")).toEqual({ n: 0 });
});

test("what is later is told by when imports ran, not by when their files were received", async () => {
  await importText("purchases", sample);
  const line = (quantity: string) =>
    csv([heading, ["C1002", "A", "Áo", quantity, "2024-02-01 09:00:00", "2.55", "17850.0"]]);
  const quantity = async () => (await one("SELECT quantity::int AS q FROM purchase_line WHERE quantity < 0")).q;
  const receivedFirst = await prepareImport("purchases", line("-3"));
  const ranFirst = await importText("purchases", line("-2"));
  await runPrepared(receivedFirst);
  expect(await quantity()).toBe(-3);
  expect((await undo(ranFirst.id)).keptRows).toEqual([expect.objectContaining({ reason: "laterImport" })]);
  expect(await quantity()).toBe(-3);
  // An import that is run again after it was taken back counts again.
  expect(await undo(receivedFirst)).toMatchObject({ kept: 0 });
  expect(await quantity()).toBe(-2);
  const job = await importText("purchases", line("-4"));
  await undo(job.id);
  const { kind, mapping, options, dryRun } = job;
  await readyImport(db(), bareScope("administrator"), job.id, { kind, mapping, options, dryRun });
  expect(await runPrepared(job.id)).toMatchObject({ status: "done", undoneAt: null });
});

test("a mended line takes the place its equals left for it", async () => {
  const job = await importText(
    "purchases",
    csv([
      heading,
      ["1", "A", "", "1", "2024-01-05", "10", "K"],
      ["1", "A", "", "hai", "2024-01-05", "10", "K"],
      ["1", "A", "", "3", "2024-01-05", "10", "K"],
    ]),
  );
  expect(counts(job)).toMatchObject({ created: 2, rejected: 1 });
  const mended = readFileSync(rejectedFile(job.id), "utf8").replace("hai", "2");
  expect(counts(await importText("purchases", mended))).toMatchObject({ read: 1, created: 1 });
  expect(await asOwner("SELECT occurrence, quantity::float AS q FROM purchase_line ORDER BY 1")).toEqual(
    [1, 2, 3].map((n) => ({ occurrence: n, q: n })),
  );
});

test("unknown customers can be refused instead of created", async () => {
  const job = await importText("purchases", sample, { options: { createMissing: false } });
  expect(counts(job)).toMatchObject({ read: 5, rejected: 5 });
});

const cell = fc.record({
  invoice: fc.constantFrom("1", "2", "C3", ""),
  product: fc.constantFrom("A", "B", ""),
  quantity: fc.constantFrom("1", "-2", "1,5", "x", "0"),
  price: fc.constantFrom("10", "2.555", "", "-3"),
  customer: fc.constantFrom("K1", "K2", ""),
});
test("whatever a file holds, each of its lines has exactly one outcome and is in the tables exactly once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 30 }), async (rows) => {
      await resetDatabase();
      const text = csv([
        heading,
        ...rows.map((row) => [row.invoice, row.product, "", row.quantity, "2024-01-05", row.price, row.customer]),
      ]);
      const dry = await importText("purchases", text, { dryRun: true });
      const job = await importText("purchases", text);
      expect(counts(job)).toEqual(counts(dry));
      expect(job.read).toBe(rows.length);
      expect(sum(job)).toBe(job.read);
      expect(
        await one(
          "SELECT count(*) FILTER (WHERE customer_id IS NOT NULL)::int AS created, count(*) FILTER (WHERE customer_id IS NULL)::int AS anonymous FROM all_purchase_line",
        ),
      ).toEqual({
        created: job.created,
        anonymous: job.anonymous,
      });
      const again = await importText("purchases", text);
      expect(again).toMatchObject({ created: 0, updated: 0, unchanged: job.created, anonymous: job.anonymous });
      expect(sum(again)).toBe(again.read);
    }),
    { seed: 5, numRuns: 12 },
  );
}, 120_000);

/** Tables without ids, which differ from run to run. */
async function picture(): Promise<unknown> {
  const lines =
    await asOwner(`SELECT c.code AS customer, p.code AS purchase, g.code AS product, l.occurrence, l.quantity::text, l.amount_minor::text, l.base_amount_minor::text, l.purchased_at
    FROM purchase_line l JOIN customer c USING (customer_id) JOIN purchase p ON p.id = l.purchase_id JOIN product g ON g.id = l.product_id ORDER BY 1, 2, 3, 4`);
  const baskets = await asOwner(
    "SELECT a.code, count(*)::int AS n, sum(l.quantity)::text AS q, min(a.line_count) AS c FROM anonymous_purchase_line l JOIN anonymous_purchase a ON a.id = l.purchase_id GROUP BY 1 ORDER BY 1",
  );
  const headers = await asOwner("SELECT code, kind, amount_minor::text, line_count FROM purchase ORDER BY 1, 3");
  const totals = await asOwner(
    "SELECT c.code, orders, lines, returns, spend_minor::text FROM purchase_summary JOIN customer c USING (customer_id) ORDER BY 1",
  );
  return { lines, baskets, headers, totals };
}

const big = csv([
  heading,
  ...Array.from({ length: 12_000 }, (_, n) => [
    `${Math.floor(n / 7)}`,
    `P${n % 40}`,
    `Hàng ${n % 40}`,
    `${(n % 5) - 1}`,
    "2024-01-05 10:00:00",
    `${n % 9}.5`,
    n % 11 === 0 ? "" : `K${Math.floor(n / 70)}`,
  ]),
]);

/** A killed process: at its n-th step between transactions, or after so many milliseconds, wherever that is. */
function runAndKill(id: string, { step = 0, afterMs }: { step?: number; afterMs?: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "tests/support/import-child.ts", id, String(step)], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let words = "";
    child.stderr.on("data", (text) => {
      words += text;
    });
    child.stdout.once("data", () => {
      if (afterMs !== undefined) setTimeout(() => child.kill("SIGKILL"), afterMs);
    });
    child.on("exit", (code, signal) =>
      signal === "SIGKILL" || code === 0 ? resolve() : reject(new Error(`${code} ${words}`)),
    );
  });
}

test("killed at any point and gone on with, an import ends in the tables of an uninterrupted one", async () => {
  const alone = await importText("purchases", big);
  const expected = { counts: counts(alone), tables: await picture() };
  for (const kill of [{ step: 2 }, { step: 3 }, { afterMs: 200 }, { afterMs: 800 }]) {
    await resetDatabase();
    const id = await prepareImport("purchases", big);
    await runAndKill(id, kill);
    const job = await runPrepared(id);
    expect({ counts: counts(job), tables: await picture() }, JSON.stringify(kill)).toEqual(expected);
  }
}, 240_000);

test("a stage that was lost with the server is filled again, and rows merged before are counted as what they were", async () => {
  const expected = counts(await importText("purchases", big));
  const tables = await picture();
  await resetDatabase();
  const id = await prepareImport("purchases", big);
  await runAndKill(id, { step: 3 });
  const [job] = await asOwner("SELECT no, phase FROM import_job WHERE id = $1", [id]);
  expect(job?.phase).toMatch(/merging|finishing/);
  await asOwner(`TRUNCATE staging.import_${job?.no}`);
  expect(counts(await runPrepared(id))).toEqual(expected);
  expect(await picture()).toEqual(tables);
}, 120_000);
