// Is the production build current? A hash over everything that goes into it, kept beside it.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Advice, root, runNode } from "./run-process.mjs";

const folders = ["app", "components", "lib", "public"];
const singles = ["next.config.ts", "postcss.config.mjs", "tsconfig.json", "package-lock.json", "prisma/schema.prisma"];
const outside = /^lib\/(data\/generated|ops|cli)\//;

export const buildFolder = () => path.join(root, process.env.NEXT_DIST_DIR ?? ".next");

function sourceHash() {
  const hash = createHash("sha256")
    .update(process.version)
    .update(process.env.DEPLOYMENT_ID ?? "");
  const files = folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"),
        ),
    )
    .filter((file) => !outside.test(file));
  for (const file of [...files, ...singles].sort()) {
    const full = path.join(root, file);
    if (existsSync(full)) hash.update(`${file}\0`).update(readFileSync(full)).update("\0");
  }
  return hash.digest("hex");
}

/** Builds when a source changed since the last build; answers whether it did. */
export async function buildProduct(progress, env) {
  const stamp = path.join(buildFolder(), "source-hash");
  const wanted = sourceHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return false;
  progress("Building the application (about a minute)…");
  const { code, stdout, stderr } = await runNode([path.join(root, "node_modules/next/dist/bin/next"), "build"], {
    quiet: true,
    env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (code !== 0) {
    throw new Advice(
      `${stdout}${stderr}\nThe build failed (see above). If the sources are unchanged, remove ${buildFolder()} and try again.`,
    );
  }
  writeFileSync(stamp, wanted);
  return true;
}
