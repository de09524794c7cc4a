// What every story in the browser stands on: an unexpected console error or page error fails it, and it knows the
// language and the screen it runs in. Stories import `test` and `expect` from here.
import { readFileSync } from "node:fs";
import { test as base } from "@playwright/test";

export const expect = base.expect;

export type Language = "vi" | "en";

interface Fixtures {
  language: Language;
  device: "desktop" | "phone";
  /** The text of a key, as in `text("auth.signIn.title")`: namespace first. */
  text: (key: string) => string;
  /** Says that this story provokes a console error that matches. */
  allowConsoleError: (pattern: RegExp) => void;
  consoleErrors: undefined;
}

function lookUp(language: Language, key: string): string {
  const [namespace, ...rest] = key.split(".");
  let value: unknown = JSON.parse(readFileSync(`lib/messages/${language}/${namespace}.json`, "utf8"));
  for (const part of rest) value = (value as Record<string, unknown> | undefined)?.[part];
  if (typeof value !== "string") throw new Error(`There is no text ${key} in ${language}.`);
  return value;
}

const allowed = new WeakMap<object, RegExp[]>();

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
  language: async ({}, use, info) => use(info.project.metadata.language as Language),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  device: async ({}, use, info) => use(info.project.metadata.device as "desktop" | "phone"),
  text: async ({ language }, use) => use((key) => lookUp(language, key)),
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

/** The demo users, as the demo command printed them. */
export function demoUsers(): { email: string; password: string; role: string }[] {
  return JSON.parse(process.env.E2E_USERS ?? "[]");
}
