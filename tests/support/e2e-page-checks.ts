// What must hold on every page, whoever looks at it: nothing for axe to find, and nothing that scrolls sideways.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** In a long list the first rows stand for those that look the same. */
const rowsAlike = ["tr:nth-child(n+12)", "li:nth-child(n+12)", "li:nth-child(n+6) li"];

/** One line for each thing that axe finds, with where it is; in the whole page or in one part of it. */
export async function axeFindings(page: Page, part = "body"): Promise<string[]> {
  const builder = new AxeBuilder({ page }).include(part).withTags(rules);
  for (const rows of rowsAlike) builder.exclude(rows);
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary?.split("\n")[1] ?? ""}`),
  );
}

/** How many pixels the page is wider than the screen; 0 when nothing scrolls sideways. */
export async function sidewaysPixels(page: Page): Promise<number> {
  const width = page.viewportSize()?.width ?? 0;
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  return Math.max(0, wide - width);
}

/** The kind of a page: one customer's profile stands for all of them. */
export function kindOfPage(address: string): string {
  const { pathname, searchParams } = new URL(address);
  const path = pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27,}/g, ":id").replaceAll(/\/\d+(?=\/|$)/g, "/:no");
  const view = ["tab", "view"].flatMap((name) => {
    const value = searchParams.get(name);
    return value === null ? [] : [`${name}=${value}`];
  });
  return view.length === 0 ? path : `${path}?${view.join("&")}`;
}
