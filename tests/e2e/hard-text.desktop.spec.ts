// Text that breaks other programs, through every screen: sent, previewed, imported, read on the profile, exported, and
// imported again without a change.
import { readFileSync } from "node:fs";
import { expect, test } from "../support/e2e";
import { runImport, sendFile } from "../support/e2e-imports";
import { enter } from "../support/e2e-people";

const names = [
  'Nói "ha"\r\n"ha", rồi; cười',
  "=HYPERLINK(\"http://x\";'Bấm')",
  "<script>alert('Ướt Mưa')</script>",
  "Ｔên 田中さん 👩🏽‍🦰 Ω≈ç √∫",
  "ثم نفس سقطت\u202eđảo\u202c",
  "_x0041_ \\u00e9 #{7*7} {{7*7}} %s",
  "Thứ Trưởng Nguyễn".normalize("NFD"),
  "'; DROP TABLE customer; --",
];

test.beforeEach(async ({ context }) => enter(context, "marketer"));

test("hard text is shown exactly, and both exports come back unchanged", async ({ page, text }) => {
  test.setTimeout(180_000);
  const mark = `HT${Date.now().toString(36).toUpperCase()}${test.info().parallelIndex}`;
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const rows = [["Mã", "Họ tên"], ...names.map((name, at) => [`${mark}-${at}`, name])];
  const table = rows.map((row) => row.map(quoted).join(";")).join("\n");
  const file = { name: "kho-doc.csv", mimeType: "text/csv", buffer: Buffer.from(table) };
  const held = names.map((name) => name.normalize("NFC"));

  await sendFile(page, text, { kind: "customers", file });
  const preview = page.getByRole("region", { name: text("imports.preview.title") });
  await expect(preview.locator("tbody tr")).toHaveCount(names.length);
  const cells = await preview.locator("tbody td").allTextContents();
  for (const name of held) expect(cells.map((cell) => cell.trim())).toContain(name);
  expect(await runImport(page, text)).toMatchObject({ read: names.length, created: names.length });

  const list = `/customers?q=${mark}`;
  await test.step("the list and each profile show what the file said", async () => {
    await page.goto(list);
    await expect(page.locator("tbody tr")).toHaveCount(names.length);
    const addresses = await page
      .locator("tbody a[href^='/customers/']")
      .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href") ?? ""))]);
    expect(addresses).toHaveLength(names.length);
    const shown: (string | null)[] = [];
    for (const address of addresses) {
      await page.goto(address);
      // The initials beside a name are for the eye only.
      shown.push(
        await page.getByRole("heading", { level: 1 }).evaluate((heading) => {
          const copy = heading.cloneNode(true) as HTMLElement;
          for (const mark of copy.querySelectorAll("[aria-hidden]")) mark.remove();
          return copy.textContent;
        }),
      );
    }
    // HTML knows one kind of line break.
    expect(shown.toSorted()).toEqual(held.map((name) => name.replaceAll("\r\n", "\n")).toSorted());
  });

  for (const format of ["csv", "xlsx"] as const) {
    await test.step(`the ${format} export is imported again and changes nothing`, async () => {
      await page.goto(list);
      await expect(page.locator("tbody tr")).toHaveCount(names.length);
      await page.getByRole("button", { name: text("customers.exit.title"), exact: true }).click();
      const download = page.waitForEvent("download");
      await page.getByRole("menuitem", { name: text(`customers.exit.${format}`), exact: true }).click();
      const exported = readFileSync((await (await download).path()) ?? "");
      const again = { name: `xuat.${format}`, mimeType: "application/octet-stream", buffer: exported };
      await sendFile(page, text, { kind: "customers", file: again });
      const counts = await runImport(page, text);
      expect(counts).toMatchObject({ read: names.length, unchanged: names.length, created: 0, updated: 0 });
    });
  }
});
