#!/usr/bin/env node
// Starts the command line: makes TypeScript loadable, then runs lib/cli/main.ts from the project's own folder.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname, "../..");
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.\n`);
  process.exit(1);
}
if (!existsSync(path.join(root, "node_modules/tsx"))) {
  process.stderr.write("The packages are not installed. Run `npm ci` in the project first.\n");
  process.exit(1);
}
const generated = spawnSync(process.execPath, [path.join(root, "lib/ops/generate-client.mjs")], {
  stdio: ["ignore", 2, 2],
});
if (generated.status !== 0) process.exit(1);

process.env.CRM_PROJECT_ROOT ??= root;
process.env.TSX_TSCONFIG_PATH ??= path.join(root, "tsconfig.json");
const { register } = await import(pathToFileURL(path.join(root, "node_modules/tsx/dist/esm/api/index.mjs")).href);
register();
await import(pathToFileURL(path.join(root, "lib/cli/main.ts")).href);
