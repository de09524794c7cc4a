// Before the browser tests: a database of their own with the demo company, the production build, the application and
// its worker on a free port. Afterwards all of it is stopped. With a server named by E2E_BASE_URL there is nothing to do.
import path from "node:path";
import { buildProduct } from "../../lib/ops/build-product.mjs";
import { removeInstallation } from "../../lib/ops/remove-installation.mjs";
import { root, stopProcess } from "../../lib/ops/run-process.mjs";
import {
  loadDemoCompany,
  prepareInstallation,
  startApplication,
  startWorker,
  untilReady,
} from "../../lib/ops/serve-product.mjs";

const say = (text) => process.stderr.write(`${text}\n`);

export default async function setup() {
  if (process.env.E2E_PORT === undefined) return;
  const port = Number(process.env.E2E_PORT);
  process.env.CRM_HOME = path.join(path.resolve(root, process.env.CRM_HOME ?? ".crm-test"), "e2e");
  await removeInstallation(process.env.CRM_HOME);
  const { settings } = await prepareInstallation();
  say("Loading the demo company…");
  process.env.E2E_USERS = JSON.stringify((await loadDemoCompany(settings)) ?? []);
  await buildProduct(say, settings);
  const processes = [startApplication(port, "127.0.0.1", false, settings), startWorker(settings)].filter(Boolean);
  await untilReady(port, "127.0.0.1");
  return async () => {
    await Promise.all(processes.map(stopProcess));
    await removeInstallation(process.env.CRM_HOME);
  };
}
