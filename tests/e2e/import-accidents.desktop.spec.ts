// What goes wrong with files: one that is no table, one read in the wrong encoding, a heading nobody knows, rows that
// cannot come in, and an import that should not have been.
import { readFileSync } from "node:fs";
import { expect, test } from "../support/e2e";
import { runImport, sendFile } from "../support/e2e-imports";
import { enter } from "../support/e2e-people";

const asCsv = (name: string, buffer: Buffer) => ({ name, mimeType: "text/csv", buffer });

test.beforeEach(async ({ context }) => enter(context, "marketer"));

test("a file that is no table is refused before and after it is sent", async ({ page, text, allowConsoleError }) => {
  allowConsoleError(/the server responded with a status of 4\d\d/);
  await page.goto("/imports/new");
  const input = page.locator("input[type=file]");
  const send = page.getByRole("button", { name: text("imports.upload.next"), exact: true });
  await input.setInputFiles({ name: "anh.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7") });
  await expect(page.getByText("anh.pdf")).toBeVisible();
  await expect(send).toBeDisabled();
  // A picture under a table's name gets past the browser, but not past the server.
  const noise = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 131 + 7) % 256));
  const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), noise]);
  await input.setInputFiles(asCsv("khach.csv", picture));
  await send.click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ }).first()).toBeVisible();
  await expect(page).toHaveURL(/\/imports\/new$/);
});

test("encoding and columns are corrected, rejected rows are mended, and the import is taken back", async ({
  page,
  text,
}) => {
  test.setTimeout(120_000);
  const mark = Date.now().toString(36).toUpperCase() + test.info().parallelIndex;
  const rows = [
    ["Mã", "Danh xưng của người ấy", "E-mail"],
    [`NK${mark}1`, "Nguyễn Thị Hạnh", `hanh.${mark}@example.com`],
    [`NK${mark}2`, "Đỗ Quốc Đạt", "không-phải-thư"],
    [`NK${mark}3`, "Lê Ướt Mưa", `mua.${mark}@example.com`],
  ];
  const table = rows.map((row) => row.join(";")).join("\r\n");
  const file = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(table, "utf16le")]);
  const preview = page.getByRole("region", { name: text("imports.preview.title") });

  await sendFile(page, text, { kind: "customers", file: asCsv("khach-moi.csv", file) });
  await expect(preview.getByText("Nguyễn Thị Hạnh")).toBeVisible();

  await test.step("a wrong encoding shows at once, and so does the right one", async () => {
    await page.getByText(text("imports.finding.title")).click();
    const encoding = page.getByRole("combobox", { name: text("imports.finding.encoding") });
    await encoding.click();
    await page.getByRole("option", { name: "WINDOWS-1258", exact: true }).click();
    await expect(preview.getByText("Nguyễn Thị Hạnh")).toHaveCount(0);
    await encoding.click();
    await page.getByRole("option", { name: "UTF-16LE", exact: true }).click();
    await expect(preview.getByText("Nguyễn Thị Hạnh")).toBeVisible();
  });

  await test.step("a heading nobody knows is given its field", async () => {
    const column = "Danh xưng của người ấy";
    await page.getByRole("combobox", { name: text("imports.map.fieldOf", { column }) }).click();
    await page.getByRole("option", { name: new RegExp(`^${text("imports.target.name")}( \\*)?$`) }).click();
    await expect(preview.getByRole("columnheader", { name: column })).toContainText(text("imports.target.name"));
  });

  const rejected = await test.step("two rows come in, one is rejected with its reason", async () => {
    const counts = await runImport(page, text);
    expect(counts).toMatchObject({ created: 2, rejected: 1, read: 3 });
    await expect(page.getByText("không-phải-thư")).toBeVisible();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: text("imports.reasons.download") }).click();
    return readFileSync((await (await download).path()) ?? "", "utf8");
  });
  const imported = page.url();
  expect(rejected).toContain("Đỗ Quốc Đạt");
  expect(rejected).not.toContain("Nguyễn Thị Hạnh");

  await test.step("the rejected rows, mended, come in", async () => {
    const mended = rejected.replace("không-phải-thư", `dat.${mark}@example.com`);
    await sendFile(page, text, { kind: "customers", file: asCsv("da-sua.csv", Buffer.from(mended)) });
    const column = "Danh xưng của người ấy";
    await page.getByRole("combobox", { name: text("imports.map.fieldOf", { column }) }).click();
    await page.getByRole("option", { name: new RegExp(`^${text("imports.target.name")}( \\*)?$`) }).click();
    const counts = await runImport(page, text);
    expect(counts).toMatchObject({ created: 1, rejected: 0, read: 1 });
  });

  await test.step("the first import is taken back, the mended row stays", async () => {
    await page.goto(imported);
    await page.getByRole("button", { name: text("imports.action.undo"), exact: true }).click();
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: text("imports.action.undo") })
      .click();
    await expect(page.getByText(text("imports.undo.done")).first()).toBeVisible({ timeout: 60_000 });
    await page.goto(`/customers?q=NK${mark}`);
    await expect(page.locator("tbody").getByText("Đỗ Quốc Đạt")).toBeVisible();
    await expect(page.locator("tbody").getByText("Nguyễn Thị Hạnh")).toHaveCount(0);
  });
});
