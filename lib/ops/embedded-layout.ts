// Where do the embedded database's files live, and who owns them? In CRM_HOME, unless it must run under another
// account that cannot reach that folder (a checkout under /root): then in /var/lib/most-crm, and it says so.
import { createHash, randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { canReach, type DatabaseAccount, databaseAccount } from "./database-account";
import { crmHome } from "./home";
import { copiedBinaries, installedBinaries, type PostgresBinaries } from "./postgres-binaries";
import { readPrivateJson, writePrivateJson } from "./private-json";

export interface EmbeddedLayout {
  account: DatabaseAccount | null;
  binaries: PostgresBinaries;
  /** The folder around the data: log and data live in it. */
  folder: string;
  data: string;
  log: string;
  lock: string;
  relocated: boolean;
}

const stateSchema = z.object({ port: z.number().int(), ownerPassword: z.string(), appPassword: z.string() });
export type EmbeddedState = z.infer<typeof stateSchema>;

const stateFile = () => path.join(crmHome(), "database.json");

/** Port and passwords of the embedded database; null before its first start. */
export function readEmbeddedState(): EmbeddedState | null {
  const value = readPrivateJson(stateFile());
  return value === null ? null : stateSchema.parse(value);
}

export function writeEmbeddedState(state: EmbeddedState): void {
  writePrivateJson(stateFile(), state);
}

/** A password for a database role: 192 random bits that need no escaping in a URL. */
export function newPassword(): string {
  return randomBytes(24).toString("base64url");
}

/** The folders of the embedded database, created where missing. */
export function embeddedLayout(): EmbeddedLayout {
  const home = crmHome();
  const account = databaseAccount();
  const installed = installedBinaries();
  const elsewhere = path.join("/var/lib/most-crm", createHash("sha256").update(home).digest("hex").slice(0, 12));
  const relocated = !canReach(account, home);
  const folder = relocated ? elsewhere : path.join(home, "postgres");
  const binaries = canReach(account, path.join(installed.folder, "bin"))
    ? installed
    : copiedBinaries(installed, elsewhere);
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (account !== null) chownSync(folder, account.uid, account.gid);
  if (relocated) writeFileSync(path.join(home, "database-location.txt"), `${folder}\n`);
  return {
    account,
    binaries,
    folder,
    data: path.join(folder, "data"),
    log: path.join(folder, "postgres.log"),
    lock: path.join(home, "database.lock"),
    relocated,
  };
}
