// A customer on a phone, with a link and without an account: chooses, pauses, corrects, asks, stops. With script and without.
import type { Browser, Page } from "@playwright/test";
import { expect, fieldOf, type Text, test } from "../support/e2e";
import { axeFindings, sidewaysPixels } from "../support/e2e-page-checks";
import { enter } from "../support/e2e-people";

interface Found {
  id: string;
  name: string;
}

/** Somebody of the demo company; another one in each project and story, so that they do not meet. */
async function somebody(page: Page, turn: number): Promise<Found> {
  const response = await page.request.get("/api/customers?stage=customer&kind=person");
  const { rows } = (await response.json()) as { rows: Found[] };
  const project = ["phone-vi", "phone-en"].indexOf(test.info().project.name);
  const row = rows[(project + 1) * 6 + turn];
  if (!row) throw new Error("The demo company has too few customers.");
  return row;
}

/** A rep makes the link and reads it from the screen. */
async function linkFor(page: Page, who: Found, text: Text): Promise<string> {
  await page.goto(`/customers/${who.id}?tab=permission`);
  await page.getByRole("button", { name: text("permission.link.open") }).click();
  await page.getByRole("button", { name: text("permission.link.make") }).click();
  const field = fieldOf(page, text("permission.link.made"));
  await expect(field).toHaveValue(/\/p\/[\w-]{43}$/);
  return new URL(await field.inputValue()).pathname;
}

async function customerPage(browser: Browser, like: Page, script: boolean): Promise<Page> {
  const cookies = (await like.context().cookies()).filter(({ name }) => name === "locale");
  const context = await browser.newContext({
    baseURL: process.env.E2E_BASE_URL ?? "",
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: script,
    hasTouch: true,
    isMobile: true,
  });
  await context.addCookies(cookies);
  return context.newPage();
}

for (const script of [true, false]) {
  const how = script ? "with script" : "without script";
  test(`a customer decides on their own page, ${how}`, async ({ page, context, browser, text }) => {
    await enter(context, "administrator");
    const who = await somebody(page, script ? 0 : 1);
    const path = await linkFor(page, who, text);
    const phone = await customerPage(browser, page, script);

    await test.step("the page belongs to them, is kept by nobody and is as wide as the screen", async () => {
      const answer = await phone.goto(path);
      expect(answer?.headers()["cache-control"]).toContain("no-store");
      expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
      expect(answer?.headers()["x-robots-tag"]).toContain("noindex");
      await expect(phone.getByRole("heading", { level: 1, name: text("centre.title") })).toBeVisible();
      await expect(phone.getByText(text("centre.for", { name: who.name }))).toBeVisible();
      if (script) expect(await axeFindings(phone)).toEqual([]);
      for (const width of [320, 390]) {
        await phone.setViewportSize({ width, height: 844 });
        expect(await sidewaysPixels(phone)).toBe(0);
      }
    });

    const part = (id: string) => phone.locator(`#${id}`);
    // Which channels there are to choose depends on the addresses they have.
    const promotions = part("choices").locator("input[name=tick][value^='promotions|']");
    const send = async (id: string, button: string, done: string) => {
      await part(id)
        .getByRole("button", { name: text(button), exact: true })
        .click();
      await expect(phone.getByText(text(`centre.done.${done}`))).toBeVisible();
    };

    await test.step("ticks a channel, and the tick is there afterwards", async () => {
      const tick = promotions.first();
      const wanted = !(await tick.isChecked());
      await tick.setChecked(wanted);
      await send("choices", "centre.save", "choices");
      await expect(tick).toBeChecked({ checked: wanted });
    });

    await test.step("says how often and pauses", async () => {
      await fieldOfSelect(phone, text("centre.rhythm.often")).selectOption("monthly");
      await send("rhythm", "centre.rhythm.save", "rhythm");
      await send("pause", "centre.pause.days30", "pause");
      await expect(fieldOfSelect(phone, text("centre.rhythm.often"))).toHaveValue("monthly");
      await expect(part("pause").getByRole("button", { name: text("centre.pause.resume") })).toBeVisible();
    });

    await test.step("takes a kind of information out", async () => {
      const tick = part("holding").getByRole("checkbox", { name: text("centre.holding.income") });
      await tick.uncheck();
      await send("holding", "centre.holding.save", "holding");
      await expect(tick).not.toBeChecked();
    });

    await test.step("asks for a correction, asks a question, asks to be deleted", async () => {
      await fieldOf(part("details"), text("centre.details.other")).fill("Số điện thoại đã đổi");
      await send("details", "centre.details.save", "detailsAsked");
      await fieldOf(part("contact"), text("centre.contact.message")).fill("Cho tôi hỏi về hóa đơn");
      await send("contact", "centre.contact.send", "contact");
      await send("data", "centre.data.erase", "erase");
    });

    await test.step("stops everything with one press", async () => {
      await send("stop", "centre.stop.button", "stop");
      for (const tick of await promotions.all()) {
        await expect(tick).not.toBeChecked();
      }
    });

    await test.step("reads it in the other language", async () => {
      const other = test.info().project.name.endsWith("vi") ? "English" : "Tiếng Việt";
      await phone.getByRole("button", { name: other }).click();
      await expect(phone.getByRole("heading", { level: 1, name: text("centre.title") })).toHaveCount(0);
      await expect(phone.getByRole("button", { name: other })).toHaveAttribute("aria-current", "true");
    });

    await test.step("staff closes the links: the page says no more than a stranger's", async () => {
      await page.getByRole("button", { name: text("permission.link.revoke") }).click();
      await expect(page.getByText(text("permission.link.revoked")).first()).toBeVisible();
      await phone.goto(path);
      await expect(phone.getByText(who.name)).toHaveCount(0);
      await phone.goto(`/p/${"a".repeat(43)}`);
      await expect(phone.locator("h1")).toHaveCount(1);
    });
    await phone.context().close();
  });
}

test("the button of a mail program's page asks first and works without script", async ({ browser, page, text }) => {
  const phone = await customerPage(browser, page, false);
  await phone.goto(`/api/one-click/${"b".repeat(43)}`);
  await expect(phone).toHaveURL(/\/u\/b+$/);
  await phone.getByRole("button", { name: text("centre.unsubscribe.button") }).click();
  await expect(phone.getByText(text("centre.unsubscribe.done"))).toBeVisible();
  await phone.context().close();
});

function fieldOfSelect(page: Page, label: string) {
  return page.getByLabel(label, { exact: true }).and(page.locator("select"));
}
