// What does a process of the product need in its environment? The addresses of a migrated database and the secrets.
// The command line puts it into its own; `npm run up` asks for it as JSON and hands it to the processes it starts.

import { ensureDatabase } from "./ensure-database";
import { crmHome } from "./home";
import { installationSecrets, type SecretName } from "./secrets";

export type InstallationEnvironment = Record<SecretName | "DATABASE_URL" | "DATABASE_OWNER_URL" | "CRM_HOME", string>;

/** Starts and migrates the database and answers the settings of this installation. */
export async function installationEnvironment(
  progress: (message: string) => void,
): Promise<InstallationEnvironment & { startedDatabase: boolean; embedded: boolean }> {
  const urls = await ensureDatabase(progress);
  return {
    ...installationSecrets(),
    DATABASE_URL: urls.appUrl,
    DATABASE_OWNER_URL: urls.ownerUrl,
    CRM_HOME: crmHome(),
    startedDatabase: urls.startedNow,
    embedded: urls.embedded,
  };
}
