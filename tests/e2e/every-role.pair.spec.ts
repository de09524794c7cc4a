// What does each role find in its navigation, and what stays closed to it? Every entry opens; what is not offered answers
// as if it were not there.
import { type Role, roles } from "../../lib/domain/basics/access";
import { expect, test } from "../support/e2e";
import { axeFindings, sidewaysPixels } from "../support/e2e-page-checks";
import { enter } from "../support/e2e-people";

const everybody = ["/today", "/customers", "/plan", "/products", "/partners"];
const offered: Record<Role, string[]> = {
  administrator: [...everybody, "/notes", "/segments", "/imports", "/settings", "/permission/requests"],
  manager: [...everybody, "/notes", "/segments", "/imports", "/settings", "/permission/requests"],
  marketer: [...everybody, "/notes", "/segments", "/imports", "/permission/requests"],
  analyst: [...everybody, "/segments"],
  rep: [...everybody, "/notes", "/permission/requests"],
  telemarketer: [...everybody, "/notes", "/permission/requests"],
  privacy_officer: [...everybody, "/segments", "/settings", "/permission/requests"],
  auditor: [...everybody, "/segments", "/settings"],
};
const closed: Partial<Record<Role, string[]>> = {
  marketer: ["/settings", "/settings/people", "/settings/audit"],
  analyst: ["/imports/new", "/settings", "/notes/new"],
  rep: ["/segments", "/segments/new", "/imports", "/customers/merge", "/settings/people", "/settings/audit"],
  telemarketer: ["/segments", "/imports", "/settings"],
  auditor: ["/customers/new", "/notes/new", "/imports/new"],
};

for (const role of roles) {
  test(`${role}: each entry of the navigation opens, the rest stays closed`, async ({
    page,
    context,
    device,
    text,
    allowConsoleError,
  }) => {
    test.setTimeout(240_000);
    // The browser itself reports every document that is not found.
    allowConsoleError(/the server responded with a status of 404/);
    await enter(context, role);
    await page.goto("/today");
    const navigation = page.getByRole("navigation", { name: text("shell.nav.main") });
    if (device === "phone") {
      await page.getByRole("button", { name: text("shell.nav.main") }).click();
      await page.getByRole("dialog").waitFor();
    }
    const shown = device === "phone" ? page.getByRole("dialog").getByRole("navigation") : navigation.first();
    const entries = await shown
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const roots = entries.map((entry) => (entry ?? "").replace(/^\/notes\/new$/, "/notes")).toSorted();
    expect(roots).toEqual(offered[role].toSorted());

    const problems: string[] = [];
    for (const entry of entries) {
      const response = await page.goto(entry ?? "");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      if (response?.status() !== 200) problems.push(`${entry} answers ${response?.status()}`);
      const sideways = await sidewaysPixels(page);
      if (sideways > 0) problems.push(`${entry} is ${sideways} px too wide`);
    }
    await page.goto("/today");
    problems.push(...(await axeFindings(page)));
    for (const path of closed[role] ?? []) {
      await page.goto(path);
      const refused = page.getByRole("heading", { name: text("pages.notFound.title") });
      await refused.waitFor({ timeout: 5_000 }).catch(() => problems.push(`${path} is open`));
    }
    expect(problems).toEqual([]);
  });
}
