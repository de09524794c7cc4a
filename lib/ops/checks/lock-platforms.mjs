// Does package-lock.json hold every platform's binaries? npm leaves out what the registry lacked on the day it was
// written; `npm ci` then fails on another system.
import { readFileSync } from "node:fs";
import path from "node:path";
import { finish, root } from "./source-files.mjs";

const { packages } = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"));
const nameOf = (key) => key.slice(key.lastIndexOf("node_modules/") + "node_modules/".length);
const locked = new Set(Object.keys(packages).map(nameOf));
const problems = [];
for (const [key, entry] of Object.entries(packages)) {
  const missing = Object.keys(entry.optionalDependencies ?? {}).filter((name) => !locked.has(name));
  if (missing.length > 0) problems.push(`${nameOf(key)} ${entry.version}: not locked: ${missing.join(", ")}`);
}
finish("platforms in package-lock.json", problems);
