// Which source files does a static check look at? Those on disk below the given folders, without generated ones.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../../..");

/** Paths relative to the project, with forward slashes. */
export function sourceFiles(folders, extensions) {
  return folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true }).map((file) =>
        path.posix.join(folder, String(file).replaceAll("\\", "/")),
      ),
    )
    .filter((file) => extensions.some((extension) => file.endsWith(extension)))
    .filter((file) => !file.startsWith("lib/data/generated/") && !file.includes("node_modules/"))
    .sort();
}

/** Prints the problems and ends the process accordingly. */
export function finish(what, problems) {
  if (problems.length === 0) {
    process.stdout.write(`${what}: fine\n`);
    process.exit(0);
  }
  process.stdout.write(`${problems.join("\n")}\n${what}: ${problems.length} problem(s)\n`);
  process.exit(1);
}
