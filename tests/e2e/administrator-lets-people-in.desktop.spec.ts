// An administrator invites a rep, who gets in from another browser, and is out at once when the account is disabled.
import { expect, fieldOf, test } from "../support/e2e";
import { anotherBrowser, enter, signInAs } from "../support/e2e-people";

test("an invited rep gets in once, and is out at once when disabled", async ({
  browser,
  context,
  page,
  text,
}, info) => {
  const name = `Lý Thanh Trà ${info.project.metadata.language}`;
  const email = `tra.${Date.now().toString(36)}.${info.project.name}@phinviet.example`;
  const password = "một câu dễ nhớ của Trà";
  await enter(context, "administrator");
  await page.goto("/settings/people");
  await page.getByRole("button", { name: text("people.invite.button"), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await fieldOf(dialog, text("auth.field.name")).fill(name);
  await fieldOf(dialog, text("auth.field.email")).fill(email);
  await dialog.getByRole("button", { name: text("people.invite.submit") }).click();
  const link = await fieldOf(page, text("people.invite.link")).inputValue();
  await page.getByRole("button", { name: text("common.action.done"), exact: true }).click();

  const theirs = await anotherBrowser(browser, context);
  const invited = await theirs.newPage();
  await invited.goto(link);
  await fieldOf(invited, text("auth.field.newPassword")).fill(password);
  await invited.getByRole("button", { name: text("auth.invite.submit") }).click();
  await expect(invited).toHaveURL(/\/today$/);
  await expect(invited.getByRole("link", { name: text("shell.nav.settings"), exact: true })).toHaveCount(0);

  await test.step("the link works once", async () => {
    const late = await anotherBrowser(browser, context);
    const visitor = await late.newPage();
    await visitor.goto(link);
    await expect(visitor.getByRole("heading", { name: text("auth.invite.closedTitle") })).toBeVisible();
    await late.close();
  });

  await page.reload();
  await page
    .getByRole("row", { name: new RegExp(email) })
    .getByRole("button")
    .click();
  await page.getByRole("menuitem", { name: text("people.list.disable") }).click();
  await expect(page.getByText(text("people.list.disabledToast", { name })).first()).toBeVisible();
  await invited.goto("/customers");
  await expect(invited).toHaveURL(/\/sign-in/);
  await expect(signInAs(theirs, email, password)).rejects.toThrow();
  await theirs.close();
});

test("a wrong password is refused in words, and nothing tells whether the account exists", async ({ page, text }) => {
  const problem = text("auth.problem.wrong");
  for (const email of [`nobody.${Date.now()}@phinviet.example`, "kiemtoan@phinviet.example"]) {
    await page.goto("/sign-in");
    await fieldOf(page, text("auth.field.email")).fill(email);
    await fieldOf(page, text("auth.field.password")).fill("không phải mật khẩu này");
    await page.getByRole("button", { name: text("auth.signIn.submit"), exact: true }).click();
    await expect(page.getByText(problem)).toBeVisible();
  }
});
