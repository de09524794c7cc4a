// Real retailers' files, complete: what the sources publish about them comes out of the database after the import.
import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { ImportKind, ImportPreset } from "@/lib/domain/imports/kinds";
import { asOwner, resetDatabase } from "../support/database";
import { counts, importText, sum } from "../support/imports";
import { importThroughKills, type Moment } from "../support/killed-import";
import { emptyLargeTables, tablePicture } from "../support/table-picture";

const data = "../shared/data";
const expectedOf = (id: string) => {
  const cases = JSON.parse(readFileSync(`${data}/expected.json`, "utf8"));
  const list = (Array.isArray(cases) ? cases : cases.cases) as { id: string; expected: Record<string, number> }[];
  return list.find((entry) => entry.id === id)?.expected ?? {};
};
const load = (kind: ImportKind, file: string, preset: ImportPreset) =>
  importText(kind, readFileSync(`${data}/${file}`), { options: { preset } });

/** Complete Journey is killed in each phase; of the large file that would take its time, unless it is asked for. */
const lateMoments: readonly Moment[] = [{ phase: "merging", afterMs: 2_500 }, { phase: "finishing" }];
const everyMoment: readonly Moment[] = [
  { phase: "reading", afterMs: 1_500 },
  { phase: "staged", afterMs: 600 },
  { phase: "merging", afterMs: 300 },
  ...lateMoments,
];

/** The same file by `crm`, killed again and again: in the end every table is as the uninterrupted import left it. */
async function expectTheSameThroughKills(file: string, preset: ImportPreset, moments: readonly Moment[]) {
  const [alone] = await asOwner("SELECT * FROM import_job ORDER BY no DESC LIMIT 1");
  const expected = await tablePicture();
  await emptyLargeTables();
  await resetDatabase();
  const { answer, deaths } = await importThroughKills(
    ["import", "purchases", `${data}/${file}`, "--preset", preset],
    moments,
  );
  expect(deaths.map((death) => death.split(" ")[0])).toEqual(moments.map(({ phase }) => phase));
  for (const outcome of ["read", "created", "updated", "unchanged", "skipped", "rejected", "anonymous"])
    expect([outcome, answer[outcome]]).toEqual([outcome, alone?.[outcome]]);
  expect(await tablePicture()).toEqual(expected);
}

describe.skipIf(!existsSync(`${data}/online_retail`))("online-retail-import-facts", () => {
  beforeAll(resetDatabase);

  test("every published figure, and the same file again adds nothing", { timeout: 900_000 }, async () => {
    const expected = expectedOf("online-retail-import-facts");
    const file = "online_retail/online_retail.csv.gz";
    const job = await load("purchases", file, "online-retail");
    expect(counts(job)).toMatchObject({
      read: expected.rows,
      anonymous: expected.missing_CustomerID,
      rejected: 0,
      skipped: 0,
    });
    const [facts] =
      await asOwner(`SELECT count(*)::int AS rows, count(DISTINCT product_id)::int AS "distinct_StockCode", sum(quantity)::float AS "sum_Quantity",
        sum(DISTINCT quantity)::float AS "sum_distinct_Quantity", avg(quantity)::float AS "mean_Quantity", min(quantity)::float AS "min_Quantity", max(quantity)::float AS "max_Quantity",
        (count(*) FILTER (WHERE customer_id IS NULL))::int AS "missing_CustomerID", count(DISTINCT customer_id)::int AS customers, count(DISTINCT store_id)::int AS countries,
        min(unit_price_minor)::float / 100 AS "min_UnitPrice", max(unit_price_minor)::float / 100 AS "max_UnitPrice" FROM all_purchase_line`);
    const [cancelled] = await asOwner(`SELECT count(*)::int AS n FROM all_purchase_line l
      LEFT JOIN purchase p ON p.customer_id = l.customer_id AND p.id = l.purchase_id LEFT JOIN anonymous_purchase a ON a.id = l.purchase_id WHERE coalesce(p.code, a.code) LIKE 'C%'`);
    const [twice] = await asOwner(
      `SELECT (count(*) - count(DISTINCT (customer_id, purchase_id, product_id, quantity, unit_price_minor, purchased_at)))::int AS n FROM all_purchase_line`,
    );
    const found = {
      ...facts,
      cancelled_rows_InvoiceNo_C: cancelled?.n,
      missing_Description: job.report.blanks?.Description,
    };
    const { exact_duplicate_rows: duplicates, mean_Quantity: mean, ...exact } = expected;
    expect(found).toMatchObject(exact);
    expect(facts?.mean_Quantity).toBeCloseTo(mean ?? 0, 8);
    // Rows that differ in their description alone are the same line to us: at least the published duplicates are kept.
    expect(twice?.n).toBeGreaterThanOrEqual(duplicates ?? 0);
    await expectTheSameThroughKills(file, "online-retail", process.env.KILLS === "all" ? everyMoment : lateMoments);
    const again = await load("purchases", file, "online-retail");
    expect(counts(again)).toMatchObject({ created: 0, updated: 0, unchanged: job.created, anonymous: job.anonymous });
  });
});

describe.skipIf(!existsSync(`${data}/complete_journey`))("complete-journey-facts", () => {
  beforeAll(resetDatabase);

  test("purchases killed on the way end as if nothing had happened", { timeout: 900_000 }, async () => {
    const file = "complete_journey/transactions_sample.csv.gz";
    await load("purchases", file, "complete-journey");
    await expectTheSameThroughKills(file, "complete-journey", [
      { phase: "reading", afterMs: 300 },
      { phase: "staged" },
      { phase: "merging", afterMs: 100 },
    ]);
    await emptyLargeTables();
    await resetDatabase();
  });

  test("every file is taken whole, twice gives no new row", { timeout: 900_000 }, async () => {
    const expected = expectedOf("complete-journey-facts");
    const files = [
      ["customers", "demographics", expected.demographics],
      ["products", "products", expected.products],
      ["purchases", "transactions_sample", expected.transactions_sample],
      ["campaigns", "campaign_descriptions", expected.campaign_descriptions],
      ["campaign-recipients", "campaigns", expected.campaigns],
      ["campaign-recipients", "coupon_redemptions", expected.coupon_redemptions],
    ] as const;
    for (const turn of ["first", "second"]) {
      for (const [kind, file, rows] of files) {
        const job = await load(kind, `complete_journey/${file}.csv.gz`, "complete-journey");
        expect(job.read, file).toBe(rows);
        expect(sum(job), file).toBe(rows);
        if (turn === "second") expect(counts(job), file).toMatchObject({ unchanged: rows });
        else expect(job.rejected + job.skipped, file).toBe(0);
      }
    }
    const [held] =
      await asOwner(`SELECT (SELECT count(*)::int FROM purchase_line) AS lines, (SELECT count(*)::int FROM campaign) AS campaigns, (SELECT count(*)::int FROM campaign_recipient) AS recipients,
      (SELECT sum(responses)::int FROM campaign_recipient) AS responses, (SELECT count(*)::int FROM customer WHERE age_band IS NOT NULL) AS demographics, (SELECT currency FROM company) AS currency`);
    expect(held).toEqual({
      lines: expected.transactions_sample,
      campaigns: expected.campaign_descriptions,
      recipients: expected.campaigns,
      responses: expected.coupon_redemptions,
      demographics: expected.demographics,
      currency: "USD",
    });
  });
});
