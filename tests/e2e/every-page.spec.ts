// Every page that a link leads to: in both languages, on both screens, in light and in dark. None fails, none scrolls
// sideways, axe finds nothing.
import { expect, test } from "../support/e2e";
import { axeFindings, kindOfPage, sidewaysPixels } from "../support/e2e-page-checks";
import { enter } from "../support/e2e-people";

/** Each language and each screen meets light and dark once over the four projects. */
const schemes = {
  "desktop-vi": "light",
  "phone-en": "light",
  "desktop-en": "dark",
  "phone-vi": "dark",
} as Record<string, "light" | "dark">;

const enough = 80;

test("an administrator can follow every link", async ({ page, context, device, allowConsoleError }, info) => {
  test.setTimeout(240_000);
  allowConsoleError(/net::ERR_ABORTED/);
  await page.emulateMedia({ colorScheme: schemes[info.project.name] ?? "light", reducedMotion: "reduce" });
  await enter(context, "administrator");
  const queue = ["/today"];
  const seen = new Set(queue.map((path) => kindOfPage(new URL(path, info.project.use.baseURL).href)));
  const problems: string[] = [];
  for (let at = 0; at < queue.length && at < enough; at++) {
    const path = queue[at] ?? "";
    const response = await page.goto(path);
    await page.getByRole("main").waitFor();
    if ((response?.status() ?? 0) >= 400) problems.push(`${path} answers ${response?.status()}`);
    problems.push(...(await axeFindings(page)).map((finding) => `${path} ${finding}`));
    const titles = await page.getByRole("heading", { level: 1 }).count();
    if (titles !== 1) problems.push(`${path} has ${titles} titles of the first level`);
    const widths = device === "phone" ? [320, 390] : [1280];
    for (const width of widths) {
      await page.setViewportSize({ width, height: page.viewportSize()?.height ?? 800 });
      const sideways = await sidewaysPixels(page);
      if (sideways > 0) problems.push(`${path} is ${sideways} px wider than ${width} px`);
    }
    const links = await page
      .locator("a[href]")
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    for (const link of links) {
      const { origin, pathname } = new URL(link);
      if (origin !== new URL(page.url()).origin || pathname.startsWith("/api/")) continue;
      if (seen.has(kindOfPage(link))) continue;
      seen.add(kindOfPage(link));
      queue.push(link);
    }
  }
  await info.attach("pages", { body: [...seen].join("\n"), contentType: "text/plain" });
  expect(problems).toEqual([]);
});
