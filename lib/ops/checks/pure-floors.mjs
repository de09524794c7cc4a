// Do the domain and the cellar get their time, chance and settings as parameters? Read from the source, comments aside.
import { readFileSync } from "node:fs";
import path from "node:path";
import { finish, root, sourceFiles } from "./source-files.mjs";

const forbidden = [
  [/\bDate\.now\(/, "Date.now(): take `now` as a parameter"],
  [/\bnew Date\(\s*\)/, "new Date(): take `now` as a parameter"],
  [/\bMath\.random\b/, "Math.random: take a seeded source as a parameter"],
  [/\bprocess\.env\b/, "process.env: settings are read in lib/server/env.ts"],
];
const files = sourceFiles(["lib/domain", "lib/data"], [".ts"]);
const problems = files.length === 0 ? ["no files found"] : [];
for (const file of files) {
  const source = readFileSync(path.join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, (text) =>
    text.replace(/[^\n]/g, ""),
  );
  for (const [index, line] of source.split("\n").entries()) {
    const code = line.replace(/(^|\s)\/\/.*$/, "");
    for (const [pattern, advice] of forbidden) if (pattern.test(code)) problems.push(`${file}:${index + 1}: ${advice}`);
  }
}
finish(`pure floors (${files.length} files)`, problems);
