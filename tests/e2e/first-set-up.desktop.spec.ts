// A fresh installation: the printed link leads to the company and its first administrator, once.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, fieldOf, test } from "../support/e2e";

interface Installation {
  readonly address: string;
  readonly token: string;
  readonly end: () => Promise<void>;
}

async function freshInstallation(): Promise<Installation> {
  const child: ChildProcess = spawn(process.execPath, ["tests/support/fresh-installation.mjs"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  // The server beneath it writes to the same output; the line with the link is the one that is JSON.
  for await (const line of createInterface({ input: child.stdout! })) {
    if (!line.startsWith('{"address"')) continue;
    child.stdout?.resume();
    const end = async () => {
      child.stdin?.end();
      await ended;
    };
    return { ...(JSON.parse(line) as { address: string; token: string }), end };
  }
  throw new Error("The second installation did not start (see above).");
}

test("the first administrator sets the company up; the link works once", async ({ page, context, text }) => {
  test.setTimeout(150_000);
  const { address, token, end } = await freshInstallation();
  const email = "chu@quanmoi.example";
  const password = "ba con mèo uống cà phê";
  try {
    await test.step("whoever comes without the link is led to the set-up, not into the product", async () => {
      await page.goto(`${address}/today`);
      await expect(page).toHaveURL(/\/(setup|sign-in)/);
    });
    await test.step("a wrong token opens nothing", async () => {
      await page.goto(`${address}/setup?token=${"0".repeat(token.length)}`);
      await fillIn();
      await expect(page.getByRole("alert").first()).toBeVisible();
      await expect(page).toHaveURL(/\/setup/);
    });
    await test.step("the printed link does", async () => {
      await page.goto(`${address}/setup?token=${token}`);
      await fillIn();
      await expect(page).toHaveURL(`${address}/today`, { timeout: 30_000 });
      await expect(page.getByRole("heading", { name: text("today.begin.title"), exact: true })).toBeVisible();
    });
    await test.step("it works once, and the account signs in again", async () => {
      await context.clearCookies({ name: /next-auth|session/ });
      await page.goto(`${address}/setup?token=${token}`);
      await expect(page).toHaveURL(/\/sign-in/);
      await fieldOf(page, text("auth.field.email")).fill(email);
      await fieldOf(page, text("auth.field.password")).fill(password);
      await page.getByRole("button", { name: text("auth.signIn.submit"), exact: true }).click();
      await expect(page).toHaveURL(`${address}/today`, { timeout: 30_000 });
    });
  } finally {
    await page.goto("about:blank");
    await end();
  }

  async function fillIn() {
    await fieldOf(page, text("setup.companyName")).fill("Quán Mới");
    await fieldOf(page, text("auth.field.name")).fill("Chủ Quán");
    await fieldOf(page, text("auth.field.email")).fill(email);
    await fieldOf(page, text("auth.field.password")).fill(password);
    await page.getByRole("button", { name: text("setup.submit"), exact: true }).click();
  }
});
