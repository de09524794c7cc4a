// Starts the thread of the index: makes TypeScript loadable, as the command line does, and runs it. The application's own
// bundle is not needed here.
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname, "../../..");
process.env.TSX_TSCONFIG_PATH ??= path.join(root, "tsconfig.json");
const { register } = await import(pathToFileURL(path.join(root, "node_modules/tsx/dist/esm/api/index.mjs")).href);
register();
await import(pathToFileURL(path.join(import.meta.dirname, "index-thread.ts")).href);
