// Every way into the product, read from the files themselves: actions, route handlers, loaders.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/lib/ops/home";
import { type GateFacts, gateFacts } from "@/lib/server/gate";

export interface Door {
  /** File and export, for the message of a failing test. */
  readonly where: string;
  readonly file: string;
  readonly exported: string;
  readonly value: unknown;
  readonly facts: GateFacts | undefined;
}

const root = projectRoot();

export function filesUnder(folder: string, wanted: RegExp): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => wanted.test(file))
    .sort();
}

export function textOf(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

async function doorsOf(file: string): Promise<Door[]> {
  const module = (await import(/* @vite-ignore */ path.join(root, file))) as Record<string, unknown>;
  return Object.entries(module).map(([exported, value]) => ({
    where: `${file}: ${exported}`,
    file,
    exported,
    value,
    facts: gateFacts(value),
  }));
}

async function doorsIn(files: readonly string[]): Promise<Door[]> {
  return (await Promise.all(files.map(doorsOf))).flat();
}

export const actionFiles = filesUnder("lib/server/actions", /\.ts$/);
export const loaderFiles = filesUnder("lib/server/loaders", /\.ts$/);
export const routeFiles = filesUnder("app", /\/route\.tsx?$/);

/** What a route file may export beside its handlers. */
const routeSettings = new Set(["dynamic", "dynamicParams", "fetchCache", "maxDuration", "revalidate", "runtime"]);

export const actions = await doorsIn(actionFiles);
export const loaders = await doorsIn(loaderFiles);
export const routes = (await doorsIn(routeFiles)).filter(({ exported }) => !routeSettings.has(exported));
