// The stories in a real browser: Chromium, Vietnamese and English, desktop and phone. The product is built, filled with
// the demo company and served by the global set-up; E2E_BASE_URL names a running one instead.
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { defineConfig } from "@playwright/test";

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

// Workers load this file again and inherit the environment: the first choice stays.
if (process.env.E2E_BASE_URL === undefined) {
  const port = String(await freePort());
  process.env.E2E_PORT = port;
  process.env.E2E_BASE_URL = `http://localhost:${port}`;
}
const baseURL = process.env.E2E_BASE_URL;
const executablePath = [process.env.PLAYWRIGHT_CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (file) => file !== undefined && existsSync(file),
);

const screens = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;
const languages = { vi: "vi-VN", en: "en-GB" } as const;

function storedLanguage(language: string) {
  const cookie = { name: "locale", value: language, domain: new URL(baseURL).hostname, path: "/" };
  return {
    cookies: [{ ...cookie, expires: -1, httpOnly: false, secure: false, sameSite: "Lax" as const }],
    origins: [],
  };
}

const projects = (["desktop", "phone"] as const).flatMap((screen) =>
  (["vi", "en"] as const).map((language) => ({
    name: `${screen}-${language}`,
    // A story that only makes sense on one screen says so in its name: x.phone.spec.ts, x.desktop.spec.ts.
    // A long walk is made by two projects that differ in language and screen: x.pair.spec.ts.
    testIgnore: [
      screen === "phone" ? /\.desktop\.spec\.ts$/ : /\.phone\.spec\.ts$/,
      ...((screen === "desktop") === (language === "vi") ? [] : [/\.pair\.spec\.ts$/]),
    ],
    metadata: { device: screen, language },
    use: {
      viewport: screens[screen],
      hasTouch: screen === "phone",
      isMobile: screen === "phone",
      locale: languages[language],
      storageState: storedLanguage(language),
    },
  })),
);

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/e2e-global-setup.mjs",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL,
    browserName: "chromium",
    timezoneId: "Asia/Ho_Chi_Minh",
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
  projects,
});
