// How does a throw-away installation end? Its database is stopped, its folder removed, and with it the data folder that
// had to be kept elsewhere (see lib/ops/embedded-layout.ts).
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { root, runNode } from "./run-process.mjs";

/** Stops and removes the installation whose CRM_HOME is `home`. For tests only: nothing is asked. */
export async function removeInstallation(home) {
  if (!existsSync(home)) return;
  if (existsSync(path.join(home, "database.json"))) {
    const env = { CRM_HOME: home, DATABASE_URL: "" };
    await runNode([path.join(root, "lib/cli/crm.mjs"), "db", "stop"], { quiet: true, env }).catch(() => {});
  }
  const elsewhere = path.join(home, "database-location.txt");
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, "utf8").trim(), { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
}
