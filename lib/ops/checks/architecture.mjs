// Does every import keep to the table of the house? dependency-cruiser answers; it passes vacuously when it sees no
// modules (it does with some TypeScript versions), so their number is checked against the files on disk.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { finish, root, sourceFiles } from "./source-files.mjs";

const folders = ["app", "components", "lib", "tests"].filter((folder) => existsSync(path.join(root, folder)));
const { stdout, stderr, status } = spawnSync(
  process.execPath,
  [
    path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
    ...["--config", ".dependency-cruiser.cjs", "--output-type", "json", ...folders],
  ],
  { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
);
if (!stdout.startsWith("{")) {
  process.stderr.write(`${stderr}\n`);
  process.exit(status || 1);
}
const { modules, summary } = JSON.parse(stdout);
const seen = new Set(modules.map((module) => module.source));
const unseen = sourceFiles(folders, [".ts", ".tsx"]).filter((file) => !file.endsWith(".d.ts") && !seen.has(file));
const advice = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
const problems = summary.violations.map(
  ({ rule, from, to, cycle }) =>
    `${from} imports ${cycle ? cycle.map((step) => step.name).join(" → ") : to} (${rule.name}). ${advice.get(rule.name) ?? ""}`,
);
if (unseen.length > 0) problems.push(`dependency-cruiser did not look at ${unseen.length} files, such as ${unseen[0]}`);
finish(`architecture (${seen.size} modules, ${summary.totalDependenciesCruised} imports)`, problems);
