// A manager opens the plan: which objective is late, which tactic causes it, who answers for that, and from which rows
// the figure comes. Then a check-in.
import { demoPeople } from "../../lib/server/demo/people";
import { demoMission } from "../../lib/server/demo/plan-tree";
import { expect, fieldOf, test } from "../support/e2e";
import { enter } from "../support/e2e-people";

test("a manager finds the late objective, its cause, its owner and the customers behind a KPI", async ({
  page,
  context,
  text,
  language,
}) => {
  const mission = language === "en" ? demoMission.nameEn : demoMission.nameVi;
  await enter(context, "manager");
  await page.goto("/plan");
  await page.getByRole("link", { name: mission }).click();
  await expect(page.getByRole("heading", { level: 1, name: mission })).toBeVisible();
  await page.getByRole("link", { name: text("plan.view.dashboard"), exact: true }).click();

  const late = page
    .getByRole("listitem")
    .filter({ hasText: text("plan.dash.causes") })
    .first();
  await expect(late).toBeVisible();
  // Who answers for the cause stands beside it.
  const cause = late.getByRole("listitem").filter({ hasText: text("plan.dash.cause") });
  await expect(cause).toContainText(new RegExp(demoPeople.map((person) => person.name).join("|")));
  const objective = late.getByRole("link").first();
  const objectiveName = await objective.innerText();
  await objective.click();
  await expect(page.getByRole("heading", { level: 1, name: objectiveName })).toBeVisible();

  await test.step("checks in", async () => {
    const comment = `Cần thêm người gọi (${Date.now()})`;
    await page.getByRole("link", { name: text("plan.tab.checkIns") }).click();
    await page.getByRole("radio", { name: text("plan.checkIn.c2") }).click();
    await fieldOf(page, text("plan.checkIn.comment")).fill(comment);
    await page.getByRole("button", { name: text("plan.checkIn.save"), exact: true }).click();
    await expect(page.getByText(text("plan.checkIn.saved")).first()).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: comment })).toBeVisible();
  });

  await test.step("opens the rows behind a figure", async () => {
    await page.getByRole("link", { name: text("plan.tab.kpis") }).click();
    await page
      .getByRole("link", { name: text("plan.kpi.rows") })
      .first()
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.getByRole("main").locator("a[href^='/customers/']").first().click();
    await expect(page.getByRole("link", { name: text("profile.tab.overview"), exact: true })).toBeVisible();
  });
});
