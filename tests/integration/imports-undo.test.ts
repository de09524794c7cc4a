// Taking an import back after people went on working with its rows: what they did is never overwritten, and always named.
import { beforeEach, expect, test } from "vitest";
import { changeCustomer } from "@/lib/server/actions/customer-profile";
import { mergeCustomers } from "@/lib/server/actions/merge";
import { asOperator } from "@/lib/server/operator";
import { asOwner, resetDatabase } from "../support/database";
import { counts, csv, importText, undo } from "../support/imports";

beforeEach(resetDatabase);

const customer = async (code: string) => {
  const [row] = await asOwner("SELECT customer_id, version, gender, birth_date::text FROM customer WHERE code = $1", [
    code,
  ]);
  return row as { customer_id: string; version: number; gender: string | null; birth_date: string | null };
};

test("a fact that somebody cleared since stays cleared; one that the import cleared comes back", async () => {
  const heading = ["code", "gender", "birth_date"];
  await importText("customers", csv([heading, ["KH1", "Nam", "31/12/1990"]]));
  const second = await importText("customers", csv([heading, ["KH1", "Nữ", ""]]), { options: { blankClears: true } });
  const { customer_id: id, version } = await customer("KH1");
  expect((await asOperator(() => changeCustomer({ id, version, facts: { gender: null } }))).ok).toBe(true);
  expect((await undo(second.id)).keptRows).toEqual([expect.objectContaining({ what: "customer", reason: "edited" })]);
  expect(await customer("KH1")).toMatchObject({ gender: null, birth_date: "1990-12-31" });
});

async function merge(survivor: string, loser: string): Promise<void> {
  const side = async (code: string) => {
    const { customer_id: id, version } = await customer(code);
    return { id, version };
  };
  const input = { survivor: await side(survivor), loser: await side(loser), takeFromLoser: [] };
  expect(await asOperator(() => mergeCustomers(input))).toMatchObject({ ok: true });
}

test("a file that still names both codes of a merged customer brings each line once", async () => {
  const heading = ["InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"];
  const line = (code: string, invoice: string, quantity: string) => [invoice, "A", quantity, "2024-01-05", "10", code];
  await importText("purchases", csv([heading, line("K1", "I0", "1"), line("K2", "I00", "1")]));
  await merge("K2", "K1");
  const file = csv([heading, line("K1", "I1", "2"), line("K2", "I1", "3"), line("K1", "I2", "4")]);
  expect(counts(await importText("purchases", file))).toMatchObject({ created: 3, updated: 0 });
  expect(counts(await importText("purchases", file))).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
  expect(
    await asOwner(
      "SELECT p.code, p.line_count AS lines, sum(l.quantity)::int AS q FROM purchase p JOIN purchase_line l ON l.purchase_id = p.id GROUP BY 1, 2 ORDER BY 1",
    ),
  ).toEqual([
    { code: "I0", lines: 1, q: 1 },
    { code: "I00", lines: 1, q: 1 },
    { code: "I1", lines: 2, q: 5 },
    { code: "I2", lines: 1, q: 4 },
  ]);
});

test("lines that went to another customer by a merge are as they were, and so are the survivor's totals", async () => {
  const heading = ["InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"];
  const line = (quantity: string, customerCode: string) => [
    `I${customerCode}`,
    "A",
    quantity,
    "2024-01-05",
    "10",
    customerCode,
  ];
  await importText("purchases", csv([heading, line("2", "K1"), line("1", "K2")]));
  const second = await importText("purchases", csv([heading, line("5", "K1")]));
  await merge("K2", "K1");
  expect(await undo(second.id)).toMatchObject({ kept: 0, restored: 1 });
  expect(await asOwner("SELECT code, amount_minor::int AS amount FROM purchase ORDER BY code")).toEqual([
    { code: "IK1", amount: 20 },
    { code: "IK2", amount: 10 },
  ]);
  expect(await asOwner("SELECT sum(quantity)::int AS q FROM purchase_line")).toEqual([{ q: 3 }]);
  expect(await asOwner("SELECT orders, spend_minor::int AS spend FROM purchase_summary")).toEqual([
    { orders: 2, spend: 30 },
  ]);
});

test("customers who were merged stay, the survivor as well as the other, and what could not be taken back is named", async () => {
  await importText(
    "customers",
    csv([
      ["code", "name"],
      ["KH1", "An"],
    ]),
  );
  const second = await importText(
    "customers",
    csv([
      ["code", "name", "tags"],
      ["KH1", "Ân", "vip"],
      ["KH2", "Bình", ""],
    ]),
  );
  await merge("KH2", "KH1");
  const { keptRows, removed } = await undo(second.id);
  expect(removed).toBe(0);
  expect(keptRows.map(({ what, name, reason }) => [what, name, reason])).toEqual([
    ["customer", "Bình", "edited"],
    ["customer_tag", "Bình", "edited"],
    ["customer", "Bình", "edited"],
  ]);
  expect(await asOwner("SELECT code, status FROM customer ORDER BY code")).toEqual([
    { code: "KH1", status: "merged" },
    { code: "KH2", status: "active" },
  ]);
});
