// Does every column say what personal data it holds? A tag in a `///` comment, read by access, export and erasure.
import { readFileSync } from "node:fs";
import path from "node:path";
import { finish, root } from "./source-files.mjs";

const lines = readFileSync(path.join(root, "prisma/schema.prisma"), "utf8").split("\n");
const models = new Set(lines.map((line) => /^model (\w+)/.exec(line)?.[1]).filter(Boolean));
const problems = [];
let model = null;
let columns = 0;
for (const [index, line] of lines.entries()) {
  model = /^model (\w+)/.exec(line)?.[1] ?? (line.startsWith("}") ? null : model);
  const field = model === null ? null : /^\s+(\w+)\s+(\w+)/.exec(line);
  if (field === null || models.has(field[2])) continue;
  columns++;
  if (!/\/\/\/ \w+/.test(line))
    problems.push(`prisma/schema.prisma:${index + 1}: ${model}.${field[1]} has no personal-data tag`);
}
if (columns === 0) problems.push("no columns found");
finish(`personal-data tags (${columns} columns)`, problems);
