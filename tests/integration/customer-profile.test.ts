// One customer's facts on a real database: lost updates, history, provenance, reach, field rules.
import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/lib/data/scope";
import { putAddress } from "@/lib/server/actions/addresses";
import { putAio } from "@/lib/server/actions/aio";
import { putAwareness } from "@/lib/server/actions/awareness";
import { recordConsent, stopAllContact } from "@/lib/server/actions/consents";
import { addContactPoint, changeContactPoint, dropContactPoint } from "@/lib/server/actions/contact-points";
import { changeCustomer, createCustomer, setCustomerArchived, verifyFact } from "@/lib/server/actions/customer-profile";
import { addToHousehold, removeFromHousehold } from "@/lib/server/actions/households";
import { putJob } from "@/lib/server/actions/jobs";
import { addRelationship, dropRelationship } from "@/lib/server/actions/relationships";
import { newId } from "@/lib/server/clock";
import {
  loadAio,
  loadCustomerHeader,
  loadFacts,
  loadRelations,
  loadTimeline,
} from "@/lib/server/loaders/customer-profile";
import { asOwner, db } from "../support/database";
import { as, testScope, testTeam } from "../support/scope";

let rep: Scope;
let otherRep: Scope;
let manager: Scope;
let caller: Scope;

beforeAll(async () => {
  const north = await testTeam();
  const south = await testTeam();
  rep = await testScope("rep", { teamIds: [north] });
  otherRep = await testScope("rep", { teamIds: [south] });
  caller = await testScope("telemarketer", { teamIds: [north] });
  manager = await testScope("manager");
});

async function made(fields: Partial<Parameters<typeof createCustomer>[0]> = {}, who = rep) {
  const result = await as(who, () => createCustomer({ kind: "person", name: "Nguyễn Thị Đào", ...fields }));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.data;
}

describe("a new customer", () => {
  it("belongs to the rep who met them, with facts, keys and a source for each fact", async () => {
    const { id, code } = await made({ phone: "0912 345 678", facts: { gender: "female", province: "Bình Dương" } });
    const { customer, contacts } = await as(rep, () => loadCustomerHeader({ id }));
    expect(customer).toMatchObject({ code, ownerId: rep.userId, teamId: rep.teamIds[0], version: 1 });
    expect(customer.facts.gender).toMatchObject({ value: "female", source: "rep", by: "Test rep" });
    expect(customer.facts.province?.value).toBe("79");
    expect(contacts).toMatchObject([
      { kind: "phone", value: "+84912345678", display: "0912 345 678", isPrimary: true },
    ]);
    const keys = await db().identityKey.findMany({ where: { customerId: id }, orderBy: { kind: "asc" } });
    expect(keys.map(({ kind, value }) => [kind, value])).toEqual([
      ["code", code],
      ["phone", "+84912345678"],
    ]);
  });

  it("cannot take a code that somebody has", async () => {
    await made({ code: "VIP-1" });
    const again = await as(rep, () => createCustomer({ kind: "person", name: "Lê Văn Tám", code: "VIP-1" }));
    expect(again).toMatchObject({ ok: false, error: { code: "DUPLICATE", fields: { code: expect.any(String) } } });
    expect(await db().customer.count({ where: { name: "Lê Văn Tám" } })).toBe(0);
  });

  it("says who else has the phone, but not across teams", async () => {
    const first = await made({ phone: "0987654321", name: "Trần Văn Hai" });
    const second = await made({ name: "Trần Văn Ba" });
    const phone = { kind: "phone" as const, value: "+84 987 654 321" };
    const near = await as(rep, () => addContactPoint({ customerId: second.id, ...phone }));
    expect(near).toMatchObject({ ok: true, data: { holders: [{ customer: { id: first.id } }] } });
    const far = await made({ name: "Trần Văn Tư" }, otherRep);
    const hidden = await as(otherRep, () => addContactPoint({ customerId: far.id, ...phone }));
    expect(hidden.ok && hidden.data.holders.map((holder) => holder.customer)).toEqual([null, null]);
  });

  it("refuses what cannot be: a phone nobody can dial, a company fact of a person, an unknown fact", async () => {
    const wrong = await as(rep, () => createCustomer({ kind: "person", name: "X", phone: "123" }));
    expect(wrong).toMatchObject({ ok: false, error: { code: "INVALID_INPUT", fields: { phone: expect.any(String) } } });
    const misplaced = await as(rep, () => createCustomer({ kind: "person", name: "X", facts: { employees: 4 } }));
    expect(misplaced).toMatchObject({ ok: false, error: { fields: { "facts.employees": expect.any(String) } } });
    const unknown = await as(rep, () =>
      createCustomer({ kind: "person", name: "X", facts: { shoe_size: 40 } as never }),
    );
    expect(unknown).toMatchObject({ ok: false, error: { code: "INVALID_INPUT" } });
  });
});

describe("a change of facts", () => {
  it("is refused with both values when somebody else changed the same fact", async () => {
    const { id } = await made({ facts: { occupation: "giáo viên" } });
    const seen = { occupation: "giáo viên" };
    const first = await as(caller, () =>
      changeCustomer({ id, version: 1, facts: { occupation: "kế toán" }, base: seen }),
    );
    expect(first).toMatchObject({ ok: true, data: { version: 2 } });
    const second = await as(rep, () =>
      changeCustomer({ id, version: 1, facts: { occupation: "luật sư" }, base: seen }),
    );
    expect(second).toMatchObject({
      ok: false,
      error: {
        code: "CONFLICT",
        details: { version: 2, conflicts: [{ field: "occupation", mine: "luật sư", theirs: "kế toán" }] },
      },
    });
    expect((await db().customer.findUniqueOrThrow({ where: { id } })).occupation).toBe("kế toán");
    const kept = await as(rep, () => changeCustomer({ id, version: 2, facts: { occupation: "luật sư" } }));
    expect(kept.ok).toBe(true);
  });

  it("without what was seen, any difference is a conflict", async () => {
    const { id } = await made();
    await as(rep, () => changeCustomer({ id, version: 1, facts: { occupation: "kế toán" } }));
    const late = await as(rep, () => changeCustomer({ id, version: 1, facts: { kids_count: 2 } }));
    expect(late).toMatchObject({ ok: false, error: { code: "CONFLICT" } });
  });

  it("of another fact goes through although the version moved", async () => {
    const { id } = await made();
    await as(caller, () =>
      changeCustomer({ id, version: 1, facts: { occupation: "kế toán" }, base: { occupation: null } }),
    );
    const other = await as(rep, () =>
      changeCustomer({ id, version: 1, facts: { kids_count: 2 }, base: { kids_count: null } }),
    );
    expect(other).toMatchObject({ ok: true, data: { version: 3, changed: ["kids_count"] } });
  });

  it("two at once: one wins, the other is told", async () => {
    const { id } = await made();
    const change = (occupation: string) =>
      as(rep, () => changeCustomer({ id, version: 1, facts: { occupation }, base: { occupation: null } }));
    const results = await Promise.all([change("a"), change("b"), change("c")]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.error.code === "CONFLICT")).toHaveLength(2);
  });

  it("leaves a history with sources, and a blank clears the fact with its origin", async () => {
    const { id } = await made({ facts: { education: "bachelor" } });
    await as(caller, () => changeCustomer({ id, version: 1, facts: { education: "master" }, source: "customer" }));
    await as(rep, () => changeCustomer({ id, version: 2, facts: { education: "" } }));
    const { history } = await as(rep, () => loadFacts({ id }));
    expect(
      history.filter((row) => row.field === "education").map(({ before, after, source }) => [before, after, source]),
    ).toEqual([
      ["master", null, "rep"],
      ["bachelor", "master", "customer"],
      [null, "bachelor", "rep"],
    ]);
    const { customer } = await as(rep, () => loadCustomerHeader({ id }));
    expect(customer.facts.education).toMatchObject({ value: null, source: null });
  });

  it("keeps the edges of bands beside them, and an exact income replaces a band", async () => {
    const { id } = await made({ facts: { age_band: "45-54", income_band: "10-20 triệu" } }, manager);
    const row = () => db().customer.findUniqueOrThrow({ where: { id } });
    expect(await row()).toMatchObject({
      ageLow: 45,
      ageHigh: 54,
      incomeLowMinor: 10_000_000n,
      incomeHighMinor: 20_000_000n,
    });
    await as(manager, () => changeCustomer({ id, version: 1, facts: { income: 15_000_000 } }));
    expect(await row()).toMatchObject({ incomeLowMinor: 15_000_000n, incomeHighMinor: 15_000_000n, incomeBand: null });
  });

  it("verifying keeps the value and moves the day of its last check", async () => {
    const { id } = await made({ facts: { kids_count: 2 } });
    await as(caller, () => verifyFact({ id, fact: "kids_count" }));
    const { customer } = await as(rep, () => loadCustomerHeader({ id }));
    expect(customer.facts.kids_count).toMatchObject({ value: 2, source: "rep", verifiedAt: expect.any(String) });
    expect(await as(rep, () => verifyFact({ id, fact: "education" }))).toMatchObject({ ok: false });
  });

  it("the history cannot be rewritten, neither by the application nor by the owner", async () => {
    await made({ facts: { kids_count: 1 } });
    await expect(db().$executeRaw`UPDATE fact_change SET source = 'rep'`).rejects.toThrow(/permission denied/);
    await expect(db().$executeRaw`DELETE FROM fact_change`).rejects.toThrow(/permission denied/);
    await expect(asOwner("UPDATE fact_change SET source = 'rep'")).rejects.toThrow(/append-only/);
  });
});

describe("a customer of another team", () => {
  it("is NOT_FOUND for every act on it", async () => {
    const { id } = await made({ phone: "0911222333" });
    const mine = await made({ name: "Của tôi" }, otherRep);
    const point = await db().contactPoint.findFirstOrThrow({ where: { customerId: id } });
    const acts: (() => Promise<{ ok: boolean; error?: { code: string } }>)[] = [
      () => changeCustomer({ id, version: 1, facts: { kids_count: 1 } }),
      () => verifyFact({ id, fact: "name" }),
      () => addContactPoint({ customerId: id, kind: "email", value: "a@example.vn" }),
      () => dropContactPoint({ customerId: id, id: point.id }),
      () => changeContactPoint({ customerId: id, id: point.id, status: "verified" }),
      () => putAddress({ customerId: id, kind: "home", line: "1", ward: null, province: null, isPrimary: true }),
      () =>
        putJob({
          customerId: id,
          companyCustomerId: null,
          companyName: "",
          title: "x",
          department: "",
          duties: "",
          startedOn: null,
          endedOn: null,
        }),
      () => addRelationship({ customerId: id, otherCustomerId: mine.id, kind: "friend", strength: null, note: "" }),
      () => addRelationship({ customerId: mine.id, otherCustomerId: id, kind: "friend", strength: null, note: "" }),
      () => addToHousehold({ customerId: mine.id, otherCustomerId: id, role: null }),
      () => removeFromHousehold({ customerId: id }),
      () =>
        putAio({
          customerId: id,
          topic: { kind: "interest", name: "Cà phê" },
          polarity: "positive",
          strength: 3,
          note: "",
        }),
      () => putAwareness({ customerId: id, productId: 1, level: "aware" }),
      () =>
        recordConsent({
          customerId: id,
          purposeCode: "promotions",
          channels: ["email"],
          answer: "REFUSED",
          source: "call",
          evidence: "nói không",
          noticeVersionId: null,
        }),
      () => stopAllContact({ customerId: id, source: "call", words: "" }),
    ];
    for (const act of acts)
      expect(await as(otherRep, act), String(act)).toMatchObject({ ok: false, error: { code: "NOT_FOUND" } });
    const archived = await as(otherRep, () => setCustomerArchived({ id, archived: true }));
    expect(archived).toMatchObject({ ok: false, error: { code: "FORBIDDEN" } });
    await expect(as(otherRep, () => loadCustomerHeader({ id }))).rejects.toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/);
    await expect(as(otherRep, () => loadTimeline({ id }))).rejects.toThrow(/404/);
  });
});

describe("field rules", () => {
  it("a telemarketer neither reads nor writes income, not even in the history", async () => {
    const { id } = await made({ facts: { income: 20_000_000 } }, manager);
    await db().customer.update({ where: { id }, data: { teamId: caller.teamIds[0] ?? null } });
    const { customer, hiddenFacts } = await as(caller, () => loadCustomerHeader({ id }));
    expect(customer.facts).not.toHaveProperty("income");
    expect(hiddenFacts).toContain("income_band");
    expect(JSON.stringify(await as(caller, () => loadFacts({ id })))).not.toContain("20000000");
    expect(JSON.stringify(await as(caller, () => loadTimeline({ id })))).not.toContain("20000000");
    expect(await as(caller, () => changeCustomer({ id, version: 1, facts: { income: 1 } }))).toMatchObject({
      ok: false,
      error: { code: "FORBIDDEN" },
    });
  });

  it("a sensitive opinion never leaves for a rep, by any door", async () => {
    const { id } = await made();
    await db().aioTopic.create({
      data: {
        kind: "opinion",
        slug: "opinion-bi-mat",
        nameVi: "Bí mật chính trị",
        nameEn: "Secret politics",
        sensitive: true,
      },
    });
    const topic = await db().aioTopic.findUniqueOrThrow({ where: { slug: "opinion-bi-mat" } });
    const said = { customerId: id, topic: topic.id, polarity: "negative" as const, strength: 5, note: "rất bí mật" };
    const officer = await testScope("privacy_officer");
    expect(await as(officer, () => putAio(said))).toMatchObject({ ok: false, error: { code: "NOT_PERMITTED" } });
    const agreed = { customerId: id, category: "sensitive", state: "granted", since: new Date(0), eventId: newId() };
    await db().dataAgreement.create({ data: agreed });
    expect(await as(officer, () => putAio(said))).toMatchObject({ ok: true });
    expect(await as(rep, () => putAio(said))).toMatchObject({ ok: false, error: { code: "NOT_FOUND" } });
    const named = { ...said, topic: { kind: "opinion" as const, name: "Bí mật" } };
    expect(await as(rep, () => putAio({ ...named, topic: { kind: "opinion", name: "bi mat" } }))).toMatchObject({
      ok: false,
    });
    const leak = /bí mật|secret|aio:/i;
    for (const load of [loadAio, loadFacts, loadTimeline, loadRelations, loadCustomerHeader]) {
      expect(JSON.stringify(await as<unknown>(rep, () => load({ id })))).not.toMatch(leak);
    }
    expect(JSON.stringify(await as(officer, () => loadAio({ id })))).toMatch(leak);
  });
});

describe("links between customers", () => {
  it("show on both profiles, and the household goes with its last member", async () => {
    const a = await made({ name: "Lan" });
    const b = await made({ name: "Minh" });
    await as(rep, () =>
      addRelationship({ customerId: a.id, otherCustomerId: b.id, kind: "influences", strength: 4, note: "" }),
    );
    const seen = await as(rep, () => loadRelations({ id: b.id }));
    expect(seen.relationships).toMatchObject([{ kind: "influenced_by", other: { id: a.id } }]);
    await as(rep, () => addToHousehold({ customerId: a.id, otherCustomerId: b.id, role: "partner" }));
    expect((await as(rep, () => loadRelations({ id: b.id }))).household?.members).toHaveLength(2);
    await as(rep, () => removeFromHousehold({ customerId: a.id }));
    await as(rep, () => removeFromHousehold({ customerId: b.id }));
    expect(await db().household.count()).toBe(0);
  });

  it("across teams keep the other team's name and the other team's own row", async () => {
    const theirs = await made({ name: "Người Nhóm Khác" }, otherRep);
    const mine = await made({ name: "Hoa" });
    await as(manager, () => addToHousehold({ customerId: theirs.id, otherCustomerId: mine.id, role: null }));
    const link = { kind: "friend" as const, strength: null, note: "" };
    await as(manager, () => addRelationship({ customerId: theirs.id, otherCustomerId: mine.id, ...link }));
    const seen = await as(rep, () => loadRelations({ id: mine.id }));
    expect(seen.household).toMatchObject({ name: "Hoa", outOfReach: 1 });
    expect(JSON.stringify(seen)).not.toContain("Người Nhóm Khác");
    const id = seen.relationships[0]!.id;
    expect(await as(rep, () => dropRelationship({ customerId: mine.id, id }))).toMatchObject({ ok: true });
    expect((await as(rep, () => loadRelations({ id: mine.id }))).relationships).toEqual([]);
    expect((await as(otherRep, () => loadRelations({ id: theirs.id }))).relationships).toHaveLength(1);
  });

  it("a lone id of nobody is NOT_FOUND", async () => {
    await expect(as(rep, () => loadCustomerHeader({ id: newId() }))).rejects.toThrow(/404/);
    await expect(as(rep, () => loadCustomerHeader({ id: "not-an-id" }))).rejects.toThrow(/404/);
  });
});
