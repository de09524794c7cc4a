// A second installation beside the one with the demo company: empty, with the link of its first set-up. Run as a program
// of its own; it prints one line of JSON when it is ready and takes everything away when its input ends.
import { chmodSync, mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { removeInstallation } from "../../lib/ops/remove-installation.mjs";
import { stopProcess } from "../../lib/ops/run-process.mjs";
import { crmJson, prepareInstallation, startApplication, untilReady } from "../../lib/ops/serve-product.mjs";

const home = mkdtempSync(path.join(tmpdir(), "crm-first-"));
// The account of the embedded database must be able to pass through.
chmodSync(home, 0o711);
Object.assign(process.env, { CRM_HOME: home, CRM_DATABASE_DURABLE: "off", NEXTAUTH_URL: "" });
for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL"]) delete process.env[name];

const probe = createServer();
const port = await new Promise((resolve) => probe.listen(0, "127.0.0.1", () => resolve(probe.address().port)));
await new Promise((resolve) => probe.close(resolve));

let application;
async function end() {
  if (application) await stopProcess(application);
  await removeInstallation(home);
  process.exit(0);
}
process.stdin.resume().once("end", end);
process.once("SIGTERM", end);

const { settings } = await prepareInstallation();
const { token } = await crmJson(["setup-token"], settings);
application = startApplication(port, "127.0.0.1", false, settings);
await untilReady(port, "127.0.0.1");
process.stdout.write(`${JSON.stringify({ address: `http://localhost:${port}`, token })}\n`);
