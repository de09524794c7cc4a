// Which Chromium do the browser tests drive? An installed one; else Debian's package, where we may install it; else
// Playwright's own download.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Advice, root, run, runNode } from "./run-process.mjs";

const candidates = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

async function playwrightsOwn() {
  const { chromium } = createRequire(path.join(root, "package.json"))("@playwright/test");
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : null;
}

function installed() {
  const named = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Advice(`PLAYWRIGHT_CHROMIUM_PATH names ${named}, which does not exist.`);
    return named;
  }
  return candidates.find((file) => existsSync(file)) ?? null;
}

/** The path of a Chromium, installed where needed. */
export async function findChromium(progress) {
  const found = installed() ?? (await playwrightsOwn());
  if (found) return found;
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
    progress("Installing Chromium (apt-get)…");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], { show: true, env });
    await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { show: true, env });
    const now = installed();
    if (now) return now;
  }
  progress("Downloading Chromium (playwright install)…");
  await runNode([path.join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"], { show: true });
  const now = await playwrightsOwn();
  if (now) return now;
  throw new Advice(
    "No Chromium for the browser tests. Install it (Debian: apt-get install chromium) or set PLAYWRIGHT_CHROMIUM_PATH.",
  );
}
