// Every page that a link leads to: in Vietnamese and light on a desktop, in English and dark on a phone. None fails, none
// scrolls sideways, axe finds nothing.
import { expect, test } from "../support/e2e";
import { axeFindings, kindOfPage, sidewaysPixels } from "../support/e2e-page-checks";
import { enter } from "../support/e2e-people";

const enough = 80;

test("an administrator can follow every link", async ({ page, context, device }, info) => {
  test.setTimeout(900_000);
  await page.emulateMedia({ colorScheme: device === "phone" ? "dark" : "light", reducedMotion: "reduce" });
  await enter(context, "administrator");
  const origin = new URL(info.project.use.baseURL ?? "").origin;
  const queue = [`${origin}/today`];
  const seen = new Set(queue.map(kindOfPage));
  const problems: string[] = [];

  async function look(address: string) {
    const path = address.slice(origin.length);
    const response = await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    if ((response?.status() ?? 0) >= 400) problems.push(`${path} answers ${response?.status()}`);
    // The frame is the same on every page: it is looked at once.
    const findings = await axeFindings(page, address === queue[0] ? "body" : "main");
    problems.push(...findings.map((finding) => `${path} ${finding}`));
    for (const width of device === "phone" ? [320, 390] : [1280]) {
      await page.setViewportSize({ width, height: page.viewportSize()?.height ?? 800 });
      // A chart draws itself anew after the screen has changed.
      await expect
        .poll(() => sidewaysPixels(page), { timeout: 3_000 })
        .toBe(0)
        .catch(async () => problems.push(`${path} is ${await sidewaysPixels(page)} px wider than ${width} px`));
    }
    const found = await page.locator("a[href]").evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    for (const link of found) {
      if (!link.startsWith(`${origin}/`) || link.startsWith(`${origin}/api/`) || seen.has(kindOfPage(link))) continue;
      seen.add(kindOfPage(link));
      queue.push(link);
    }
  }

  for (let at = 0; at < queue.length && at < enough; at++) {
    const address = queue[at] ?? "";
    await test.step(kindOfPage(address), () => look(address));
  }
  expect(queue.length, "pages").toBeGreaterThan(40);
  expect(problems).toEqual([]);
});
