// Which account runs the embedded database? PostgreSQL refuses to run as root, so root hands it to an unprivileged
// account; that account must be able to reach the binaries and the data folder.
import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";

export interface DatabaseAccount {
  name: string;
  uid: number;
  gid: number;
}

function findAccount(name: string): DatabaseAccount | null {
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [login, , uid, gid] = line.split(":");
    if (login === name && uid !== undefined && gid !== undefined) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

function createAccount(): DatabaseAccount | null {
  spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  return findAccount("postgres");
}

/** The account to run the database as; null when the current user will do. */
export function databaseAccount(): DatabaseAccount | null {
  if (process.getuid?.() !== 0) return null;
  const account = findAccount("postgres") ?? createAccount() ?? findAccount("nobody");
  if (account === null) {
    throw new Error(
      "PostgreSQL does not run as root and no other account exists. Run as an ordinary user, or set DATABASE_URL.",
    );
  }
  return account;
}

/** Whether the account can pass through every folder from the root down to `folder` (missing ones are skipped). */
export function canReach(account: DatabaseAccount | null, folder: string): boolean {
  if (account === null) return true;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false });
    if (stat !== undefined) {
      const bit = stat.uid === account.uid ? 0o100 : stat.gid === account.gid ? 0o010 : 0o001;
      if ((stat.mode & bit) === 0) return false;
    }
    if (at === path.dirname(at)) return true;
  }
}
