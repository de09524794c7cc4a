// The table of the house, shown to fail: a small house with every kind of wrong import in it.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

const root = process.cwd();
let house = "";
let violations: { rule: { name: string }; from: string }[] = [];

const files: Record<string, string> = {
  "lib/domain/basics/money.ts":
    'import "../value/rfm"; import "node:fs"; export type Money = number; export const zero = 0;',
  "lib/domain/value/rfm.ts": 'import { prisma } from "@/lib/data/client"; export const rfm = prisma;',
  "lib/data/client.ts": 'import "pg"; export const prisma = 1;',
  "lib/data/customers.ts": 'import "./segments"; import "next/headers"; export const customers = 1;',
  "lib/data/segment-sql.ts": "export const sql = 1;",
  "lib/data/segments.ts": 'import "./client"; import "./segment-sql"; export const segments = 1;',
  "lib/server/gate.ts":
    'import type { Card } from "@/components/card"; import "pg"; import "@/lib/ops/up"; export type Gate = Card;',
  "lib/ops/up.ts": 'import "@/lib/data/customers"; export const up = 1;',
  "components/card.tsx": 'import "@/lib/data/customers"; import type { Plan } from "./plan"; export type Card = Plan;',
  "components/plan.tsx": 'import type { Card } from "./card"; export type Plan = Card;',
  "components/helpers.ts": "export const help = 1;",
  "components/uses.tsx": 'import { help } from "./helpers"; export const uses = help;',
  "app/one/page.tsx":
    'import "@/lib/data/customers"; import { zero } from "@/lib/domain/basics/money"; import "../two/part"; export default zero;',
  "app/one/types.ts": 'import type { Money } from "@/lib/domain/basics/money"; export type Shown = Money;',
  "app/two/part.ts": "export const part = 1;",
};

beforeAll(() => {
  house = mkdtempSync(path.join(tmpdir(), "crm-house-"));
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(path.join(house, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(house, file), source);
  }
  for (const file of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"]) cpSync(file, path.join(house, file));
  symlinkSync(path.join(root, "node_modules"), path.join(house, "node_modules"));
  const { stdout } = spawnSync(
    process.execPath,
    [
      path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
      ...["--config", ".dependency-cruiser.cjs", "--output-type", "json", "app", "components", "lib"],
    ],
    { cwd: house, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  violations = JSON.parse(stdout).summary.violations;
}, 30_000);
afterAll(() => rmSync(house, { recursive: true, force: true }));

it.each([
  ["no-cycles", "components/card.tsx"],
  ["no-vague-names", "components/uses.tsx"],
  ["components-take-props", "components/card.tsx"],
  ["pages-stay-thin", "app/one/page.tsx"],
  ["pages-decide-nothing", "app/one/page.tsx"],
  ["routes-keep-to-themselves", "app/one/page.tsx"],
  ["hall-has-no-view", "lib/server/gate.ts"],
  ["hall-runs-no-operations", "lib/server/gate.ts"],
  ["hall-speaks-through-the-cellar", "lib/server/gate.ts"],
  ["cellar-knows-no-request", "lib/data/customers.ts"],
  ["cellar-rooms-have-no-doors", "lib/data/customers.ts"],
  ["operations-stand-beside-the-cellar", "lib/ops/up.ts"],
  ["domain-is-pure", "lib/domain/value/rfm.ts"],
  ["domain-runs-anywhere", "lib/domain/basics/money.ts"],
  ["domain-basics-looks-left", "lib/domain/basics/money.ts"],
])("the rule %s stops %s", (rule, from) => {
  expect(violations.filter((violation) => violation.rule.name === rule).map((violation) => violation.from)).toContain(
    from,
  );
});

it("lets a page name a type of the domain and a room use the client", () => {
  const accused = new Set(violations.map((violation) => violation.from));
  expect(accused).not.toContain("app/one/types.ts");
  expect(accused).not.toContain("lib/data/segments.ts");
});
