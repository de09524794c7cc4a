// Which secrets does the installation need, and where do they come from? From the environment, or made once and kept
// in CRM_HOME/secrets.json (0600). Losing that file signs everybody out, and makes every suppression unreadable: it belongs
// into the backup. The database knows the mark of its CONTACT_HASH_KEY; under a new one nothing is hashed or contacted.
import { randomBytes } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { crmHome } from "./home";
import { readPrivateJson, writePrivateJson } from "./private-json";

const secretMakers = {
  NEXTAUTH_SECRET: () => randomBytes(48).toString("base64url"),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
  CONTACT_HASH_KEY: () => randomBytes(48).toString("base64url"),
};

export type SecretName = keyof typeof secretMakers;
export const secretNames = Object.keys(secretMakers) as SecretName[];

/** The secrets of this installation; missing ones are made and kept. */
export function installationSecrets(): Record<SecretName, string> {
  const file = path.join(crmHome(), "secrets.json");
  const kept = z.record(z.string(), z.string()).parse(readPrivateJson(file) ?? {});
  const complete = { ...kept };
  for (const name of secretNames) complete[name] ??= secretMakers[name]();
  if (Object.keys(complete).length > Object.keys(kept).length) writePrivateJson(file, complete);
  return Object.fromEntries(secretNames.map((name) => [name, process.env[name] || complete[name]])) as Record<
    SecretName,
    string
  >;
}
