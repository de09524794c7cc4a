// `npm run up`: from a fresh clone to a running product in one command; the second time in seconds, with all data kept.
// Ctrl-C stops everything it started. Plain Node.js: it runs before any package is installed.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { buildProduct } from "./build-product.mjs";
import { installPackages } from "./install-packages.mjs";
import { Advice, endRunning, root, runNode, stopProcess } from "./run-process.mjs";
import { endLeftovers, forgetRunning, leftDatabase, recordRunning, runningElsewhere } from "./running-record.mjs";
import {
  crm,
  crmJson,
  loadDemoCompany,
  portIsFree,
  prepareInstallation,
  startApplication,
  startWorker,
  untilReady,
} from "./serve-product.mjs";

const usage = `Usage: npm run up -- [options]

  --port N   port of the application (default 3000; the next free one when it is taken)
  --host H   address to listen on (default 127.0.0.1; 0.0.0.0 for the local network)
  --empty    no demo company: prints a one-time link for the first set-up
  --dev      development server instead of a production build
  --help
`;

const say = (text) => process.stderr.write(`${text}\n`);
const started = new Set();
let databaseIsOurs = false;
let stopping = false;
let environment = {};
let address = "";

const home = () => path.resolve(root, process.env.CRM_HOME || ".crm");
const noteRunning = () => {
  const pids = [...started].map(({ child }) => child.pid);
  recordRunning(home(), { address, pids, database: databaseIsOurs });
};

function parse() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: process.env.PORT || "3000" },
        host: { type: "string", default: "127.0.0.1" },
        empty: { type: "boolean", default: false },
        dev: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`--port ${values.port} is no port.`);
    return { ...values, port };
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

async function choosePort(wanted, host) {
  for (let port = wanted; port < Math.min(wanted + 50, 65_536); port++) {
    if (!(await portIsFree(port, host))) continue;
    if (port !== wanted) say(`  Port ${wanted} is taken; using ${port}.`);
    return port;
  }
  throw new Advice(`No free port from ${wanted} on. Name another one: npm run up -- --port 4000`);
}

const demoFile = () => path.join(environment.CRM_HOME, "demo-users.json");

/** The demo company goes into an empty installation only; its users are remembered to be shown at each start. */
async function fillEmptyInstallation() {
  say("Loading the demo company…");
  const users = await loadDemoCompany(environment);
  if (Array.isArray(users)) writeFileSync(demoFile(), JSON.stringify(users), { mode: 0o600 });
  return users !== null;
}

/** The worker is started again when it falls; a crash of one job must not end the product. */
async function keepWorkerRunning() {
  for (let pause = 1_000; !stopping; pause = Math.min(pause * 2, 60_000)) {
    const worker = startWorker(environment);
    if (worker === null) return;
    started.add(worker);
    noteRunning();
    const began = performance.now();
    await worker.ended;
    started.delete(worker);
    if (stopping) return;
    if (performance.now() - began > 60_000) pause = 1_000;
    say(`The worker ended; starting it again in ${Math.round(pause / 1_000)} s.`);
    await sleep(pause);
  }
}

async function greet(inUse) {
  say(`\nMOST CRM  ${address}   (Ctrl-C để dừng · Ctrl-C stops it)\n`);
  if (!inUse) {
    const { token } = await crmJson(["setup-token"], environment);
    if (token)
      say(
        `Thiết lập lần đầu, liên kết dùng một lần · First set-up, one-time link:\n  ${address}/setup?token=${token}\n`,
      );
    return;
  }
  if (!existsSync(demoFile())) return;
  say("Tài khoản dùng thử · Demo users:");
  for (const { email, password, role } of JSON.parse(readFileSync(demoFile(), "utf8"))) {
    say(`  ${String(role ?? "").padEnd(16)} ${String(email).padEnd(34)} ${password ?? ""}`);
  }
  say("");
}

async function shutdown(code, reason) {
  if (stopping) return;
  stopping = true;
  say(reason ?? "\nStopping…");
  endRunning();
  await Promise.all([...started].map(stopProcess));
  if (databaseIsOurs) await runNode([crm, "db", "stop"]).catch(() => {});
  forgetRunning(home());
  process.exit(code);
}

async function up() {
  const options = parse();
  if (options.help) return process.stdout.write(usage);
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => shutdown(0));
  const other = runningElsewhere(home());
  if (other !== null) {
    throw new Advice(
      `MOST CRM runs already at ${other.address} (process ${other.up.pid}). Stop it there with Ctrl-C, or set CRM_HOME to another folder.`,
    );
  }
  await installPackages(say);
  const generated = await runNode([path.join(root, "lib/ops/generate-client.mjs")]);
  if (generated.code !== 0) throw new Advice("The database client could not be generated (see above).");
  say("Preparing the database…");
  const { settings, startedDatabase, users } = await prepareInstallation();
  environment = settings;
  databaseIsOurs = startedDatabase || leftDatabase(home());
  const inUse = users > 0 || (!options.empty && (await fillEmptyInstallation()));
  if (!options.dev) await buildProduct(say, environment);
  if (endLeftovers(home()) > 0) {
    say("  Ending what an earlier start left running.");
    await sleep(1_000);
  }
  const port = await choosePort(options.port, options.host);
  address = `http://localhost:${port}`;
  if (stopping) return;
  say("Starting the application…");
  const application = startApplication(port, options.host, options.dev, environment);
  started.add(application);
  noteRunning();
  application.ended.then(() => shutdown(1, "The application ended by itself (see above)."));
  keepWorkerRunning();
  await untilReady(port, options.host, () => stopping);
  if (!stopping) await greet(inUse);
}

up().catch((error) => shutdown(1, `\n${error instanceof Advice ? error.message : (error.stack ?? error)}`));
