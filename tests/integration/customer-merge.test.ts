// Merging two records of one customer: nothing is lost, permissions only narrow, the loser leads to the survivor.
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "@/lib/data/scope";
import { stopAllContact } from "@/lib/server/actions/consents";
import { changeCustomer } from "@/lib/server/actions/customer-profile";
import { mergeCustomers } from "@/lib/server/actions/merge";
import { addRelationship } from "@/lib/server/actions/relationships";
import { newId, now } from "@/lib/server/clock";
import { noteArrival } from "@/lib/server/endpoints/notes";
import { asOwner, db, resetDatabase } from "../support/database";
import { as, testScope, testTeam } from "../support/scope";

let marketer: Scope;
beforeAll(async () => {
  await resetDatabase();
});
beforeEach(async () => {
  marketer = await testScope("marketer");
});

let serial = 0;
async function customer(fields: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  const code = `KH${++serial}`;
  const at = now();
  await db().customer.create({
    data: {
      id,
      kind: "person",
      code,
      name: "Lê Thị Hòa",
      nameSearch: "le thi hoa",
      nameSort: "Hòa Lê Thị",
      decisionCriteria: [],
      createdAt: at,
      updatedAt: at,
      ...fields,
    },
  });
  await db().identityKey.create({ data: { kind: "code", value: code, customerId: id } });
  return id;
}

interface Held {
  readonly tags: number[];
  readonly notes: number;
  readonly orders: { code: string; lines: number[] }[];
  readonly phones: number[];
  readonly consents: { channel: string; yes: boolean }[];
}

const held: fc.Arbitrary<Held> = fc.record({
  tags: fc.uniqueArray(fc.integer({ min: 1, max: 5 })),
  notes: fc.integer({ min: 0, max: 3 }),
  orders: fc.uniqueArray(
    fc.record({
      code: fc.constantFrom("A", "B", "C", "D"),
      lines: fc.array(fc.integer({ min: -50, max: 500 }), { minLength: 1, maxLength: 4 }),
    }),
    { selector: (order) => order.code, maxLength: 3 },
  ),
  phones: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
  consents: fc.uniqueArray(fc.record({ channel: fc.constantFrom("email", "sms", "phone"), yes: fc.boolean() }), {
    selector: (c) => c.channel,
  }),
});

let productId = 0;
let noticeId = "";
async function ground(): Promise<void> {
  const at = now();
  for (let n = 1; n <= 5; n++)
    await db().tag.upsert({
      where: { slug: `t${n}` },
      create: { id: n, slug: `t${n}`, name: `T${n}`, createdAt: at },
      update: {},
    });
  productId = (
    await db().product.upsert({
      where: { code: "P" },
      create: { code: "P", nameVi: "P", nameEn: "P", nameSearch: "p", createdAt: at, updatedAt: at },
      update: {},
    })
  ).id;
  await db().purpose.upsert({
    where: { code: "promotions" },
    create: {
      code: "promotions",
      nameVi: "x",
      nameEn: "x",
      lawfulBasis: "consent",
      dataCategories: [],
      doubleOptInChannels: [],
    },
    update: {},
  });
  if (noticeId === "") {
    noticeId = newId();
    await db().noticeVersion.create({
      data: {
        id: noticeId,
        purposeCode: "promotions",
        version: 1,
        wordingVi: "x",
        wordingEn: "x",
        sha256: "x",
        publishedAt: at,
        createdAt: at,
      },
    });
  }
}

async function fill(id: string, { tags, notes, orders, phones, consents }: Held): Promise<void> {
  const at = now();
  for (const tagId of tags) await db().customerTag.create({ data: { customerId: id, tagId, createdAt: at } });
  for (let n = 0; n < notes; n++)
    await db().interaction.create({
      data: {
        customerId: id,
        id: newId(),
        kind: "call",
        body: `note ${n}`,
        occurredAt: at,
        productIds: [],
        createdAt: at,
        updatedAt: at,
      },
    });
  for (const phone of phones) {
    const value = `+8490000000${phone}`;
    await db().contactPoint.create({
      data: {
        customerId: id,
        id: newId(),
        kind: "phone",
        value,
        display: value,
        isPrimary: phone === phones[0],
        source: "rep",
        createdAt: at,
        updatedAt: at,
      },
    });
    await db().identityKey.create({ data: { kind: "phone", value, customerId: id } });
  }
  let spend = 0;
  let count = 0;
  for (const { code, lines } of orders) {
    const purchaseId = newId();
    const sum = lines.reduce((a, b) => a + b, 0);
    await db().purchase.create({
      data: {
        customerId: id,
        id: purchaseId,
        code,
        purchasedAt: at,
        currency: "VND",
        amountMinor: sum,
        baseAmountMinor: sum,
        lineCount: lines.length,
        createdAt: at,
      },
    });
    for (const [index, amount] of lines.entries())
      await db().purchaseLine.create({
        data: {
          customerId: id,
          purchaseId,
          productId,
          occurrence: index + 1,
          purchasedAt: at,
          quantity: 1,
          amountMinor: amount,
          baseAmountMinor: amount,
        },
      });
    spend += sum;
    count += lines.length;
  }
  if (orders.length > 0)
    await db().purchaseSummary.create({
      data: {
        customerId: id,
        orders: orders.length,
        lines: count,
        returns: 0,
        spendMinor: spend,
        firstAt: at,
        lastAt: at,
        updatedAt: at,
      },
    });
  for (const [index, { channel, yes }] of consents.entries()) {
    const eventId = newId();
    await db().consentEvent.create({
      data: {
        customerId: id,
        id: eventId,
        seq: index + 1,
        action: yes ? "GRANTED" : "WITHDRAWN",
        purposeCode: "promotions",
        channel,
        topicId: 0,
        occurredAt: at,
        recordedAt: at,
        effectiveFrom: at,
        source: "paper",
        evidence: { words: { form: "1" } },
        noticeVersionId: noticeId,
        hash: "x",
      },
    });
    await db().preferenceState.create({
      data: {
        customerId: id,
        purposeCode: "promotions",
        channel,
        topicId: 0,
        state: yes ? "granted" : "withdrawn",
        since: at,
        eventId,
      },
    });
  }
}

const versionOf = async (id: string) => (await db().customer.findUniqueOrThrow({ where: { id } })).version;
async function merge(scope: Scope, survivor: string, loser: string, takeFromLoser: string[] = []) {
  return as(scope, async () =>
    mergeCustomers({
      survivor: { id: survivor, version: await versionOf(survivor) },
      loser: { id: loser, version: await versionOf(loser) },
      takeFromLoser,
    }),
  );
}

describe("merging customers", () => {
  it("loses no line, no note, no tag, no phone, and permits no more than either side", async () => {
    await ground();
    await fc.assert(
      fc.asyncProperty(held, held, async (left, right) => {
        const [survivor, loser] = [await customer(), await customer()];
        await fill(survivor, left);
        await fill(loser, right);
        const result = await merge(marketer, survivor, loser);
        expect(result).toMatchObject({ ok: true });

        const lines = await db().purchaseLine.findMany({ where: { customerId: survivor } });
        const amounts = [...left.orders, ...right.orders].flatMap((order) => order.lines);
        const total = amounts.reduce((a, b) => a + b, 0);
        expect(lines).toHaveLength(amounts.length);
        expect(lines.reduce((sum, line) => sum + Number(line.amountMinor), 0)).toBe(total);
        const summary = await db().purchaseSummary.findUnique({ where: { customerId: survivor } });
        expect(Number(summary?.spendMinor ?? 0)).toBe(total);
        expect(summary?.lines ?? 0).toBe(amounts.length);
        expect(await db().purchase.count({ where: { customerId: survivor } })).toBe(
          left.orders.length + right.orders.length,
        );
        expect(await db().interaction.count({ where: { customerId: survivor } })).toBe(left.notes + right.notes);
        const tags = await db().customerTag.findMany({ where: { customerId: survivor } });
        expect(new Set(tags.map((tag) => tag.tagId))).toEqual(new Set([...left.tags, ...right.tags]));
        const phones = await db().contactPoint.findMany({ where: { customerId: survivor } });
        expect(phones).toHaveLength(new Set([...left.phones, ...right.phones]).size);
        expect(phones.filter((phone) => phone.isPrimary)).toHaveLength(phones.length > 0 ? 1 : 0);

        const states = await db().preferenceState.findMany({ where: { customerId: survivor } });
        for (const channel of ["email", "sms", "phone"]) {
          const said = [left, right].flatMap((side) => side.consents.filter((each) => each.channel === channel));
          const state = states.find((each) => each.channel === channel && each.purposeCode === "promotions")?.state;
          if (said.length === 0) expect(state).toBeUndefined();
          else expect(state).toBe(said.every((each) => each.yes) ? "granted" : "withdrawn");
        }
      }),
      { numRuns: 25, seed: 20261122 },
    );
  }, 120_000);

  it("leaves nothing on the loser but ledgers, their projection and the passing log of changes", async () => {
    await ground();
    const [survivor, loser] = [await customer(), await customer()];
    const side: Held = {
      tags: [1],
      notes: 1,
      orders: [{ code: "A", lines: [1] }],
      phones: [0],
      consents: [{ channel: "email", yes: true }],
    };
    await fill(survivor, side);
    await fill(loser, side);
    await merge(marketer, survivor, loser);
    const columns = await asOwner(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND column_name LIKE '%customer_id'`,
    );
    const left: string[] = [];
    for (const { table, column } of columns) {
      const [row] = await asOwner(`SELECT count(*)::int AS n FROM "${String(table)}" WHERE "${String(column)}" = $1`, [
        loser,
      ]);
      if (Number(row?.n) > 0) left.push(String(table));
    }
    expect(left.sort()).toEqual(["audit_log", "consent_event", "customer", "customer_change", "preference_state"]);
  });

  it("closes the loser, sends its codes to the survivor and refuses to merge it again", async () => {
    const [survivor, loser, third] = [await customer(), await customer(), await customer()];
    await merge(marketer, survivor, loser);
    const row = await db().customer.findUniqueOrThrow({ where: { id: loser } });
    expect(row).toMatchObject({ status: "merged", mergedIntoId: survivor });
    const key = await db().identityKey.findFirst({ where: { kind: "code", value: row.code } });
    expect(key?.customerId).toBe(survivor);
    expect(await merge(marketer, loser, third)).toMatchObject({ ok: false, error: { code: "CONFLICT" } });
  });

  it("takes nothing more on the loser, but a stop and a note that waited land on the survivor", async () => {
    await ground();
    const admin = await testScope("administrator");
    const [survivor, loser] = [await customer(), await customer()];
    await merge(marketer, survivor, loser);
    const row = await db().customer.findUniqueOrThrow({ where: { id: loser } });
    const refused = { ok: false, error: { code: "CONFLICT", details: { mergedIntoId: survivor } } };
    const change = { id: loser, version: row.version, facts: { education: "master" } };
    expect(await as(admin, () => changeCustomer(change))).toMatchObject(refused);
    const link = {
      customerId: loser,
      otherCustomerId: await customer(),
      kind: "friend" as const,
      strength: 3,
      note: null,
    };
    expect(await as(admin, () => addRelationship(link))).toMatchObject(refused);

    const stop = await as(admin, () => stopAllContact({ customerId: loser, source: "call", words: "đừng gọi" }));
    expect(stop).toMatchObject({ ok: true, data: { customerId: survivor } });
    const states = await db().preferenceState.findMany({ where: { customerId: survivor } });
    expect(new Set(states.map((each) => each.state))).toEqual(new Set(["objected"]));
    expect(await db().consentEvent.count({ where: { customerId: loser } })).toBe(0);

    const note = {
      customerId: loser,
      clientKey: newId(),
      kind: "call",
      outcome: null,
      nextStep: "",
      nextStepOn: null,
      body: "Gọi lại",
      occurredAt: now().toISOString(),
    };
    const request = new Request("http://crm.test/api/notes", { method: "POST", body: JSON.stringify(note) });
    const saved = await as(admin, () => noteArrival(request, { params: Promise.resolve({}) }));
    expect(await saved.json()).toMatchObject({ customerId: survivor, created: true });
  });

  it("takes the chosen facts of the loser with the origin they had", async () => {
    const origin = { source: "agency", recordedAt: "2026-01-01T00:00:00.000Z", verifiedAt: "2026-02-01T00:00:00.000Z" };
    const survivor = await customer({ education: "college" });
    const loser = await customer({
      education: "master",
      occupation: "kế toán",
      provenance: { education: origin, occupation: origin },
    });
    await merge(marketer, survivor, loser, ["education"]);
    const row = await db().customer.findUniqueOrThrow({ where: { id: survivor } });
    expect(row.education).toBe("master");
    expect(row.occupation).toBeNull();
    expect((row.provenance as Record<string, unknown>).education).toEqual(origin);
  });

  it("refuses a pair that somebody changed meanwhile, a rep, and a customer out of reach", async () => {
    const [survivor, loser] = [await customer(), await customer()];
    const stale = await as(marketer, () =>
      mergeCustomers({ survivor: { id: survivor, version: 9 }, loser: { id: loser, version: 1 }, takeFromLoser: [] }),
    );
    expect(stale).toMatchObject({ ok: false, error: { code: "CONFLICT" } });
    const rep = await testScope("rep", { teamIds: [await testTeam()] });
    expect(await merge(rep, survivor, loser)).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
  });
});
