// Are the packages of package-lock.json installed? npm writes down what it installed; a difference means `npm ci`.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Advice, root, runNpm } from "./run-process.mjs";

const OLDEST_NODE = [20, 19];

/** Refuses a Node.js that is too old, before anything else can fail less clearly. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Advice(
    `Node.js ${OLDEST_NODE.join(".")} or newer is needed; this is ${process.versions.node}. Install it from https://nodejs.org.`,
  );
}

/** True when every package of the lock file is there in its version; optional ones of other systems do not count. */
export function packagesCurrent() {
  const installedFile = path.join(root, "node_modules/.package-lock.json");
  if (!existsSync(installedFile)) return false;
  const { packages: installed } = JSON.parse(readFileSync(installedFile, "utf8"));
  const { packages: wanted } = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"));
  return Object.entries(wanted).every(
    ([key, entry]) =>
      key === "" || entry.optional === true || entry.devOptional === true || installed[key]?.version === entry.version,
  );
}

/** Installs the packages where needed; answers whether it did. */
export async function installPackages(progress) {
  checkNode();
  if (packagesCurrent()) return false;
  progress("Installing packages (npm ci)…");
  const { code } = await runNpm(["ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"], {
    show: true,
    env: { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1", CHECKPOINT_DISABLE: "1" },
  });
  if (code !== 0) {
    throw new Advice(
      "`npm ci` failed (see above). Check that the npm registry is reachable (`npm ping`) and the disk is not full, then run the command again.",
    );
  }
  return true;
}
