// The customer list: pages that join without gap or repeat, search without dấu, and nobody sees what is not theirs.
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { Prisma } from "@/lib/data/client";
import { customerListSql } from "@/lib/data/customers/customer-list-sql";
import { countCustomers, listCustomerIds } from "@/lib/data/customers/customer-pages";
import { listCustomerRows } from "@/lib/data/customers/customer-rows";
import { searchCustomers } from "@/lib/data/customers/customer-search";
import type { Scope } from "@/lib/data/scope";
import { nameSortKey, searchKey } from "@/lib/domain/basics/text";
import {
  type CustomerFilter,
  type CustomerSort,
  customerFilterParams,
  customerSorts,
} from "@/lib/domain/customers/customer-list";
import { archiveMany } from "@/lib/server/actions/customers";
import { tagMany } from "@/lib/server/actions/tags";
import { newId } from "@/lib/server/clock";
import { addressHash } from "@/lib/server/contact-hash-key";
import { customerExport } from "@/lib/server/endpoints/customer-export";
import { asOwner, db, resetDatabase } from "../support/database";
import { permissionCompany } from "../support/permission";
import { as, bareScope, testScope, testTeam } from "../support/scope";

const at = new Date("2026-11-20T03:00:00Z");
const given = ["An", "Ân", "Ánh", "Đạt", "Dung", "Dũng", "Hòa", "Hoa", "Tú", "Tư"];
const family = ["Nguyễn", "Trần", "Lê", "Đỗ"];
let admin: Scope;
let repA: Scope;
let teamA = "";
let teamB = "";

beforeAll(async () => {
  await resetDatabase();
  teamA = await testTeam("A");
  teamB = await testTeam("B");
  admin = await testScope("administrator");
  repA = await testScope("rep", { teamIds: [teamA] });
  await db().purpose.create({
    data: {
      code: "promotions",
      nameVi: "x",
      nameEn: "x",
      lawfulBasis: "consent",
      dataCategories: [],
      doubleOptInChannels: [],
    },
  });
  for (const id of [1, 2]) await db().tag.create({ data: { id, slug: `t${id}`, name: `T${id}`, createdAt: at } });
  for (let n = 0; n < 160; n++) {
    const id = newId();
    const name = `${family[n % 4]} Văn ${given[n % 10]}`;
    const kind = n % 9 === 0 ? "company" : "person";
    const updatedAt = new Date(at.getTime() - (n % 5) * 86_400_000);
    await db().customer.create({
      data: {
        id,
        kind,
        name,
        code: `KH${n}`,
        nameSearch: searchKey(name),
        nameSort: nameSortKey(name, kind),
        decisionCriteria: [],
        status: n % 20 === 7 ? "archived" : "active",
        stage: n % 3 === 0 ? "prospect" : "customer",
        provinceCode: n % 4 === 0 ? "79" : "01",
        teamId: n % 2 === 0 ? teamA : teamB,
        ownerId: n % 14 === 0 ? repA.userId : null,
        createdAt: at,
        updatedAt,
        importNo: n % 10 === 0 ? 3 : null,
      },
    });
    await db().identityKey.create({ data: { kind: "code", value: `KH${n}`, customerId: id } });
    const phone = `+849012${String(n).padStart(5, "0")}`;
    await db().identityKey.create({ data: { kind: "phone", value: phone, customerId: id } });
    await db().contactPoint.create({
      data: {
        customerId: id,
        id: newId(),
        kind: "phone",
        value: phone,
        display: phone,
        isPrimary: true,
        source: "rep",
        createdAt: at,
        updatedAt: at,
      },
    });
    if (n % 2 === 1)
      await db().identityKey.create({ data: { kind: "email", value: `k${n}@example.vn`, customerId: id } });
    if (n % 3 !== 0)
      await db().purchaseSummary.create({
        data: {
          customerId: id,
          orders: 1,
          lines: 1,
          returns: 0,
          spendMinor: (n % 6) * 1000,
          firstAt: at,
          lastAt: n % 5 === 1 ? null : new Date(at.getTime() - (n % 7) * 30 * 86_400_000),
          updatedAt: at,
        },
      });
    if (n % 4 === 0) await db().customerTag.create({ data: { customerId: id, tagId: 1, createdAt: at } });
    if (n % 5 === 0)
      await db().preferenceState.create({
        data: {
          customerId: id,
          purposeCode: "promotions",
          channel: "email",
          state: n % 10 === 0 ? "granted" : "withdrawn",
          since: at,
          eventId: newId(),
        },
      });
  }
});

const filters = fc
  .record(
    {
      q: fc.constantFrom("nguyen", "Nguyễn", "van", "Dũng", "dung", "KH1", "0901200", "zzz", "an", "d", "(a"),
      kind: fc.constantFrom("person", "company"),
      status: fc.constantFrom("active", "archived", "any"),
      stage: fc.constantFrom("prospect", "customer"),
      team: fc.constantFrom("none", "A", "B"),
      tag: fc.constantFrom("1", "1,2"),
      province: fc.constantFrom("79", "79,01"),
      last: fc.constantFrom("in90", "out90", "in30"),
      spendMin: fc.constantFrom("0", "2000"),
      spendMax: fc.constantFrom("3000"),
      consent: fc.constantFrom("email.yes", "email.no"),
      import: fc.constantFrom("3"),
      owner: fc.constantFrom("none", "me"),
    },
    { requiredKeys: [] },
  )
  .map((params) => {
    // Few filters at a time, so that pages are not mostly empty.
    const kept = Object.entries(params)
      .slice(0, 3)
      .map(([name, value]) => [name, name === "team" && value !== "none" ? (value === "A" ? teamA : teamB) : value]);
    return customerFilterParams.parse(Object.fromEntries(kept));
  });

/** Reading in order ends at once, after a few rows or never; gathering is allowed for few rows or for all. */
const bounds = fc.constantFrom(
  ...[1, 5, 40, 100_000].flatMap((rows) =>
    [1, 3, 100_000].map((mostGathered) => ({ steps: { index: rows, customer: rows, summary: rows }, mostGathered })),
  ),
);

const oneOrder: Record<string, string> = {
  name: "c.name_sort",
  last: "s.last_at",
  spend: "s.spend_minor",
  updated: "c.updated_at",
};

/** The whole list in its order, by one plain statement over the condition that counts and bulk work use. */
async function inOneQuery(scope: Scope, filter: CustomerFilter, sort: CustomerSort): Promise<string[]> {
  const direction = sort.startsWith("-") ? "DESC" : "ASC";
  const typed = filter.q?.normalize("NFC").toLowerCase() ?? "";
  const exactFirst =
    sort === "name" && typed !== searchKey(typed)
      ? Prisma.sql`lower(c.name) LIKE ${`%${typed}%`} DESC`
      : Prisma.sql`1::int IS NULL`;
  const column = Prisma.raw(oneOrder[sort.replace("-", "")] ?? "");
  const way = Prisma.raw(direction);
  const rows = await db().$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT c.customer_id::text AS id FROM customer c LEFT JOIN purchase_summary s USING (customer_id)
    WHERE ${customerListSql(scope, filter, at)}
    ORDER BY ${exactFirst}, ${column} IS NULL, ${column} ${way}, c.customer_id ${way}`);
  return rows.map(({ id }) => id);
}

describe("pages of the customer list", () => {
  it("join to the full ordered set without gaps or repeats, in both directions, under random filters", async () => {
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.constantFrom(...customerSorts),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        bounds,
        async (filter, sort, size, asRep, bounds) => {
          const scope = asRep ? repA : admin;
          const whole = await listCustomerIds(db(), scope, at, { filter, sort, size: 1000 });
          expect(whole.next).toBeNull();
          expect(whole.ids).toEqual(await inOneQuery(scope, filter, sort));
          expect(new Set(whole.ids).size).toBe(whole.ids.length);
          expect(await countCustomers(db(), scope, at, filter)).toBe(whole.ids.length);

          const forwards: string[] = [];
          let page = await listCustomerIds(db(), scope, at, { filter, sort, size, bounds });
          const walk = [page];
          forwards.push(...page.ids);
          while (page.next) {
            page = await listCustomerIds(db(), scope, at, { filter, sort, size, bounds, after: page.next });
            walk.push(page);
            forwards.push(...page.ids);
          }
          expect(forwards).toEqual(whole.ids);

          let backwards: string[] = [...page.ids];
          while (page.previous) {
            page = await listCustomerIds(db(), scope, at, { filter, sort, size, bounds, before: page.previous });
            backwards = [...page.ids, ...backwards];
          }
          expect(backwards).toEqual(whole.ids);
        },
      ),
      { numRuns: 120, seed: 7 },
    );
  }, 120_000);

  it("stand in Vietnamese order by the last word of a name", async () => {
    const { ids } = await listCustomerIds(db(), admin, at, { filter: { kind: "person" }, sort: "name", size: 1000 });
    const rows = await listCustomerRows(db(), admin, ids);
    const keys = rows.map((row) => nameSortKey(row.name, "person"));
    expect(keys).toEqual([...keys].sort(new Intl.Collator("vi").compare));
    const first = (word: string) => keys.findIndex((key) => key.startsWith(`${word} `));
    expect(first("An")).toBeLessThan(first("Ân"));
    expect(first("Dũng")).toBeLessThan(first("Đạt"));
    expect(first("Tú")).toBeLessThan(first("Tư"));
  });

  it("refuse a place that the product did not write", async () => {
    const page = listCustomerIds(db(), admin, at, { filter: {}, sort: "name", size: 5, after: "bm9uc2Vuc2U" });
    await expect(page).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});

describe("search", () => {
  it("finds names typed without dấu, and puts the exact dấu first", async () => {
    const plain = await searchCustomers(db(), admin, "van dung");
    expect(new Set(plain.map((found) => found.name.split(" ").at(-1)))).toEqual(new Set(["Dung", "Dũng"]));
    const exact = await searchCustomers(db(), admin, "Văn Dũng");
    expect(exact[0]?.name).toMatch(/Văn Dũng$/);
    const { ids } = await listCustomerIds(db(), admin, at, { filter: { q: "Dũng" }, sort: "name", size: 100 });
    const names = (await listCustomerRows(db(), admin, ids)).map((row) => row.name.endsWith("Dũng"));
    expect(names.indexOf(false)).toBe(names.lastIndexOf(true) + 1);
    expect(names.filter(Boolean).length).toBeGreaterThan(0);
  });

  it("finds by code, by either end of a phone number in any spelling, and by e-mail", async () => {
    expect((await searchCustomers(db(), admin, "kh42"))[0]?.code).toBe("KH42");
    expect((await searchCustomers(db(), admin, "0901200042"))[0]?.code).toBe("KH42");
    expect((await searchCustomers(db(), admin, "+84 901 200 042"))[0]?.code).toBe("KH42");
    expect((await searchCustomers(db(), admin, "00042")).map((found) => found.code)).toContain("KH42");
    expect((await searchCustomers(db(), admin, "K43@EXAMPLE.vn"))[0]?.code).toBe("KH43");
  });

  it("neither shows nor confirms contact values to roles that may not read them", async () => {
    const analyst = bareScope("analyst");
    expect(await searchCustomers(db(), analyst, "k43@example.vn")).toEqual([]);
    expect(await searchCustomers(db(), analyst, "0901200042")).toEqual([]);
    const { ids } = await listCustomerIds(db(), analyst, at, { filter: {}, sort: "name", size: 5 });
    const rows = await listCustomerRows(db(), analyst, ids);
    expect(rows.every((row) => row.phone === null && row.email === null)).toBe(true);
    expect(
      (await listCustomerIds(db(), analyst, at, { filter: { q: "0901200042" }, sort: "name", size: 5 })).ids,
    ).toEqual([]);
  });
});

async function exported(scope: Scope, query = ""): Promise<string> {
  const request = new Request(`http://localhost/api/customers/export?${query}`);
  const response = await as(scope, () => customerExport(request, { params: Promise.resolve({}) }));
  expect(response.status).toBe(200);
  return response.text();
}

describe("a rep of team A", () => {
  it("never sees team B in list, count, search or rows", async () => {
    const ofB = await db().customer.findMany({ where: { teamId: teamB }, select: { id: true, code: true } });
    const seen: CustomerFilter[] = [{}, { q: "van" }, { status: "any" }, { team: teamB }, { tag: [1] }];
    for (const filter of seen) {
      const { ids } = await listCustomerIds(db(), repA, at, { filter, sort: "name", size: 1000 });
      expect(ids.filter((id) => ofB.some((other) => other.id === id))).toEqual([]);
      expect(await countCustomers(db(), repA, at, filter)).toBe(ids.length);
    }
    expect(
      await listCustomerRows(
        db(),
        repA,
        ofB.map((other) => other.id),
      ),
    ).toEqual([]);
    expect(await searchCustomers(db(), repA, "KH43")).toEqual([]);
    expect(
      (await searchCustomers(db(), repA, "van")).every((found) => !ofB.some((other) => other.id === found.id)),
    ).toBe(true);
  });

  it("cannot touch team B in bulk, by ids or by filter", async () => {
    const ofB = await db().customer.findMany({ where: { teamId: teamB }, select: { id: true } });
    const byIds = await as(repA, () => tagMany({ target: { ids: ofB.map((other) => other.id) }, tagId: 2 }));
    expect(byIds).toMatchObject({ ok: false, error: { code: "NOT_FOUND" } });
    const byFilter = await as(repA, () => tagMany({ target: { filter: { status: "any" } }, tagId: 2 }));
    expect(byFilter).toMatchObject({ ok: true });
    expect(await db().customerTag.count({ where: { tagId: 2, customer: { teamId: teamB } } })).toBe(0);
    expect(await as(repA, () => archiveMany({ target: { filter: {} } }))).toMatchObject({
      ok: false,
      error: { code: "FORBIDDEN" },
    });
  });

  it("has no export, and a marketer's export holds exactly the filter", async () => {
    const request = new Request("http://localhost/api/customers/export");
    const refused = await as(repA, () => customerExport(request, { params: Promise.resolve({}) }));
    expect(refused.status).toBe(403);
    const lines = (await exported(admin, "stage=prospect")).trimEnd().split("\r\n");
    expect(lines).toHaveLength(1 + (await countCustomers(db(), admin, at, { stage: "prospect" })));
    const [row] = await asOwner(
      "SELECT detail FROM audit_log WHERE action = 'customers.export' AND outcome = 'done' ORDER BY at DESC LIMIT 1",
    );
    expect(row).toMatchObject({ detail: { after: { filter: { stage: "prospect" }, count: lines.length - 1 } } });
  });
});

describe("export", () => {
  it("gives an address only under a live yes to promotions on its own channel, and writes the purpose down", async () => {
    const since = new Date("2026-01-01T00:00:00Z");
    const past = new Date("2026-02-01T00:00:00Z");
    const yes = { state: "granted", since, expiresAt: null as Date | null, topicId: 0 };
    const cases: {
      code: string;
      held: (typeof yes & { channel: string }) | null;
      status?: string;
      leaves: string[];
    }[] = [
      { code: "EXP1", held: { ...yes, channel: "email" }, leaves: ["exp1@x.vn"] },
      { code: "EXP2", held: { ...yes, channel: "zalo" }, leaves: ["phone"] },
      { code: "EXP3", held: { ...yes, channel: "email", state: "withdrawn" }, leaves: [] },
      { code: "EXP4", held: { ...yes, channel: "email", expiresAt: past }, leaves: [] },
      { code: "EXP5", held: { ...yes, channel: "email", topicId: 5 }, leaves: [] },
      { code: "EXP6", held: { ...yes, channel: "email", since: new Date("2100-01-01T00:00:00Z") }, leaves: [] },
      { code: "EXP7", held: { ...yes, channel: "email" }, status: "bounced", leaves: [] },
      { code: "EXP8", held: null, leaves: [] },
    ];
    const noticeVersionId = (await permissionCompany()).promotions ?? "";
    for (const [index, { code, held, status = "verified" }] of cases.entries()) {
      const id = newId();
      const common = { customerId: id, status, source: "call", isPrimary: true, createdAt: at, updatedAt: at };
      await db().customer.create({
        data: {
          id,
          kind: "person",
          name: code,
          code,
          nameSearch: searchKey(code),
          nameSort: code,
          stage: "customer",
          decisionCriteria: [],
          createdAt: at,
          updatedAt: at,
        },
      });
      const email = `${code.toLowerCase()}@x.vn`;
      const phone = `+8490123450${index}`;
      await db().contactPoint.createMany({
        data: [
          {
            ...common,
            id: newId(),
            kind: "email",
            value: email,
            display: email,
            valueHash: addressHash("email", email),
          },
          {
            ...common,
            id: newId(),
            kind: "phone",
            value: phone,
            display: phone,
            valueHash: addressHash("phone", phone),
          },
        ],
      });
      if (held)
        await db().preferenceState.create({
          data: { customerId: id, purposeCode: "promotions", noticeVersionId, eventId: newId(), ...held },
        });
    }
    const lines = (await exported(admin, "q=exp&cols=phone,email")).trimEnd().split("\r\n").slice(1);
    expect(lines).toHaveLength(cases.length);
    for (const { code, leaves } of cases) {
      const line = lines.find((each) => each.includes(code)) ?? "";
      expect(line.includes("@"), `${code} e-mail`).toBe(leaves.some((each) => each.includes("@")));
      expect(/\d{3}/.test(line.replace(code, "")), `${code} phone`).toBe(leaves.some((each) => each === "phone"));
    }
    const [row] = await asOwner(
      "SELECT detail FROM audit_log WHERE action = 'customers.export' AND outcome = 'done' ORDER BY at DESC LIMIT 1",
    );
    expect(row).toMatchObject({ detail: { after: { purpose: "promotions" } } });
  });

  it("never hands a formula to a spreadsheet", async () => {
    const risky = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x","y")'];
    for (const name of risky) {
      const id = newId();
      await db().customer.create({
        data: {
          id,
          kind: "person",
          name,
          code: `R${id.slice(-6)}`,
          nameSearch: searchKey(name),
          nameSort: name,
          stage: "lapsed",
          decisionCriteria: [],
          createdAt: at,
          updatedAt: at,
        },
      });
    }
    const text = await exported(admin, "stage=lapsed&cols=stage");
    const cells = text
      .trimEnd()
      .split("\r\n")
      .slice(1)
      .map((line) => line.slice(line.indexOf(",") + 1));
    expect(cells).toHaveLength(risky.length);
    for (const cell of cells) expect(cell).toMatch(/^"?'/);
    const book = await as(admin, () =>
      customerExport(new Request("http://localhost/api/customers/export?format=xlsx&stage=lapsed"), {
        params: Promise.resolve({}),
      }),
    );
    const { readSheet } = await import("read-excel-file/node");
    const rows = await readSheet(Buffer.from(await book.arrayBuffer()));
    expect(rows).toHaveLength(risky.length + 1);
    expect(
      rows
        .slice(1)
        .map((row) => String(row[1]))
        .sort(),
    ).toEqual(risky.map((name) => name.trim()).sort());
  });
});
