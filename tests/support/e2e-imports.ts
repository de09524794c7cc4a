// How does a file come in through the browser? Chosen, sent, looked at, run; then what became of its rows.
import type { Page } from "@playwright/test";
import type { ImportKind, ImportPreset, RowOutcome } from "../../lib/domain/imports/kinds";
import { expect, type Text } from "./e2e";

export interface FileToImport {
  readonly kind: ImportKind;
  readonly file: string | { name: string; mimeType: string; buffer: Buffer };
  readonly preset?: ImportPreset;
}

/** Chooses the file and its kind; ends on the page where its columns are mapped. */
export async function sendFile(page: Page, text: Text, { kind, file, preset }: FileToImport): Promise<void> {
  await page.goto("/imports/new");
  await page
    .getByRole("radio", { name: text(`imports.kind.${kind}`) })
    .first()
    .click();
  if (preset !== undefined) {
    await page.getByRole("combobox", { name: text("imports.choose.preset") }).click();
    await page.getByRole("option", { name: text(`imports.preset.${preset}`), exact: true }).click();
  }
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: text("imports.upload.next"), exact: true }).click();
  await expect(page.getByRole("heading", { name: text("imports.map.title"), exact: true })).toBeVisible();
}

export type Counts = Record<RowOutcome | "read", number>;

/** Waits for the sum of the result and reads it. */
export async function resultOf(page: Page, text: Text): Promise<Counts> {
  await expect(page.getByRole("heading", { name: text("imports.result.title"), exact: true })).toBeVisible({
    timeout: 90_000,
  });
  const outcomes = ["created", "updated", "unchanged", "skipped", "rejected", "anonymous", "read"] as const;
  const counts = {} as Counts;
  for (const outcome of outcomes) {
    const term = page.getByRole("term").filter({ hasText: new RegExp(`^${text(`imports.outcome.${outcome}`)}$`) });
    const value = await term.locator("xpath=following-sibling::dd").innerText();
    counts[outcome] = Number(value.replaceAll(/\D/g, ""));
  }
  const { read, ...rest } = counts;
  expect(
    Object.values(rest).reduce((sum, count) => sum + count, 0),
    "the outcomes add up to the rows read",
  ).toBe(read);
  return counts;
}

/** Presses Import on the page of the mapping and waits for the end. */
export async function runImport(page: Page, text: Text): Promise<Counts> {
  await expect(page.getByText(text("imports.preview.title")).first()).toBeVisible();
  await page.getByRole("button", { name: text("imports.action.run"), exact: true }).click();
  return resultOf(page, text);
}
