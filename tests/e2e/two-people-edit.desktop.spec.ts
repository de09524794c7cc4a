// Two people change the same customer at the same time: the second sees both values, and nothing is lost in silence.

import type { Page } from "@playwright/test";
import { expect, fieldOf, type Text, test } from "../support/e2e";
import { anotherBrowser, enter } from "../support/e2e-people";

const summary = (page: Page, text: Text) => fieldOf(page, text("profile.fact.summary"));
const save = (page: Page, text: Text) =>
  page.getByRole("button", { name: text("common.action.saveChanges"), exact: true }).click();

test("the second to save a changed fact chooses between both values", async ({ browser, context, page, text }) => {
  await enter(context, "marketer");
  const { rows } = await (await page.request.get("/api/customers?sort=-updated")).json();
  const id = rows[Number(test.info().parallelIndex) + 5].id as string;
  const theirs = await anotherBrowser(browser, context);
  await enter(theirs, "manager");
  const second = await theirs.newPage();
  await page.goto(`/customers/${id}/edit`);
  await second.goto(`/customers/${id}/edit`);
  const first = `Thích giao buổi sáng (${Date.now()})`;
  const other = `Thích giao buổi chiều (${Date.now()})`;

  await summary(page, text).fill(first);
  await save(page, text);
  await expect(page).toHaveURL(new RegExp(`/customers/${id}$`));
  await expect(page.getByText(first)).toBeVisible();

  await summary(second, text).fill(other);
  await save(second, text);
  const conflict = second.getByRole("alert").filter({ hasText: text("profile.conflict.title") });
  await expect(conflict).toBeVisible();
  await expect(conflict.getByText(first)).toBeVisible();
  await expect(conflict.getByText(other)).toBeVisible();
  await page.reload();
  await expect(page.getByText(first)).toBeVisible();

  await conflict.getByRole("radio", { name: other }).click();
  await conflict.getByRole("button", { name: text("profile.conflict.apply") }).click();
  await expect(second).toHaveURL(new RegExp(`/customers/${id}$`));
  await page.reload();
  await expect(page.getByText(other)).toBeVisible();
  await expect(page.getByText(first)).toHaveCount(0);
  await theirs.close();
});
