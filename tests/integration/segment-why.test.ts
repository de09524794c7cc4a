// "Why in, why out" in words: each condition with what decides it, and nothing that the reader may not see.
import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/lib/data/scope";
import { searchKey } from "@/lib/domain/basics/text";
import type { Why, WhyNode } from "@/lib/domain/segmentation/why";
import { createSegment } from "@/lib/server/actions/segments";
import { newId, now } from "@/lib/server/clock";
import { segmentWhy } from "@/lib/server/endpoints/segment-why";
import { loadSegmentWhy } from "@/lib/server/loaders/segment-why";
import { db } from "../support/database";
import { as, testScope } from "../support/scope";

let marketer: Scope;
let other: Scope;
let analyst: Scope;
let officer: Scope;
const anh = newId();

async function ask(scope: Scope, rule: unknown, customer = anh): Promise<{ status: number; why: Why }> {
  const request = new Request("http://localhost/api", {
    method: "POST",
    body: JSON.stringify({ rule, customer }),
    headers: { "Content-Type": "application/json" },
  });
  const response = await as(scope, () => segmentWhy(request, { params: Promise.resolve({}) }));
  return { status: response.status, why: (await response.json()) as Why };
}
const part = (why: Why, at = 0) => why.tree.children[at] as WhyNode;

beforeAll(async () => {
  [marketer, other, analyst, officer] = await Promise.all([
    testScope("marketer"),
    testScope("marketer"),
    testScope("analyst"),
    testScope("privacy_officer"),
  ]);
  const at = now();
  const day = (ago: number) => new Date(at.getTime() - ago * 86_400_000);
  await db().customer.create({
    data: {
      id: anh,
      kind: "person",
      code: "ANH",
      name: "Đào Thị Ánh",
      nameSearch: searchKey("Đào Thị Ánh"),
      nameSort: "Đào Thị Ánh",
      birthDate: new Date("1990-05-05T00:00:00Z"),
      provinceCode: "79",
      createdAt: at,
      updatedAt: at,
    },
  });
  const milk = await db().product.create({
    data: {
      code: "SUA",
      nameVi: "Sữa tươi",
      nameEn: "Fresh milk",
      nameSearch: "sua tuoi",
      createdAt: at,
      updatedAt: at,
    },
  });
  for (const [n, ago] of [10, 400].entries()) {
    const purchaseId = newId();
    await db().purchaseLine.create({
      data: {
        customerId: anh,
        purchaseId,
        productId: milk.id,
        occurrence: 1,
        purchasedAt: day(ago),
        quantity: n + 2,
        amountMinor: 45_000n,
        baseAmountMinor: 45_000n,
        channel: "store",
      },
    });
  }
  const union = await db().aioTopic.create({
    data: { kind: "opinion", slug: "union", nameVi: "Công đoàn", nameEn: "Unions", sensitive: true },
  });
  await db().customerAio.create({
    data: { customerId: anh, topicId: union.id, polarity: "positive", recordedAt: at, source: "rep" },
  });
  await db().interaction.create({
    data: {
      id: newId(),
      customerId: anh,
      kind: "call",
      direction: "outbound",
      outcome: "no_answer",
      body: "không nghe máy",
      occurredAt: day(2),
      createdAt: at,
      updatedAt: at,
    },
  });
});

describe("why in, why out", () => {
  it("says of each condition whether it holds, with the person's values and rows", async () => {
    const { why } = await ask(marketer, {
      all: [
        { field: "age", op: "gte", value: 60 },
        { not: { field: "province", op: "in", value: ["01"] } },
        { purchases: { within: { last: 90, unit: "day" }, measure: "orders", op: "gte", value: 1 } },
      ],
    });
    expect(why).toMatchObject({ membership: "out", customer: { code: "ANH" }, tree: { kind: "all", holds: false } });
    expect(part(why)).toMatchObject({ holds: false, seen: "36" });
    expect(part(why, 1)).toMatchObject({
      kind: "not",
      holds: true,
      children: [{ holds: false, seen: "TP. Hồ Chí Minh" }],
    });
    const bought = part(why, 2);
    expect(bought).toMatchObject({ holds: true, seen: "1" });
    expect(bought.facts).toHaveLength(1);
    expect(bought.facts[0]?.text).toContain("Sữa tươi");
    expect(bought.facts[0]?.text).toContain("45.000");
  });

  it("shows no opinion, contact or private rule to who may not see it", async () => {
    const opinion = { all: [{ field: "opinion", op: "is_set" }] };
    expect(part((await ask(marketer, opinion)).why)).toMatchObject({ holds: false, facts: [] });
    expect(part((await ask(officer, opinion)).why).facts[0]?.text).toContain("Công đoàn");
    const calls = { all: [{ contact: { channel: "phone", op: "gte", value: 1 } }] };
    expect(part((await ask(marketer, calls)).why).facts).toHaveLength(1);
    expect(part((await ask(analyst, calls)).why)).toMatchObject({ holds: true, seen: "1", facts: [] });

    const names = (name: string, shared: boolean) => ({ nameVi: name, nameEn: name, shared });
    const make = async (rule: unknown, shared: boolean) => {
      const made = await as(marketer, () => createSegment({ ...names("S", shared), rule }));
      if (!made.ok) throw new Error(JSON.stringify(made.error));
      return made.data.id;
    };
    const hidden = await make({ all: [{ field: "province", op: "in", value: ["79"] }] }, false);
    const open = await make({ all: [{ segment: hidden }] }, true);
    const mine = await as(marketer, () => loadSegmentWhy({ id: open, customer: "ANH" }));
    expect(mine.why?.tree.children[0]?.children[0]?.children[0]).toMatchObject({ seen: "TP. Hồ Chí Minh" });
    const { why } = await ask(other, { all: [{ segment: open }] });
    expect(why.membership).toBe("in");
    const shared = part(why).children[0]?.children[0];
    expect(shared).toMatchObject({ holds: true, children: [] });
  });

  it("answers about nobody who is unknown, and never of a rule with an error", async () => {
    expect((await ask(marketer, { all: [] }, "NOBODY")).status).toBe(404);
    expect((await ask(marketer, { all: [{ field: "nothing", op: "is" }] })).status).toBe(400);
  });
});
