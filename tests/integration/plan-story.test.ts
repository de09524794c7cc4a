// From a mission to one card per customer and back up as results: the plan as its people use it, on real rows.
import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/lib/data/scope";
import { listCards } from "@/lib/data/tactic-targets";
import { addDays } from "@/lib/domain/basics/calendar";
import { inHoldout } from "@/lib/domain/most/holdout";
import { addKpi, editKpi } from "@/lib/server/actions/kpis";
import { addNode, archiveNode, editNode, moveNode, restoreNode, signOff } from "@/lib/server/actions/plan-nodes";
import { createPlan } from "@/lib/server/actions/plans";
import { makeCards, updateCard } from "@/lib/server/actions/tactic-targets";
import { editTactic, overrideReadiness } from "@/lib/server/actions/tactics";
import { addWorkItem, setWorkItemStatus, slipWorkItem } from "@/lib/server/actions/work-items";
import { newId, now } from "@/lib/server/clock";
import { addressHash } from "@/lib/server/contact-hash-key";
import { recordKpiReadings } from "@/lib/server/jobs/record-kpi-readings";
import { loadKpiRows, loadPlan } from "@/lib/server/loaders/plans";
import { loadCards } from "@/lib/server/loaders/tactics";
import { asOwner, db } from "../support/database";
import { permissionCompany } from "../support/permission";
import { as, testScope } from "../support/scope";

const today = now().toISOString().slice(0, 10);
const from = addDays(today, -30);
const to = addDays(today, 60);

let marketer: Scope;
let manager: Scope;
let rep: Scope;
let outsider: Scope;
const customers = Array.from({ length: 10 }, () => newId());
let segmentId: string;
let noticeId = "";
const ids: Record<string, string> = {};

async function ok<T>(answer: Promise<{ ok: true; data: T } | { ok: false; error: unknown }>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.data;
}

async function refused(answer: Promise<{ ok: boolean }>) {
  const result = (await answer) as { ok: boolean; error?: { code: string; message: string; details?: unknown } };
  expect(result.ok).toBe(false);
  return result.error!;
}

async function addCustomer(id: string, index: number, ownerId: string): Promise<void> {
  const name = `Khách ${index}`;
  const stamps = { createdAt: now(), updatedAt: now() };
  await db().customer.create({
    data: { id, kind: "person", code: `K${index}`, name, nameSearch: name, nameSort: name, ownerId, ...stamps },
  });
  await db().contactPoint.create({
    data: {
      customerId: id,
      id: newId(),
      kind: "phone",
      value: `+8490000000${index}`,
      display: "x",
      valueHash: addressHash("phone", `+8490000000${index}`),
      source: "rep",
      ...stamps,
    },
  });
  // The last two never agreed to calls.
  if (index < 8)
    await db().preferenceState.create({
      data: {
        customerId: id,
        purposeCode: "promotions",
        channel: "phone",
        state: "granted",
        since: new Date(0),
        noticeVersionId: noticeId,
        eventId: newId(),
      },
    });
}

async function buy(customerId: string, code: string, amount: number, at: Date = now()): Promise<void> {
  const money = { currency: "VND", amountMinor: amount, baseAmountMinor: amount };
  await db().purchase.create({
    data: { customerId, id: newId(), code, purchasedAt: at, lineCount: 1, createdAt: now(), ...money },
  });
}

const node = (level: "objective" | "strategy" | "tactic", parentId: string, name: string, more = {}) => ({
  planId: ids.plan!,
  parentId,
  level,
  nameVi: name,
  ownerId: marketer.userId,
  approverId: manager.userId,
  ...more,
});

const board = () => as(marketer, () => loadPlan({ id: ids.plan!, view: "board", owner: null, status: null }));
const standing = async (id: string) => (await board()).view.nodes.find((one) => one.id === id)!;

beforeAll(async () => {
  [marketer, manager, rep, outsider] = [
    await testScope("marketer"),
    await testScope("manager"),
    await testScope("rep"),
    await testScope("rep"),
  ];
  noticeId = (await permissionCompany()).promotions ?? "";
  for (const [index, id] of customers.entries()) await addCustomer(id, index, index < 9 ? rep.userId : outsider.userId);
  segmentId = newId();
  const rule = { field: "name", op: "is_set" };
  await db().segment.create({
    data: {
      id: segmentId,
      nameVi: "Mọi khách",
      nameEn: "Everyone",
      rule,
      ownerId: marketer.userId,
      kind: "static",
      createdAt: now(),
      updatedAt: now(),
    },
  });
  const snapshotId = newId();
  await db().segmentSnapshot.create({
    data: { id: snapshotId, segmentId, takenAt: new Date(0), asOf: new Date(0), ruleVersion: 1, memberCount: 10 },
  });
  await db().segmentMember.createMany({ data: customers.map((customerId) => ({ customerId, snapshotId })) });
});

describe("building the tree", () => {
  it("starts with a mission and grows one level at a time", async () => {
    const plan = await as(marketer, () =>
      ok(createPlan({ nameVi: "Quán quen của phố", nameEn: "", startsOn: from, endsOn: to, ownerId: manager.userId })),
    );
    [ids.plan, ids.mission] = [plan.id, plan.missionId];
    ids.objective = (await as(marketer, () => ok(addNode(node("objective", ids.mission!, "Thêm khách mua lại"))))).id;
    ids.strategy = (await as(marketer, () => ok(addNode(node("strategy", ids.objective!, "Gọi lại khách cũ"))))).id;
    ids.tactic = (await as(marketer, () => ok(addNode(node("tactic", ids.strategy!, "Gọi tuần đầu"))))).id;
    expect((await board()).view.nodes.map((one) => one.level)).toEqual(["mission", "objective", "strategy", "tactic"]);
    expect((await board()).view.plan.nameEn).toBe("Quán quen của phố");
  });

  it("refuses a skipped level, a second mission and days outside the parent's, in a sentence", async () => {
    const skipped = await refused(as(marketer, () => addNode(node("tactic", ids.objective!, "Nhảy cấp"))));
    expect(skipped.code).toBe("INVALID_PLAN");
    expect(skipped.message).toMatch(/cấp/i);
    const late = await refused(
      as(marketer, () => addNode(node("strategy", ids.objective!, "Trễ", { startsOn: from, endsOn: addDays(to, 1) }))),
    );
    expect(late.message).toContain(to.split("-").reverse().join("/"));
    await refused(as(marketer, () => moveNode({ id: ids.tactic!, parentId: ids.mission!, position: 0 })));
  });

  it("is closed to a rep", async () => {
    expect((await refused(as(rep, () => addNode(node("strategy", ids.objective!, "Của tôi"))))).code).toBe("FORBIDDEN");
    const mine = { planId: ids.plan!, nameVi: "x", startsOn: from, endsOn: to, ownerId: rep.userId };
    expect((await refused(as(rep, () => createPlan(mine)))).code).toBe("FORBIDDEN");
  });

  it("shows both values to the second of two people who change a node", async () => {
    const { version } = await standing(ids.strategy!);
    const change = { id: ids.strategy!, version, ownerId: marketer.userId, approverId: manager.userId };
    await as(marketer, () => ok(editNode({ ...change, nameVi: "Bản một" })));
    const lost = await refused(as(manager, () => editNode({ ...change, nameVi: "Bản hai" })));
    expect(lost.code).toBe("CONFLICT");
    expect(lost.details).toMatchObject({ yours: { nameVi: "Bản hai" }, current: { nameVi: "Bản một" } });
  });

  it("archives a branch and takes it back whole", async () => {
    await as(marketer, () => ok(archiveNode({ id: ids.strategy! })));
    expect((await board()).view.nodes).toHaveLength(2);
    await as(marketer, () => ok(restoreNode({ id: ids.strategy! })));
    expect((await board()).view.nodes).toHaveLength(4);
  });
});

describe("the gate between the internal and the external plan", () => {
  it("keeps external work closed and says what is missing", async () => {
    const item = { nodeId: ids.tactic!, ownerId: rep.userId, dueOn: to };
    ids.script = (
      await as(marketer, () => ok(addWorkItem({ ...item, side: "internal", title: "Soạn lời gọi", estimateHours: 3 })))
    ).id;
    ids.calls = (
      await as(marketer, () => ok(addWorkItem({ ...item, side: "external", title: "Gọi khách", estimateHours: 5 })))
    ).id;
    const closed = await refused(as(rep, () => setWorkItemStatus({ id: ids.calls!, version: 1, status: "doing" })));
    expect(closed.code).toBe("NOT_READY");
    expect(closed.details).toMatchObject({
      missing: [
        "internalWork",
        "ownerSigned",
        "approverSigned",
        "target",
        "offer",
        "channel",
        "timeSlot",
        "budget",
        "measure",
      ],
    });
  });

  it("opens when the internal plan is done, signed and complete", async () => {
    await as(rep, () => ok(setWorkItemStatus({ id: ids.script!, version: 1, status: "done" })));
    await as(marketer, () =>
      ok(
        editTactic({
          nodeId: ids.tactic!,
          segmentId,
          offer: "Tặng một ly",
          channel: "phone",
          timeSlot: "09:00-11:00",
          budgetMinor: 900_000,
          holdoutPercent: 30,
        }),
      ),
    );
    await as(marketer, () =>
      ok(
        addKpi({
          nodeId: ids.tactic!,
          measure: "active_customers",
          params: { windowDays: 30 },
          direction: "up",
          baseline: 0,
          target: 8,
          deadline: to,
        }),
      ),
    );
    expect((await refused(as(rep, () => signOff({ id: ids.tactic!, as: "owner", signed: true })))).code).toBe(
      "FORBIDDEN",
    );
    await as(marketer, () => ok(signOff({ id: ids.tactic!, as: "owner", signed: true })));
    const unsigned = await refused(as(rep, () => setWorkItemStatus({ id: ids.calls!, version: 1, status: "doing" })));
    expect(unsigned.details).toMatchObject({ missing: ["approverSigned"] });
    await as(manager, () => ok(signOff({ id: ids.tactic!, as: "approver", signed: true })));
    await as(rep, () => ok(setWorkItemStatus({ id: ids.calls!, version: 1, status: "doing" })));
  });

  it("drops the signatures when what was signed changes, and opens again only by a manager's written reason", async () => {
    await as(marketer, () =>
      ok(
        editTactic({
          nodeId: ids.tactic!,
          segmentId,
          offer: "Tặng hai ly",
          channel: "phone",
          timeSlot: "09:00-11:00",
          budgetMinor: 900_000,
          holdoutPercent: 30,
        }),
      ),
    );
    expect((await standing(ids.tactic!)).ownerSigned).toBe(false);
    const reason = "Khách hẹn trước ngày ký, giám đốc đã đồng ý qua điện thoại.";
    expect((await refused(as(marketer, () => overrideReadiness({ nodeId: ids.tactic!, reason })))).code).toBe(
      "FORBIDDEN",
    );
    await as(manager, () => ok(overrideReadiness({ nodeId: ids.tactic!, reason })));
    const [row] = await asOwner(
      "SELECT reason FROM audit_log WHERE action = 'tactics.overrideReadiness' AND outcome = 'done'",
    );
    expect(row).toEqual({ reason });
  });
});

describe("cards", () => {
  const held = () => customers.slice(0, 8).filter((id) => inHoldout(ids.tactic!, id, 30));

  it("go to members who may be called, hold some back, and tell how many were withheld", async () => {
    const made = await as(marketer, () => ok(makeCards({ nodeId: ids.tactic! })));
    expect(made).toEqual({ members: 10, withheld: 2, cards: 8 - held().length, holdout: held().length, added: 8 });
    const again = await as(marketer, () => ok(makeCards({ nodeId: ids.tactic! })));
    expect(again.added).toBe(0);
    const rows = await asOwner("SELECT count(*)::int AS n FROM tactic_target WHERE customer_id = ANY($1::uuid[])", [
      customers.slice(8),
    ]);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it("are seen by the rep of the customer and by nobody else's rep", async () => {
    const list = (scope: Scope) =>
      as(scope, () =>
        loadCards({ id: ids.plan!, nodeId: ids.tactic!, status: null, holdout: null, mine: null, after: null }),
      );
    expect((await list(rep)).cards).toHaveLength(8 - held().length);
    expect((await list(outsider)).cards).toHaveLength(0);
    const [card] = (await list(rep)).cards;
    const change = {
      nodeId: ids.tactic!,
      customerId: card!.customerId,
      version: card!.version,
      status: "contacted" as const,
    };
    expect((await refused(as(outsider, () => updateCard(change)))).code).toBe("NOT_FOUND");
    const after = await as(rep, () => ok(updateCard({ ...change, outcome: "interested" })));
    expect(after).toMatchObject({ status: "contacted", outcome: "interested", version: 2 });
    expect((await refused(as(rep, () => updateCard(change)))).code).toBe("CONFLICT");
  });

  it("keep their note from a role that reads no notes", async () => {
    const nodeId = ids.tactic!;
    const { customerId } = await db().tacticTarget.findFirstOrThrow({ where: { nodeId, holdout: false } });
    const key = { customerId_nodeId: { customerId, nodeId } };
    const { note } = await db().tacticTarget.findUniqueOrThrow({ where: key });
    await db().tacticTarget.update({ where: key, data: { note: "Chị hẹn sau Tết" } });
    const noteFor = async (scope: Scope) =>
      (await listCards(db(), scope, nodeId, {}, null, 50)).find((card) => card.customerId === customerId)?.note;
    expect(await noteFor(manager)).toBe("Chị hẹn sau Tết");
    expect(await noteFor(await testScope("auditor"))).toBeNull();
    await db().tacticTarget.update({ where: key, data: { note } });
  });

  it("of somebody who took the yes back meanwhile may not be approached, only passed over", async () => {
    const customerId = customers.slice(0, 7).findLast((id) => !held().includes(id))!;
    const card = await db().tacticTarget.findUniqueOrThrow({
      where: { customerId_nodeId: { customerId, nodeId: ids.tactic! } },
    });
    expect(card.status).toBe("open");
    const yes = { customerId, state: "granted" };
    await db().preferenceState.updateMany({ where: yes, data: { state: "withdrawn" } });
    const change = { nodeId: ids.tactic!, customerId, version: card.version };
    for (const status of ["contacted", "responded"] as const) {
      expect((await refused(as(manager, () => updateCard({ ...change, status })))).code).toBe("NOT_PERMITTED");
    }
    expect(await as(manager, () => ok(updateCard({ ...change, status: "skipped" })))).toMatchObject({
      status: "skipped",
    });
  });

  it("of the holdout cannot be touched", async () => {
    const customerId = customers[7]!;
    await db().tacticTarget.update({
      where: { customerId_nodeId: { customerId, nodeId: ids.tactic! } },
      data: { holdout: true },
    });
    const change = { nodeId: ids.tactic!, customerId, version: 1, status: "contacted" as const };
    expect((await refused(as(manager, () => updateCard(change)))).code).toBe("NOT_PERMITTED");
  });
});

describe("the roll-up", () => {
  it("moves with the work, and not with the results", async () => {
    const before = await standing(ids.mission!);
    const { version } = (await db().workItem.findUniqueOrThrow({ where: { id: ids.calls! } })) as { version: number };
    await as(rep, () => ok(setWorkItemStatus({ id: ids.calls!, version, status: "done" })));
    const after = await standing(ids.mission!);
    expect(after.work.actual).toBeGreaterThan(before.work.actual!);
    expect(after.result).toEqual(before.result);
  });

  it("moves with the purchases, all the way up, and not with the work", async () => {
    const before = await standing(ids.mission!);
    expect(before.result).toMatchObject({ actual: null, status: "no_data" });
    await buy(customers[0]!, "HD1", 50_000);
    await buy(customers[1]!, "HD2", 70_000);
    const after = await standing(ids.mission!);
    expect(after.result.actual).toBeCloseTo(2 / 8);
    expect(after.work).toEqual(before.work);
    expect((await standing(ids.strategy!)).result).toEqual(after.result);
  });

  it("names the objective that is late and the tactic that causes it", async () => {
    const { view } = await board();
    expect(view.late).toEqual([{ nodeId: ids.objective, causes: [{ nodeId: ids.tactic, gap: expect.any(Number) }] }]);
  });

  it("keeps one reading a day", async () => {
    expect(await recordKpiReadings()).toEqual({ kept: 1 });
    await buy(customers[2]!, "HD3", 10_000);
    await recordKpiReadings();
    expect(await asOwner("SELECT value::int AS value FROM kpi_reading")).toEqual([{ value: 3 }]);
  });
});

describe("slips", () => {
  it("count with their cause and show up as the first difficulty", async () => {
    const late = await as(marketer, () =>
      ok(
        addWorkItem({
          nodeId: ids.tactic!,
          side: "internal",
          title: "In phiếu tặng",
          dueOn: today,
          ownerId: rep.userId,
        }),
      ),
    );
    await as(rep, () => ok(slipWorkItem({ id: late.id, version: 1, dueOn: addDays(today, 7), cause: "supplier" })));
    const { view } = await board();
    const [first] = view.difficulties;
    expect(first).toMatchObject({ code: "D1", state: "found", trend: { recent: 1, before: 0 } });
    expect(first!.evidence[0]).toMatchObject({ reason: "slipped_supplier", itemId: late.id });
  });
});

describe("a figure of somebody's private segment", () => {
  const figure = (segmentId: string) => ({
    measure: "segment_size" as const,
    params: { segmentId },
    direction: "up" as const,
    baseline: 0,
    target: 10,
    deadline: to,
  });

  it("is a number to everybody, and a list only to who may read the segment", async () => {
    const hidden = newId();
    const rule = { field: "name", op: "is_set" };
    const own = { nameVi: "Riêng", nameEn: "Private", kind: "dynamic" as const, rule, shared: false };
    const stamps = { createdAt: now(), updatedAt: now() };
    await db().segment.create({ data: { id: hidden, ...own, ownerId: marketer.userId, ...stamps } });
    const kpi = await as(marketer, () => ok(addKpi({ nodeId: ids.strategy!, ...figure(hidden) })));
    const rows = (scope: Scope) => as(scope, () => loadKpiRows({ id: ids.plan!, kpiId: kpi.id, after: null }));
    expect((await rows(marketer)).rows).toHaveLength(10);
    const others = await rows(manager);
    expect(others.counted.rows).toBe(10);
    expect([others.withheld, others.rows]).toEqual([true, []]);
    const refusal = await refused(as(manager, () => addKpi({ nodeId: ids.strategy!, ...figure(hidden) })));
    expect(refusal.code).toBe("INVALID_RULE");
    const fields = figure(hidden);
    expect((await refused(as(manager, () => editKpi({ id: kpi.id, ...fields })))).code).toBe("INVALID_RULE");
  });

  it("is no list to a role that may not see a fact in its rule", async () => {
    const income = { field: "income", op: "gte", value: 1 };
    const stamps = { createdAt: now(), updatedAt: now() };
    const id = newId();
    const shared = { nameVi: "Thu nhập", nameEn: "Income", kind: "dynamic" as const, rule: income, shared: true };
    await db().customer.update({ where: { id: customers[0]! }, data: { incomeLowMinor: 900n } });
    await db().segment.create({ data: { id, ...shared, ownerId: marketer.userId, ...stamps } });
    const kpi = await as(marketer, () => ok(addKpi({ nodeId: ids.strategy!, ...figure(id) })));
    const auditor = await testScope("auditor");
    const seen = await as(auditor, () => loadKpiRows({ id: ids.plan!, kpiId: kpi.id, after: null }));
    expect([seen.counted.rows, seen.withheld, seen.rows]).toEqual([1, true, []]);
  });
});
