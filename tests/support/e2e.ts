// What every story in the browser stands on: an unexpected console error or page error fails it, and it knows the
// language and the screen it runs in. Stories import `test` and `expect` from here.
import { readFileSync } from "node:fs";
import { test as base, type Locator, type Page } from "@playwright/test";
import { createTranslator } from "next-intl";

export const expect = base.expect;

export type Language = "vi" | "en";

interface Fixtures {
  language: Language;
  device: "desktop" | "phone";
  /** The text of a key, as in `text("auth.signIn.title")`: namespace first; then what its places are filled with. */
  text: Text;
  /** Says that this story provokes a console error that matches. */
  allowConsoleError: (pattern: RegExp) => void;
  consoleErrors: undefined;
}

export type Text = (key: string, values?: Record<string, string | number | Date>) => string;

type Translator = { (key: string, values?: object): string; has: (key: string) => boolean };

/** The texts of one language by namespace and key, filled in as the screens do it. */
export function textsIn(language: Language): Text {
  return (key, values) => {
    const namespace = key.slice(0, key.indexOf("."));
    const rest = key.slice(namespace.length + 1);
    const messages = JSON.parse(readFileSync(`lib/messages/${language}/${namespace}.json`, "utf8"));
    const translator = createTranslator({ locale: language, messages }) as unknown as Translator;
    if (!translator.has(rest)) throw new Error(`There is no text ${key} in ${language}.`);
    return translator(rest, values);
  };
}

const allowed = new WeakMap<object, RegExp[]>();

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  language: async ({}, use, info) => use(info.project.metadata.language as Language),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  device: async ({}, use, info) => use(info.project.metadata.device as "desktop" | "phone"),
  text: async ({ language }, use) => use(textsIn(language)),
  allowConsoleError: async ({ context }, use) => {
    await use((pattern) => allowed.set(context, [...(allowed.get(context) ?? []), pattern]));
  },
  consoleErrors: [
    async ({ context }, use) => {
      const seen: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") seen.push(`${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => seen.push(error.error().message));
      await use(undefined);
      const unexpected = seen.filter((text) => !allowed.get(context)?.some((pattern) => pattern.test(text)));
      expect(unexpected, "unexpected console errors").toEqual([]);
    },
    { auto: true },
  ],
});

/** The control with this label; the star of a required field is no part of its name. */
export function fieldOf(page: Page | Locator, label: string): Locator {
  const name = label.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return page.getByLabel(new RegExp(`^${name}( \\*)?$`)).and(page.locator("input, textarea, [role=combobox]"));
}
