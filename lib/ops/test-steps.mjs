// What does `npm test` run, and how does each step count? A static check is one test; vitest and Playwright tell
// their own numbers in a JSON report. A step that ends badly without a failed test in its report counts as one failure.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildProduct } from "./build-product.mjs";
import { findChromium } from "./find-chromium.mjs";
import { root, runNode } from "./run-process.mjs";

const bin = (file) => path.join(root, "node_modules", file);
const say = (text) => process.stderr.write(`${text}\n`);

function atLeastOneFailure(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const staticCheck = (name, args) => ({
  name,
  run: async () => {
    const { code } = await runNode(args, { show: true });
    return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  },
});

const check = (name) => staticCheck(name, [path.join(root, `lib/ops/checks/${name}.mjs`)]);

/** Counts per test of a vitest JSON report; a file that could not be loaded is a failure of its own. */
function readVitest(file) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  const broken = testResults.filter(
    (result) => result.status === "failed" && result.assertionResults.length === 0,
  ).length;
  return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests };
}

const hasTests = (project) => {
  const folder = path.join(root, "tests", project);
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((file) => /\.(test|spec)\.tsx?$/.test(String(file)))
  );
};

const vitest = (project) => ({
  name: project,
  run: async ({ scratch }) => {
    if (!hasTests(project)) {
      say(`no tests in tests/${project}`);
      return { passed: 0, failed: 0, skipped: 0 };
    }
    const report = path.join(scratch, `${project}.json`);
    const { code } = await runNode(
      [
        bin("vitest/vitest.mjs"),
        ...["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
      ],
      { show: true },
    );
    const counts = existsSync(report) ? readVitest(report) : { passed: 0, failed: 0, skipped: 0 };
    return atLeastOneFailure(counts, code);
  },
});

const build = {
  name: "build",
  run: async () => {
    try {
      const built = await buildProduct(say, {});
      say(built ? "built" : "the build is current");
      return { passed: 1, failed: 0, skipped: 0 };
    } catch (error) {
      say(error.message);
      return { passed: 0, failed: 1, skipped: 0 };
    }
  },
};

const e2e = {
  name: "e2e",
  run: async ({ scratch }) => {
    if (!hasTests("e2e")) {
      say("no tests in tests/e2e");
      return { passed: 0, failed: 0, skipped: 0 };
    }
    const report = path.join(scratch, "e2e.json");
    const { code } = await runNode([bin("@playwright/test/cli.js"), "test", "--reporter=list,json"], {
      show: true,
      env: { PLAYWRIGHT_CHROMIUM_PATH: await findChromium(say), PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    });
    if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
    const { stats } = JSON.parse(readFileSync(report, "utf8"));
    // A test that passes only at the second try is a failure: it would fail somebody else's first.
    const counts = { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
    return atLeastOneFailure(counts, code);
  },
};

export const steps = [
  staticCheck("lint", [bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."]),
  staticCheck("types", [bin("typescript7/bin/tsc"), "--noEmit", "-p", "tsconfig.json"]),
  check("architecture"),
  check("pure-floors"),
  staticCheck("dead-code", [bin("knip/bin/knip.js")]),
  check("lock-platforms"),
  check("messages-complete"),
  check("personal-data-tags"),
  vitest("unit"),
  vitest("component"),
  vitest("integration"),
  vitest("gate"),
  vitest("parity"),
  build,
  e2e,
];
