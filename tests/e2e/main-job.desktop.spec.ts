// The product's main job on real input: a retailer's customers, products, purchases and campaigns come in, a meeting is
// noted, a segment is built and becomes the target of a tactic in a MOST plan, and the plan shows it.
import type { Locator, Page } from "@playwright/test";
import { expect, fieldOf, type Text, test } from "../support/e2e";
import { runImport, sendFile } from "../support/e2e-imports";
import { enter, personOf } from "../support/e2e-people";
import { retailerFiles } from "../support/retailer-files";

/** The drawer or dialog that asks something; a notification is a dialog as well. */
const formIn = (page: Page) => page.getByRole("dialog").filter({ has: page.locator("form") });

/** A day so many days ago, as it is typed. */
function daysAgo(days: number): string {
  const at = new Date(Date.now() - days * 86_400_000);
  return `${at.getUTCDate()}/${at.getUTCMonth() + 1}/${at.getUTCFullYear()}`;
}

async function pick(page: Page, control: Locator, option: string) {
  await control.click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

async function search(page: Page, control: Locator, words: string) {
  await control.fill(words);
  await page.getByRole("option").filter({ hasText: words }).first().click();
}

async function logMeeting(page: Page, text: Text, said: string) {
  await page
    .getByRole("main")
    .getByRole("link", { name: text("profile.header.note"), exact: true })
    .click();
  await page.getByRole("button", { name: text("notes.kind.meeting"), exact: true }).click();
  await fieldOf(page, text("notes.form.body")).fill(said);
  await page.getByRole("button", { name: text("notes.form.save"), exact: true }).click();
  await page.getByRole("link", { name: text("notes.form.openProfile") }).click();
  await expect(page.getByText(said)).toHaveCount(1);
}

/** Two conditions: a household of three or more, and so many orders in a time. Answers how many people it is. */
async function buildSegment(page: Page, text: Text, name: string, orders: number): Promise<number> {
  const conditions = page.getByRole("group", { name: text("segments.builder.rootGroup") });
  const add = conditions.getByRole("button", { name: text("segments.builder.addCondition"), exact: true });
  const what = page.getByRole("combobox", { name: text("segments.builder.what") });
  const rowOf = (label: string) => conditions.getByRole("group", { name: label, exact: true });
  await page.goto("/segments/new");
  await add.click();
  await search(page, what.last(), text("rules.field.household_size"));
  const household = rowOf(text("rules.field.household_size"));
  await pick(page, household.getByRole("combobox", { name: text("segments.builder.op") }), text("rules.op.number_gte"));
  await household.getByRole("textbox", { name: text("segments.builder.value") }).fill("3");
  const count = page.getByTestId("segment-count");
  const members = async () => Number((await count.locator("span").first().innerText()).replaceAll(/\D/g, ""));
  await expect(count).toHaveText(/\d/);
  await expect(count).toHaveAttribute("aria-busy", "false");
  const wide = await members();

  await add.click();
  await search(page, what.last(), text("rules.kind.purchases"));
  const bought = rowOf(text("rules.kind.purchases"));
  await pick(
    page,
    bought.getByRole("combobox", { name: text("segments.builder.measure") }),
    text("rules.measure.orders"),
  );
  await pick(page, bought.getByRole("combobox", { name: text("segments.builder.op") }), text("rules.op.number_gte"));
  await bought.getByRole("textbox", { name: text("segments.builder.value") }).fill(String(orders));
  await pick(
    page,
    bought.getByRole("combobox", { name: text("segments.builder.time") }),
    text("segments.builder.window.ever"),
  );
  await expect(page.getByTestId("segment-sentence")).toContainText(String(orders));
  await expect(count).toHaveAttribute("aria-busy", "false");
  await expect.poll(members, "the second condition narrows the segment").toBeLessThan(wide);
  const narrow = await members();
  expect(narrow).toBeGreaterThan(0);
  const language = test.info().project.metadata.language;
  await fieldOf(page, text(language === "en" ? "segments.form.nameEn" : "segments.form.nameVi")).fill(name);
  await page.getByRole("button", { name: text("segments.form.create"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  return narrow;
}

async function addBeneath(
  page: Page,
  text: Text,
  above: string,
  level: "objective" | "strategy" | "tactic",
  name: string,
) {
  await page.getByRole("button", { name: text("plan.board.actions", { name: above }) }).click();
  await page.getByRole("menuitem", { name: text(`plan.add.${level}`) }).click();
  const drawer = formIn(page);
  await fieldOf(drawer, text("plan.form.nameVi")).fill(name);
  await drawer.getByRole("button", { name: text("common.action.save"), exact: true }).click();
  await expect(drawer).toHaveCount(0);
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
}

test("imports a retailer, notes a meeting, builds a segment, aims a tactic at it and sees it on the plan", async ({
  page,
  context,
  text,
}) => {
  test.setTimeout(240_000);
  const mark = `${Date.now().toString(36)} ${test.info().project.name}`;
  const names = {
    segment: `Nhà đông người hay mua ${mark}`,
    mission: `Bữa cơm nhà nào cũng có ta ${mark}`,
    objective: `Nhà đông người mua lại ${mark}`,
    strategy: `Chăm theo hộ ${mark}`,
    tactic: `Ghé thăm tặng quà ${mark}`,
  };
  await enter(context, "marketer");

  const files = retailerFiles(test.info().outputPath("retailer"));
  await test.step(`imports ${files.real ? "a part of Complete Journey" : "generated files"}`, async () => {
    for (const [kind, rows] of [
      ["products", "products"],
      ["customers", "customers"],
      ["purchases", "purchases"],
      ["campaigns", "campaigns"],
      ["campaign-recipients", "recipients"],
    ] as const) {
      await sendFile(page, text, { kind, file: files[rows], preset: "complete-journey" });
      const counts = await runImport(page, text);
      expect(counts.read, kind).toBe(files.rows[rows]);
      expect(counts.rejected + counts.skipped, `${kind}: rows that did not come in`).toBe(0);
      // The other language brings the same files: then nothing changes.
      expect(counts.created + counts.unchanged + counts.updated, kind).toBe(files.rows[rows]);
    }
  });

  await test.step("opens an imported customer and notes a meeting", async () => {
    await page.goto(`/customers?q=${files.household}`);
    const row = page.getByRole("row").filter({ has: page.getByRole("cell", { name: files.household, exact: true }) });
    await row.getByRole("link").first().click();
    await page.getByRole("link", { name: text("profile.tab.purchases"), exact: true }).click();
    await expect(page.getByRole("heading", { name: text("profile.purchases.list") })).toBeVisible();
    await logMeeting(page, text, `Nhà có thêm cháu, hay đi chợ cuối tuần (${mark})`);
  });

  const members = await test.step("builds a segment", () => buildSegment(page, text, names.segment, files.orders));

  await test.step("writes a plan down to a tactic", async () => {
    await page.goto("/plan");
    await page.getByRole("button", { name: text("plan.create"), exact: true }).click();
    const dialog = formIn(page);
    await fieldOf(dialog, `${text("plan.form.mission")} (vi)`).fill(names.mission);
    await fieldOf(dialog, text("plan.form.startsOn")).fill(daysAgo(200));
    await dialog.getByRole("button", { name: text("plan.create"), exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: names.mission })).toBeVisible();
    await addBeneath(page, text, names.mission, "objective", names.objective);
    await addBeneath(page, text, names.objective, "strategy", names.strategy);
    await addBeneath(page, text, names.strategy, "tactic", names.tactic);
  });
  const board = page.url();

  await test.step("aims the tactic at the segment and makes a card for each member", async () => {
    await page.getByRole("link", { name: names.tactic, exact: true }).click();
    await search(page, page.getByRole("combobox", { name: text("plan.tactic.segment") }), names.segment);
    await pick(page, page.getByRole("combobox", { name: text("plan.tactic.channel") }), text("plan.channel.visit"));
    await page
      .getByRole("main")
      .getByRole("button", { name: text("common.action.save"), exact: true })
      .click();
    await expect(page.getByText(text("plan.tactic.saved")).first()).toBeVisible();
    await page.getByRole("button", { name: text("plan.cards.make"), exact: true }).click();
    await expect(page.getByText(text("plan.cards.made", { added: members, withheld: 0 })).first()).toBeVisible();
    await page.getByRole("link", { name: text("plan.cards.list") }).click();
    await expect(page.getByRole("heading", { level: 1, name: text("plan.cards.question") })).toBeVisible();
    await expect(
      page
        .getByRole("main")
        .getByRole("listitem")
        .filter({ hasText: text("plan.cardStatus.open") }),
    ).not.toHaveCount(0);
  });

  await test.step("measures the tactic and finds it on the board", async () => {
    await page.goto(board);
    await page.getByRole("link", { name: names.tactic, exact: true }).click();
    await page.getByRole("link", { name: text("plan.tab.kpis"), exact: true }).click();
    await page.getByRole("button", { name: text("plan.kpi.add") }).click();
    const drawer = formIn(page);
    const measure = drawer.getByRole("combobox", { name: text("plan.kpi.measure") });
    await pick(page, measure, text("plan.measure.active_customers"));
    await fieldOf(drawer, text("plan.kpi.baseline")).fill("0");
    await fieldOf(drawer, text("plan.kpi.target")).fill("1000000");
    await drawer.getByRole("button", { name: text("common.action.save"), exact: true }).click();
    await expect(drawer).toHaveCount(0);
    await page.goto(board);
    const tree = page.getByRole("region", { name: text("plan.board.title") });
    for (const name of [names.mission, names.objective, names.strategy, names.tactic]) {
      await expect(tree.getByRole("link", { name, exact: true })).toBeVisible();
    }
    await expect(tree.getByText(text("plan.measure.active_customers"))).toBeVisible();
  });

  await test.step("the dashboard says that the objective is late because of the tactic, and who answers for it", async () => {
    await page.getByRole("link", { name: text("plan.view.dashboard"), exact: true }).click();
    const late = page.getByRole("listitem").filter({ hasText: text("plan.dash.causes") });
    await expect(late.getByRole("link", { name: names.objective, exact: true })).toBeVisible();
    const cause = late.getByRole("listitem").filter({ hasText: text("plan.dash.cause") });
    await expect(cause.getByRole("link", { name: names.tactic, exact: true })).toBeVisible();
    await expect(cause).toContainText(personOf("marketer").name);
  });

  await test.step("the segment says which tactic uses it", async () => {
    await page.goto("/segments");
    await page.getByRole("link", { name: names.segment, exact: true }).click();
    await expect(page.getByRole("link", { name: names.tactic, exact: true })).toBeVisible();
  });
});
