// A marketer at a desk: finds customers without typing dấu, narrows and orders the list, tags many at once, takes them out
// as a file, enters a new one and joins two that are one.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, fieldOf, type Text, test } from "../support/e2e";
import { enter } from "../support/e2e-people";

const mark = () => `${Date.now().toString(36)}${test.info().parallelIndex}`;
const names = (page: Page) => page.locator("tbody a[href^='/customers/']");
/** The initials of the avatar stand before the name. */
const shownNames = async (page: Page) =>
  (await names(page).allInnerTexts()).map((name) => name.split("\n").at(-1) ?? "");

/** The list is there and answers: its count is asked for by the page itself. */
async function settled(page: Page) {
  await expect(page.getByRole("main").locator("p[aria-live=polite]")).toHaveText(/\d/);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

async function searchFor(page: Page, text: Text, words: string) {
  await page.getByRole("searchbox", { name: text("customers.search.label") }).fill(words);
  await expect(page).toHaveURL(/[?&]q=/);
  await settled(page);
}

async function makeCustomer(page: Page, text: Text, fields: { name: string; phone: string }) {
  await page.goto("/customers/new");
  await fieldOf(page, text("profile.fact.name")).fill(fields.name);
  await fieldOf(page, text("profile.fact.phone")).fill(fields.phone);
  await page.getByRole("button", { name: text("customers.new.save"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: fields.name })).toBeVisible();
  return page.url();
}

test.beforeEach(async ({ context }) => enter(context, "marketer"));

test("searches without dấu, filters by province, orders, turns pages and comes back", async ({ page, text }) => {
  await page.goto("/customers");
  await searchFor(page, text, "nguyen");
  await expect(names(page).first()).toContainText(/nguyễn/i);
  for (const name of await shownNames(page)) expect(name).toMatch(/nguyễn/i);

  await page.getByRole("button", { name: text("common.action.filter"), exact: true }).click();
  const province = page.getByRole("combobox", { name: text("customers.column.province") });
  await province.fill("ho chi minh");
  await page.getByRole("option").first().click();
  await expect(page).toHaveURL(/province=/);
  await page.getByRole("button", { name: text("common.action.done"), exact: true }).click();
  await settled(page);
  await expect(page.getByRole("cell", { name: /Hồ Chí Minh/ }).first()).toBeVisible();
  expect(await page.getByRole("cell", { name: /Hồ Chí Minh/ }).count()).toBe(await names(page).count());

  await page.goto("/customers");
  await page
    .getByRole("columnheader", { name: text("customers.column.spend") })
    .getByRole("link")
    .click();
  await expect(page).toHaveURL(/sort=-spend/);
  await settled(page);
  await expect(page.getByRole("columnheader", { name: text("customers.column.spend") })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  const first = await shownNames(page);
  await page.getByRole("link", { name: text("common.page.next"), exact: true }).click();
  await expect(page).toHaveURL(/after=/);
  await settled(page);
  const second = await shownNames(page);
  expect(second).not.toEqual(first);
  await page.getByRole("link", { name: text("common.page.previous"), exact: true }).click();
  await settled(page);
  await expect.poll(() => shownNames(page)).toEqual(first);
  await page.goBack();
  await settled(page);
  await expect.poll(() => shownNames(page)).toEqual(second);
});

test("chooses columns and keeps them as a view", async ({ page, text }) => {
  const view = `Theo nhóm ${mark()}`;
  await page.goto(`/customers?stage=customer&spendMin=${Date.now() % 100_000}`);
  await settled(page);
  await page.getByRole("button", { name: text("customers.columns"), exact: true }).click();
  await page.getByRole("checkbox", { name: text("customers.column.team") }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("columnheader", { name: text("customers.column.team") })).toBeVisible();
  await page.getByRole("button", { name: text("customers.view.title"), exact: true }).click();
  await page.getByRole("menuitem", { name: text("customers.view.save") }).click();
  await page.getByRole("textbox", { name: text("customers.view.name") }).fill(view);
  await page.getByRole("button", { name: text("common.action.save"), exact: true }).click();
  await expect(page.getByText(text("customers.view.saved")).first()).toBeVisible();

  await page.goto("/customers");
  await expect(page.getByRole("columnheader", { name: text("customers.column.team") })).toHaveCount(0);
  await page.getByRole("button", { name: text("customers.view.title"), exact: true }).click();
  await page.getByRole("menuitem", { name: view }).click();
  await expect(page).toHaveURL(/stage=customer/);
  await expect(page.getByRole("columnheader", { name: text("customers.column.team") })).toBeVisible();
});

test("tags many at once, takes it back, and exports what the filter shows", async ({ page, text, language }) => {
  const tag = `Hội thảo ${mark()}`;
  await page.goto("/customers?kind=company");
  await settled(page);
  const chosen = (await shownNames(page)).slice(0, 3);
  const boxes = page.locator("tbody").getByRole("checkbox");
  for (const row of [0, 1, 2]) await boxes.nth(row).click();
  await expect(page.getByText(text("customers.bulk.chosen", { count: 3 }))).toBeVisible();
  await page.getByRole("button", { name: text("customers.bulk.tag"), exact: true }).click();
  const picker = page.getByRole("combobox", { name: text("customers.bulk.tag") });
  await picker.fill(tag);
  await page.getByRole("option", { name: text("common.field.createNew", { query: tag }) }).click();
  await expect(page.getByText(text("customers.bulk.tagged", { count: 3 })).first()).toBeVisible();
  await expect(page.getByRole("cell", { name: tag })).not.toHaveCount(0);

  await page.getByRole("button", { name: text("common.action.undo"), exact: true }).click();
  await expect(page.getByRole("cell", { name: tag })).toHaveCount(0);
  await settled(page);
  for (const row of [0, 1, 2]) await boxes.nth(row).click();
  await page.getByRole("button", { name: text("customers.bulk.tag"), exact: true }).click();
  await picker.fill(tag);
  await page.getByRole("option", { name: tag, exact: true }).click();
  await expect(page.getByText(text("customers.bulk.tagged", { count: 3 })).first()).toBeVisible();

  await page.goto("/customers?kind=company&cols=code,tags,province");
  await page.getByRole("button", { name: text("customers.exit.title"), exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: text("customers.exit.csv") }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  const csv = readFileSync((await file.path()) ?? "", "utf8");
  const lines = csv
    .replace(/^\ufeff/, "")
    .trim()
    .split(/\r?\n/);
  expect(lines[0]).toContain(text("customers.column.name"));
  const tagged = lines.filter((line) => line.includes(tag));
  expect(tagged).toHaveLength(3);
  for (const name of chosen) expect(tagged.some((line) => line.includes(name.replaceAll('"', '""')))).toBe(true);
  const answer = await page.request.get("/api/customers/count?kind=company&exact=1");
  const { count } = (await answer.json()) as { count: number };
  expect(lines.length - 1, `lines of the ${language} file`).toBe(count);
});

test("is told that a phone number is taken, and joins two records of one customer", async ({ page, text }) => {
  const name = `Quán Mây ${mark()}`;
  const twin = `${name} (ghi lại)`;
  const phone = `09${String(Date.now()).slice(-8)}`;
  const first = await makeCustomer(page, text, { name, phone });
  await page.goto("/customers/new");
  await fieldOf(page, text("profile.fact.name")).fill(twin);
  await fieldOf(page, text("profile.fact.phone")).fill(phone);
  await fieldOf(page, text("profile.fact.email")).click();
  const hint = page.getByRole("status").filter({ hasText: text("customers.twin.typed") });
  await expect(hint.getByRole("link", { name, exact: true })).toBeVisible();
  await page.getByRole("button", { name: text("customers.new.save"), exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: text("customers.twin.anyway") })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: twin })).toBeVisible();
  const second = page.url();

  const [stays, goes] = [first, second].map((address) => address.split("/").at(-1));
  await page.goto(`/customers/merge?ids=${stays},${goes}`);
  await page.getByRole("radio", { name: twin }).check();
  await page.getByRole("button", { name: text("customers.merge.action"), exact: true }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: text("customers.merge.action") })
    .click();
  await expect(page.getByText(text("customers.merge.done")).first()).toBeVisible();
  await expect(page).toHaveURL(first);
  await expect(page.getByRole("heading", { level: 1, name: twin })).toBeVisible();
  await page.goto(second);
  await expect(page.getByText(text("profile.header.merged"), { exact: true })).toBeVisible();
});
