// The catalogue and the partners: trees that keep their paths, pages that join, lost updates refused, sales within reach.
import { beforeAll, describe, expect, it } from "vitest";
import { listPartners } from "@/lib/data/partners/partners";
import { readProductSales } from "@/lib/data/products/product";
import { listProducts } from "@/lib/data/products/product-list";
import type { Scope } from "@/lib/data/scope";
import { archivePartner, changePartner, createPartner } from "@/lib/server/actions/partners";
import {
  changeCategory,
  changeProduct,
  createCategory,
  createProduct,
  dropCategory,
} from "@/lib/server/actions/products";
import { newId, now } from "@/lib/server/clock";
import { db, resetDatabase } from "../support/database";
import { as, testScope, testTeam } from "../support/scope";

let marketer: Scope;
beforeAll(async () => {
  await resetDatabase();
  marketer = await testScope("marketer");
});

async function category(code: string, parentId: number | null = null): Promise<number> {
  const made = await as(marketer, () => createCategory({ code, nameVi: code, parentId }));
  if (!made.ok) throw new Error(made.error.message);
  return made.data.id;
}
async function product(code: string, nameVi: string, categoryId: number | null = null): Promise<number> {
  const made = await as(marketer, () => createProduct({ kind: "product", code, nameVi, categoryId }));
  if (!made.ok) throw new Error(made.error.message);
  return made.data.id;
}
const pathOf = async (id: number) => (await db().category.findUniqueOrThrow({ where: { id } })).path;

describe("categories", () => {
  it("take what is beneath along when they move, and never move under themselves", async () => {
    const [drinks, other] = [await category("drinks"), await category("other")];
    const beans = await category("beans", drinks);
    const robusta = await category("robusta", beans);
    await as(marketer, () => changeCategory({ id: beans, code: "beans", nameVi: "Hạt", parentId: other }));
    expect(await pathOf(beans)).toEqual([other, beans]);
    expect(await pathOf(robusta)).toEqual([other, beans, robusta]);
    expect(await db().category.findUniqueOrThrow({ where: { id: robusta } })).toMatchObject({ depth: 2 });
    const under = await as(marketer, () =>
      changeCategory({ id: beans, code: "beans", nameVi: "Hạt", parentId: robusta }),
    );
    expect(under).toMatchObject({
      ok: false,
      error: { code: "INVALID_INPUT", fields: { parentId: expect.any(String) } },
    });
    await as(marketer, () => changeCategory({ id: beans, code: "beans", nameVi: "Hạt", parentId: null }));
    expect(await pathOf(robusta)).toEqual([beans, robusta]);
  });

  it("leave sold lines under the category they were sold in, and go only when empty", async () => {
    const [from, to] = [await category("from"), await category("to")];
    const id = await product("SP1", "Cà phê", from);
    const customerId = newId();
    const at = now();
    await db().customer.create({
      data: {
        id: customerId,
        kind: "person",
        code: "K1",
        name: "A",
        nameSearch: "a",
        nameSort: "A",
        decisionCriteria: [],
        teamId: await testTeam("far"),
        createdAt: at,
        updatedAt: at,
      },
    });
    await db().purchaseLine.create({
      data: {
        customerId,
        purchaseId: newId(),
        productId: id,
        categoryId: from,
        purchasedAt: at,
        quantity: 2,
        amountMinor: 50,
        baseAmountMinor: 50,
      },
    });
    await as(marketer, () =>
      changeProduct({ id, version: 1, kind: "product", code: "SP1", nameVi: "Cà phê", categoryId: to }),
    );
    expect((await db().purchaseLine.findFirstOrThrow({ where: { productId: id } })).categoryId).toBe(from);
    expect(await as(marketer, () => dropCategory({ id: from }))).toMatchObject({
      ok: false,
      error: { code: "CONFLICT" },
    });
    expect(await as(marketer, () => dropCategory({ id: to }))).toMatchObject({
      ok: false,
      error: { code: "CONFLICT" },
    });
    expect(await readProductSales(db(), marketer, id)).toMatchObject({ buyers: 1, revenueMinor: "50" });
    const rep = await testScope("rep", { teamIds: [await testTeam("near")] });
    expect(await readProductSales(db(), rep, id)).toMatchObject({ buyers: 0, revenueMinor: "0" });
  });
});

describe("products", () => {
  it("refuse a lost update, a code in use, and a reader who writes", async () => {
    const id = await product("SP2", "Trà");
    const change = (version: number) =>
      as(marketer, () => changeProduct({ id, version, kind: "product", code: "SP2", nameVi: "Trà sen" }));
    expect(await change(1)).toMatchObject({ ok: true });
    expect(await change(1)).toMatchObject({ ok: false, error: { code: "CONFLICT" } });
    const twice = await as(marketer, () => createProduct({ kind: "service", code: "SP2", nameVi: "X" }));
    expect(twice).toMatchObject({ ok: false, error: { code: "DUPLICATE", fields: { code: expect.any(String) } } });
    const analyst = await testScope("analyst");
    expect(await as(analyst, () => createProduct({ kind: "product", code: "Z", nameVi: "Z" }))).toMatchObject({
      ok: false,
      error: { code: "FORBIDDEN" },
    });
  });

  it("stand in pages that join both ways, found without dấu and within a category's whole branch", async () => {
    const branch = await category("branch");
    const leaf = await category("leaf", branch);
    for (let n = 0; n < 23; n++) await product(`T${n}`, `Bánh đậu ${String.fromCharCode(97 + (n % 7))}`, leaf);
    const filter = { q: "banh dau", category: branch };
    const whole = await listProducts(db(), marketer, filter, { size: 100 });
    expect(whole.rows).toHaveLength(23);
    const seen: number[] = [];
    let page = await listProducts(db(), marketer, filter, { size: 5 });
    seen.push(...page.rows.map((row) => row.id));
    while (page.next) {
      page = await listProducts(db(), marketer, filter, { size: 5, after: page.next });
      seen.push(...page.rows.map((row) => row.id));
    }
    expect(seen).toEqual(whole.rows.map((row) => row.id));
    let back = page.rows.map((row) => row.id);
    while (page.previous) {
      page = await listProducts(db(), marketer, filter, { size: 5, before: page.previous });
      back = [...page.rows.map((row) => row.id), ...back];
    }
    expect(back).toEqual(seen);
  });
});

describe("partners", () => {
  it("are written, found without dấu, put away and taken back", async () => {
    const made = await as(marketer, () =>
      createPartner({ kind: "dealer", code: "DL1", name: "Đại lý Thành Đạt", website: "https://thanhdat.example" }),
    );
    expect(made).toMatchObject({ ok: true });
    const id = made.ok ? made.data.id : "";
    expect(
      (await listPartners(db(), marketer, { q: "dai ly thanh dat" }, { size: 10 })).rows.map((row) => row.id),
    ).toEqual([id]);
    expect((await listPartners(db(), marketer, { kind: "agency" }, { size: 10 })).rows).toEqual([]);
    const bad = await as(marketer, () =>
      changePartner({ id, version: 1, kind: "dealer", code: "DL1", name: "X", website: "javascript:alert(1)" }),
    );
    expect(bad).toMatchObject({ ok: false, error: { code: "INVALID_INPUT", fields: { website: expect.any(String) } } });
    await as(marketer, () => archivePartner({ id, archived: true }));
    expect((await listPartners(db(), marketer, {}, { size: 10 })).rows).toEqual([]);
    await as(marketer, () => archivePartner({ id, archived: false }));
    expect((await listPartners(db(), marketer, {}, { size: 10 })).rows).toHaveLength(1);
  });
});
