// Generates the Prisma client into lib/data/generated, without a network: `prisma generate` needs no engine, but the
// command line insists on fetching one unless told where it is. Skipped when nothing changed since the last time.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const require = createRequire(path.join(root, "package.json"));
const schema = path.join(root, "prisma/schema.prisma");
const stamp = path.join(root, "lib/data/generated/.stamp");

const prismaPackage = require.resolve("prisma/package.json");
const wanted = createHash("sha256").update(readFileSync(schema)).update(readFileSync(prismaPackage)).digest("hex");
if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && !process.argv.includes("--force")) process.exit(0);

// A path that exists and fails when run: `true` would make other commands report success without doing anything.
const noEngine = process.platform === "win32" ? process.execPath : "/bin/false";
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [path.join(path.dirname(prismaPackage), "build/index.js"), "generate", "--no-hints"],
  {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: noEngine,
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    },
  },
);
if (status !== 0) {
  process.stderr.write(`${stdout}${stderr}\n`);
  process.stderr.write("The database client could not be generated. Check prisma/schema.prisma.\n");
  process.exit(status ?? 1);
}
mkdirSync(path.dirname(stamp), { recursive: true });
writeFileSync(stamp, wanted);
