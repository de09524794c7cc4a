// Every measure against SQL written by hand, on a small company whose figures can be counted on fingers.
import { beforeAll, describe, expect, it } from "vitest";
import { countMeasure, listMeasureRows, type MeasureQuery } from "@/lib/data/kpi-measures";
import type { Scope } from "@/lib/data/scope";
import { segmentMembersSql } from "@/lib/data/segment-members";
import {
  type MeasureName,
  type MeasureParams,
  measureNames,
  measures,
  measureValue,
  paramsFor,
} from "@/lib/domain/most/measures";
import { newId } from "@/lib/server/clock";
import { asOwner, db } from "../support/database";
import { testScope } from "../support/scope";

const asOf = new Date("2026-06-30T10:00:00Z");
const daysAgo = (days: number) => new Date(asOf.getTime() - days * 86_400_000);
let scope: Scope;
let rep: Scope;
const [lan, binh, cuc, dung] = [newId(), newId(), newId(), newId()];
const tactic = newId();
let segmentId: string;

async function customer(id: string, code: string, ownerId: string | null): Promise<void> {
  const stamps = { createdAt: daysAgo(900), updatedAt: daysAgo(900) };
  await db().customer.create({
    data: { id, kind: "person", code, name: code, nameSearch: code, nameSort: code, ownerId, ...stamps },
  });
}

async function purchase(
  customerId: string | null,
  code: string,
  days: number,
  amount: number,
  categoryId = 1,
): Promise<void> {
  const id = newId();
  const kind = amount < 0 ? "return" : "sale";
  const header = {
    id,
    code,
    kind,
    purchasedAt: daysAgo(days),
    currency: "VND",
    amountMinor: amount,
    baseAmountMinor: amount,
    lineCount: 1,
    createdAt: daysAgo(days),
  };
  const line = {
    purchaseId: id,
    productId: 1,
    categoryId,
    purchasedAt: daysAgo(days),
    quantity: Math.sign(amount),
    amountMinor: amount,
    baseAmountMinor: amount,
  };
  if (customerId === null) {
    await db().anonymousPurchase.create({ data: header });
    await db().anonymousPurchaseLine.create({ data: line });
  } else {
    await db().purchase.create({ data: { ...header, customerId } });
    await db().purchaseLine.create({ data: { ...line, customerId } });
  }
}

beforeAll(async () => {
  scope = await testScope("manager");
  rep = await testScope("rep");
  for (const [id, code] of [
    [lan, "LAN"],
    [binh, "BINH"],
    [cuc, "CUC"],
    [dung, "DUNG"],
  ] as const)
    await customer(id!, code, code === "LAN" ? rep.userId : null);
  await asOwner(`INSERT INTO category (id, code, name_vi, name_en, path, depth) VALUES
    (1, 'CF', 'Cà phê', 'Coffee', '{1}', 0), (2, 'HAT', 'Hạt', 'Beans', '{1,2}', 1), (3, 'TRA', 'Trà', 'Tea', '{3}', 0)`);
  // Lan buys twice this quarter, Bình once and returns half, Cúc long ago, Dũng first this year in tea only.
  await purchase(lan!, "H1", 10, 100, 2);
  await purchase(lan!, "H2", 40, 300, 3);
  await purchase(binh!, "H3", 20, 200);
  await purchase(binh!, "H3R", 15, -80);
  await purchase(cuc!, "H4", 400, 500);
  await purchase(cuc!, "H5", 300, 500);
  await purchase(dung!, "H6", 100, 50, 3);
  await purchase(null, "A1", 5, 1000);
  // Tomorrow has not happened.
  await purchase(dung!, "H7", -1, 9999);
  for (const [id, state, since] of [
    [lan, "granted", 50],
    [binh, "withdrawn", 50],
    [cuc, "granted", -2],
  ] as const)
    await db().preferenceState.create({
      data: {
        customerId: id!,
        purposeCode: "promotions",
        channel: "email",
        state,
        since: daysAgo(since),
        eventId: newId(),
      },
    });
  for (const [id, kind, body, days] of [
    [lan, "meeting", "Thích hạt rang", 3],
    [lan, "visit", "  ", 4],
    [binh, "meeting", "Hẹn lại", 60],
    [cuc, "call", "", 2],
  ] as const)
    await db().interaction.create({
      data: {
        customerId: id!,
        id: newId(),
        kind,
        body,
        occurredAt: daysAgo(days),
        createdAt: daysAgo(days),
        updatedAt: daysAgo(days),
      },
    });
  const plan = newId();
  const stamps = { createdAt: daysAgo(60), updatedAt: daysAgo(60) };
  const days = { startsOn: new Date("2026-01-01"), endsOn: new Date("2026-12-31") };
  await db().plan.create({ data: { id: plan, nameVi: "x", nameEn: "x", ownerId: scope.userId, ...days, ...stamps } });
  await db().planNode.create({
    data: { id: tactic, planId: plan, level: "tactic", nameVi: "x", nameEn: "x", ...stamps },
  });
  await db().tactic.create({ data: { nodeId: tactic, budgetMinor: 900 } });
  const card = (customerId: string | undefined, status: string, more = {}) =>
    db().tacticTarget.create({
      data: { customerId: customerId!, nodeId: tactic, status, createdAt: daysAgo(30), updatedAt: daysAgo(1), ...more },
    });
  await card(lan, "responded", { respondedAt: daysAgo(2) });
  await card(binh, "contacted");
  await card(cuc, "open");
  await card(dung, "open", { holdout: true });
  segmentId = newId();
  await db().segment.create({
    data: {
      id: segmentId,
      nameVi: "Hai người",
      nameEn: "Two",
      kind: "static",
      rule: { all: [] },
      ownerId: scope.userId,
      ...stamps,
    },
  });
  const snapshotId = newId();
  await db().segmentSnapshot.create({
    data: { id: snapshotId, segmentId, takenAt: daysAgo(1), asOf, ruleVersion: 1, memberCount: 2 },
  });
  await db().segmentMember.createMany({ data: [lan!, cuc!].map((customerId) => ({ customerId, snapshotId })) });
});

async function query(measure: MeasureName, params: MeasureParams = {}, at = asOf): Promise<MeasureQuery> {
  const members = params.segmentId ? await segmentMembersSql(db(), scope, params.segmentId, at) : null;
  return { measure, params: paramsFor(measure, params), asOf: at, members, tacticIds: [tactic] };
}

async function value(measure: MeasureName, params: MeasureParams = {}, at = asOf): Promise<number | null> {
  return measureValue(measure, await countMeasure(db(), scope, await query(measure, params, at)));
}

const byHand = async (sql: string) => Number((await asOwner(sql))[0]?.value);
const windowSql = (days: number) =>
  `purchased_at > timestamptz '${daysAgo(days).toISOString()}' AND purchased_at <= timestamptz '${asOf.toISOString()}'`;

describe("measures of purchases", () => {
  it("count the customers who bought in the window", async () => {
    expect(await value("active_customers", { windowDays: 90 })).toBe(2);
    expect(await value("active_customers", { windowDays: 90 })).toBe(
      await byHand(
        `SELECT count(DISTINCT customer_id) AS value FROM purchase WHERE kind = 'sale' AND ${windowSql(90)}`,
      ),
    );
    expect(await value("active_customers", { windowDays: 15 })).toBe(1);
  });

  it("follow a category and what stands beneath it", async () => {
    expect(await value("active_customers", { windowDays: 90, categoryId: 1 })).toBe(2);
    expect(await value("active_customers", { windowDays: 90, categoryId: 2 })).toBe(1);
    expect(await value("active_customers", { windowDays: 120, categoryId: 3 })).toBe(2);
  });

  it("follow a segment", async () => {
    expect(await value("active_customers", { windowDays: 90, segmentId })).toBe(1);
    expect(await value("segment_size", { segmentId })).toBe(2);
  });

  it("tell who came back after a first purchase in the window", async () => {
    expect(await value("second_purchase_rate", { windowDays: 365 })).toBeCloseTo(1 / 3);
    expect(await value("repeat_rate", { windowDays: 500 })).toBeCloseTo(2 / 4);
  });

  it("sum the takings with returns taken off and unknown buyers included", async () => {
    expect(await value("revenue", { windowDays: 30 })).toBe(100 + 200 - 80 + 1000);
    expect(await value("revenue", { windowDays: 30 })).toBe(
      await byHand(`SELECT sum(base_amount_minor) AS value FROM all_purchase_line WHERE ${windowSql(30)}`),
    );
    expect(await value("revenue", { windowDays: 30, categoryId: 2 })).toBe(100);
    expect(await value("revenue", { windowDays: 500, segmentId })).toBe(1400);
  });

  it("average the sales only", async () => {
    expect(await value("average_order", { windowDays: 30 })).toBeCloseTo((100 + 200 + 1000) / 3);
    expect(await value("average_order", { windowDays: 90, categoryId: 3 })).toBe(300);
  });

  it("count those who stopped", async () => {
    expect(await value("lapsed_customers", { windowDays: 180 })).toBe(1);
    expect(await value("lapsed_customers", { windowDays: 90 })).toBe(2);
  });

  it("know nothing before the first sale, rather than nought", async () => {
    const before = daysAgo(2000);
    for (const measure of ["active_customers", "revenue", "average_order", "repeat_rate", "lapsed_customers"] as const)
      expect(await value(measure, {}, before)).toBeNull();
  });

  it("answer as of an earlier day", async () => {
    expect(await value("active_customers", { windowDays: 30 }, daysAgo(295))).toBe(1);
  });
});

describe("measures of permission, notes and cards", () => {
  it("count live grants only", async () => {
    expect(await value("permission_rate", { channel: "email" })).toBeCloseTo(1 / 4);
    expect(await value("permission_rate", { channel: "sms" })).toBe(0);
  });

  it("count meetings with something written down", async () => {
    expect(await value("capture_rate", { windowDays: 30 })).toBeCloseTo(1 / 2);
    expect(await value("capture_rate", { windowDays: 1 })).toBeNull();
  });

  it("read response, cost and uplift from the cards", async () => {
    expect(await value("response_rate")).toBeCloseTo(1 / 2);
    expect(await value("cost_per_contact")).toBe(450);
    expect(await value("cost_per_response")).toBe(900);
    // Lan and Bình bought after the cards were made, Cúc did not; Dũng was held back and did not.
    expect(await value("uplift")).toBeCloseTo(2 / 3 - 0);
  });
});

describe("the rows beneath", () => {
  it("are those that were counted, for every measure", async () => {
    for (const measure of measureNames) {
      const asked = await query(measure, measures[measure].needsSegment ? { segmentId } : {});
      const counted = await countMeasure(db(), scope, asked);
      const rows = await listMeasureRows(db(), scope, asked, null, 1000);
      expect([measure, rows.length, rows.filter((row) => row.hit).length]).toEqual([
        measure,
        counted.rows,
        counted.hits,
      ]);
    }
  });

  it("can be walked page by page without loss or repetition", async () => {
    const asked = await query("revenue", { windowDays: 500 });
    const all = await listMeasureRows(db(), scope, asked, null, 1000);
    const walked: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await listMeasureRows(db(), scope, asked, after, 3);
      walked.push(...page.map((row) => row.key));
      after = page[2]?.key ?? null;
      if (after === null) break;
    }
    expect(walked).toEqual(all.map((row) => row.key));
    expect(new Set(walked).size).toBe(all.length);
  });

  it("show a rep the rows of own customers only, while the figure stays the company's", async () => {
    const asked = await query("active_customers", { windowDays: 90 });
    expect((await countMeasure(db(), rep, asked)).hits).toBe(2);
    const rows = await listMeasureRows(db(), rep, asked, null, 10);
    expect(rows.map((row) => row.customerCode)).toEqual(["LAN"]);
  });
});
