// A rep on a phone: what is due, what has just been said at a customer's, and what becomes of it without a network.
import type { Page } from "@playwright/test";
import { expect, fieldOf, type Text, test } from "../support/e2e";
import { demoPassword, enter, personOf } from "../support/e2e-people";

const anyTime = () => `${Date.now()}-${test.info().project.name}`;

/** Finds a customer as a thumb does: part of the name, no dấu. */
async function chooseCustomer(page: Page, text: Text): Promise<string> {
  const response = await page.request.get("/api/customers?stage=customer");
  const { rows } = (await response.json()) as { rows: { name: string }[] };
  const name = rows.find((row) => /[^\x20-\x7e]/.test(row.name))?.name ?? "";
  const withoutMarks = name.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/đ/gi, "d").toLowerCase();
  await page.getByRole("combobox", { name: text("notes.form.customer") }).fill(withoutMarks);
  await page.getByRole("option").filter({ hasText: name }).first().click();
  return name;
}

const choose = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test("a rep signs in, ticks off what is due, writes a note and finds it on the profile", async ({ page, text }) => {
  const said = `Muốn đổi sang gói 1kg (${anyTime()})`;
  const promised = `Gửi báo giá (${anyTime()})`;

  await test.step("signs in and lands on Today", async () => {
    await page.goto("/");
    await fieldOf(page, text("auth.field.email")).fill(personOf("rep").email);
    await fieldOf(page, text("auth.field.password")).fill(demoPassword);
    await page.getByRole("button", { name: text("auth.signIn.submit"), exact: true }).click();
    await expect(page).toHaveURL(/\/today$/);
  });

  await test.step("writes a note with kind, outcome and next step", async () => {
    await page.getByRole("link", { name: text("shell.nav.notes"), exact: true }).click();
    await chooseCustomer(page, text);
    await choose(page, text("notes.kind.visit"));
    await fieldOf(page, text("notes.form.body")).fill(said);
    await choose(page, text("notes.outcome.positive"));
    await fieldOf(page, text("notes.form.nextStep")).fill(promised);
    await choose(page, text("notes.form.tomorrow"));
    // A thumb that trembles presses twice: it stays one note.
    await page.getByRole("button", { name: text("notes.form.save"), exact: true }).dblclick();
    await expect(page.getByRole("heading", { name: text("notes.form.savedTitle") })).toBeVisible();
  });

  await test.step("it stands once on the profile", async () => {
    await page.getByRole("link", { name: text("notes.form.openProfile") }).click();
    await expect(page.getByText(said)).toHaveCount(1);
  });

  await test.step("Today shows the next step, and ticking it off takes it away", async () => {
    await page.getByRole("link", { name: text("shell.nav.today"), exact: true }).click();
    const done = page.getByRole("button", { name: text("today.steps.doneNamed", { step: promised }) });
    await expect(done).toHaveCount(1);
    await done.click();
    await expect(page.getByText(text("today.steps.doneToast", { step: promised })).first()).toBeVisible();
    await expect(done).toHaveCount(0);
  });
});

test("without a network the note is kept on the phone and sent when it is back", async ({
  page,
  context,
  text,
  allowConsoleError,
}) => {
  allowConsoleError(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
  const said = `Trong thang máy không có sóng (${anyTime()})`;
  await enter(context, "rep");
  await page.goto("/notes/new");
  const name = await chooseCustomer(page, text);
  await fieldOf(page, text("notes.form.body")).fill(said);

  await context.setOffline(true);
  await page.getByRole("button", { name: text("notes.form.save"), exact: true }).click();
  await expect(page.getByRole("heading", { name: text("notes.form.queuedTitle") })).toBeVisible();
  await expect(page.getByText(text("notes.outbox.waiting", { count: 1 }))).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByText(text("notes.outbox.sent", { count: 1 })).first()).toBeVisible();
  await expect(page.getByText(text("notes.outbox.waiting", { count: 1 }))).toHaveCount(0);
  await page.getByRole("link", { name: text("notes.form.openProfile") }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText(said)).toHaveCount(1);
});

test("a draft survives that the page is left", async ({ page, context, text }) => {
  const said = `Viết dở (${anyTime()})`;
  await enter(context, "rep");
  await page.goto("/notes/new");
  await fieldOf(page, text("notes.form.body")).fill(said);
  await expect(page.getByText(text("notes.form.draftKept"))).toBeVisible();
  await page.reload();
  await expect(page.getByText(text("notes.form.draftFound"))).toBeVisible();
  await expect(fieldOf(page, text("notes.form.body"))).toHaveValue(said);
  await page.getByRole("button", { name: text("notes.form.discard") }).click();
  await expect(fieldOf(page, text("notes.form.body"))).toHaveValue("");
});
