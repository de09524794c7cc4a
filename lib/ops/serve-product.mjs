// How is the product put on the air? Database and settings first, then the application and its worker, then the
// question whether it is ready. Used by `npm run up` and by the browser tests.
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Advice, root, runNode, startProcess } from "./run-process.mjs";

export const crm = path.join(root, "lib/cli/crm.mjs");

/** Starts and migrates the database; answers `{ settings, startedDatabase, embedded, users }`. */
export async function prepareInstallation() {
  const { code, stdout } = await runNode(["--import", "tsx", path.join(root, "lib/ops/print-environment.ts")]);
  if (code !== 0) throw new Advice("The database is not ready (see above).");
  return JSON.parse(stdout);
}

/** Runs a command of the command line and answers its JSON. */
export async function crmJson(args, env) {
  const { code, stdout } = await runNode([crm, ...args, "--json"], { env });
  if (code !== 0) throw new Advice(`\`crm ${args.join(" ")}\` failed (see above).`);
  return JSON.parse(stdout);
}

/** Loads the demo company; answers its users, or null where this version has none. */
export async function loadDemoCompany(env) {
  if (!existsSync(path.join(root, "lib/cli/commands/demo.ts"))) return null;
  return (await crmJson(["demo"], env)).users;
}

/** Starts the application; answers the process. */
export function startApplication(port, host, dev, env) {
  const next = path.join(root, "node_modules/next/dist/bin/next");
  return startProcess([next, dev ? "dev" : "start", "-p", String(port), "-H", host], {
    ...env,
    NEXT_TELEMETRY_DISABLED: "1",
    NEXTAUTH_URL: process.env.NEXTAUTH_URL || `http://localhost:${port}`,
    NODE_ENV: dev ? "development" : "production",
  });
}

/** Starts a worker for background jobs; null where this version has none. */
export function startWorker(env) {
  if (!existsSync(path.join(root, "lib/server/jobs/worker.ts"))) return null;
  return startProcess([crm, "worker"], { ...env, NODE_ENV: "production" });
}

export function portIsFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Waits until /api/ready says yes; `given up` may end the waiting early. */
export async function untilReady(port, host, givenUp = () => false) {
  const address = `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}/api/ready`;
  let last = "no answer";
  for (const deadline = performance.now() + 120_000; performance.now() < deadline && !givenUp(); await sleep(150)) {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(20_000) });
      if (response.ok) return;
      last = `${response.status} ${(await response.text()).slice(0, 300)}`;
    } catch {
      // not listening yet
    }
  }
  if (givenUp()) return;
  throw new Advice(`The application does not become ready (${address}: ${last}). Run \`npm run -s crm -- doctor\`.`);
}
