// Whoever must sign in first goes on to the page they asked for, and never to another site.
import { expect, fieldOf, test } from "../support/e2e";
import { demoPassword, personOf } from "../support/e2e-people";

test("signing in leads on to the page that was asked for", async ({ page, text, baseURL }) => {
  const signIn = async () => {
    await fieldOf(page, text("auth.field.email")).fill(personOf("manager").email);
    await fieldOf(page, text("auth.field.password")).fill(demoPassword);
    await page.getByRole("button", { name: text("auth.signIn.submit"), exact: true }).click();
  };
  await page.goto("/customers?q=nguy%E1%BB%85n&sort=-spend");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn();
  await expect(page).toHaveURL(`${baseURL}/customers?q=nguy%E1%BB%85n&sort=-spend`);

  for (const next of ["//example.com/customers", "/\\\\example.com", "https://example.com"]) {
    await page.context().clearCookies({ name: /session/ });
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signIn();
    await expect(page).toHaveURL(`${baseURL}/today`);
  }
});
