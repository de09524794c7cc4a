// Where does this installation keep things on disk? CRM_HOME, or .crm/ in the project: the embedded database, keys,
// uploads and rejected rows. Two installations stand side by side by naming two folders.
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";

/** The folder of the checkout; every command of the product is started there. */
export function projectRoot(): string {
  return process.env.CRM_PROJECT_ROOT ?? process.cwd();
}

/** The folder of everything that is kept on disk, created when missing. */
export function crmHome(): string {
  const home = path.resolve(projectRoot(), process.env.CRM_HOME ?? ".crm");
  if (!existsSync(home)) {
    mkdirSync(home, { recursive: true });
    // Others may pass through (the database runs under an account of its own) but not list.
    if (process.platform !== "win32") chmodSync(home, 0o711);
  }
  return home;
}
