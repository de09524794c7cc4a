// Does the suite catch what it is there for? `node tests/support/plant-bugs.mjs [FIRST] [LAST]` plants each bug of planted-bugs.mjs
// into a copy of the project and asks there: first the comparison of the gate with the oracle, on one world made before any bug;
// then, where that sees nothing, the tests. One of them must fail every time.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { plantedBugs } from "./planted-bugs.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const suite = [
  "tests/unit/permission-fold.test.ts",
  "tests/unit/permission-calendar.test.ts",
  "tests/integration/permission-claims.test.ts",
  "tests/integration/permission-actions.test.ts",
  "tests/integration/imports-consents.test.ts",
  "tests/integration/consent-ledger.test.ts",
  "tests/integration/permission-torture.test.ts",
];

const copy = mkdtempSync(path.join(tmpdir(), "crm-planted-"));
const world = path.join(copy, "planted-world.json");
const left = /(^|\/)(node_modules|\.git|\.next[^/]*|\.crm[^/]*|shared)$/;
cpSync(root, copy, { recursive: true, filter: (file) => file === root || !left.test(path.relative(root, file)) });
symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"), "dir");
const env = { ...process.env, TZ: "UTC", CRM_HOME: process.env.CRM_HOME ?? path.join(root, ".crm-planted") };

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, env, encoding: "utf8" });
  return { failed: status !== 0, said: `${stdout}\n${stderr}` };
}
const compare = (mode) => run("--import", "tsx", "tests/support/compare-gates.ts", mode, world);
const tests = () => run("node_modules/vitest/vitest.mjs", "run", "--bail", "1", ...suite);

const [first = 1, last = plantedBugs.length] = process.argv.slice(2).map(Number);
const survivors = [];
try {
  for (const sound of [() => compare("make"), () => compare("compare"), tests]) {
    const { failed, said } = sound();
    if (failed) throw new Error(`the suite fails without any bug: nothing can be told\n${said.slice(-3000)}`);
  }
  for (const [index, [file, stands, becomes]] of plantedBugs.entries()) {
    const number = index + 1;
    if (number < first || number > last) continue;
    const target = path.join(copy, file);
    const sound = readFileSync(target, "utf8");
    if (sound.split(stands).length !== 2) throw new Error(`bug ${number}: "${stands}" does not stand once in ${file}`);
    writeFileSync(
      target,
      sound.replace(stands, () => becomes),
    );
    const by = compare("compare").failed ? "oracle" : tests().failed ? "tests" : null;
    writeFileSync(target, sound);
    if (by === null) survivors.push(number);
    process.stdout.write(
      `${by === null ? "MISSED" : `caught by ${by}`}  ${number}  ${file}  ${stands.split("\n")[0]}\n`,
    );
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
const planted = Math.min(last, plantedBugs.length) - first + 1;
process.stdout.write(`${planted - survivors.length} of ${planted} planted bugs caught\n`);
process.exitCode = survivors.length === 0 ? 0 : 1;
