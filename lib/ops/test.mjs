// `npm test`: installs what is missing, runs every check and every test, and ends with one line: N passed, N failed.
// `npm test -- --only unit,e2e` runs some of it. It keeps to a folder of its own and removes it at the end.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { installPackages } from "./install-packages.mjs";
import { removeInstallation } from "./remove-installation.mjs";
import { Advice, endRunning, root, runNode } from "./run-process.mjs";
import { steps } from "./test-steps.mjs";

const say = (text) => process.stderr.write(`${text}\n`);
const names = steps.map((step) => step.name);

function chosenSteps() {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const wanted = values.only?.split(",").map((name) => name.trim());
  const unknown = wanted?.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    say(`There is no step "${unknown}". Steps: ${names.join(", ")}`);
    process.exit(2);
  }
  return steps.filter((step) => wanted === undefined || wanted.includes(step.name));
}

const chosen = chosenSteps();
const scratch = mkdtempSync(path.join(tmpdir(), "crm-test-"));
// The account of the embedded database must be able to pass through.
chmodSync(scratch, 0o711);
process.env.CRM_HOME = path.join(scratch, "home");
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.env.CRM_DATABASE_DURABLE = "off";
// The tests bring their own database; one named for the product is none of their business.
delete process.env.DATABASE_URL;
delete process.env.DATABASE_OWNER_URL;

let stopping = false;
async function cleanUp() {
  await removeInstallation(process.env.CRM_HOME);
  rmSync(scratch, { recursive: true, force: true });
}
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(name, async () => {
    if (stopping) return;
    stopping = true;
    endRunning();
    await cleanUp();
    process.exit(130);
  });
}

const total = { passed: 0, failed: 0, skipped: 0 };
const failedSteps = [];
try {
  await installPackages(say);
  const generated = await runNode([path.join(root, "lib/ops/generate-client.mjs")]);
  if (generated.code !== 0) throw new Advice("The database client could not be generated (see above).");
  for (const step of chosen) {
    say(`\n── ${step.name} ${"─".repeat(Math.max(3, 60 - step.name.length))}`);
    const began = performance.now();
    const counts = await step.run({ scratch });
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    say(`── ${step.name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`);
    for (const key of Object.keys(total)) total[key] += counts[key];
    if (counts.failed > 0) failedSteps.push(step.name);
    if (stopping) break;
  }
} catch (error) {
  say(error instanceof Advice ? error.message : error.stack);
  total.failed++;
}
if (!stopping) {
  await cleanUp();
  if (failedSteps.length > 0)
    say(`\nFailed: ${failedSteps.join(", ")}. One of them alone: npm test -- --only ${failedSteps[0]}`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
  process.exit(total.failed === 0 ? 0 : 1);
}
