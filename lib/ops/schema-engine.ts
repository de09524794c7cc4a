// How does the product run Prisma migrations without downloading an engine? Prisma publishes its schema engine as
// WebAssembly too; this loads it and hands it an adapter.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { projectRoot } from "./home";
import { migrationAdapters } from "./migration-adapter";
import { migrationFolders } from "./migration-folders";

export interface SchemaPaths {
  schema: string;
  migrations: string;
}

/** The product's own schema and migrations. */
export function productSchema(): SchemaPaths {
  const folder = path.join(projectRoot(), "prisma");
  return { schema: path.join(folder, "schema.prisma"), migrations: path.join(folder, "migrations") };
}

let engineModule: Promise<typeof SchemaEngine> | undefined;

async function loadEngine(): Promise<typeof SchemaEngine> {
  // The engine reports a crash through this object; without it the message is lost.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => process.stderr.write(`${message}\n`) },
  });
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const require = createRequire(path.join(projectRoot(), "package.json"));
  const wasm = path.join(
    path.dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg")),
    "schema_engine_bg.wasm",
  );
  const { instance } = await WebAssembly.instantiate(new Uint8Array(readFileSync(wasm)), {
    "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue.SchemaEngine;
}

/** The schema file as the engine wants it. */
export function schemaContainer(paths: SchemaPaths): SchemasContainer {
  return { files: [{ path: paths.schema, content: readFileSync(paths.schema, "utf8") }] };
}

/** The migrations folder as the engine wants it. */
export function migrationList(paths: SchemaPaths): MigrationList {
  return {
    baseDir: paths.migrations,
    shadowDbInitScript: "",
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    migrationDirectories: migrationFolders(paths.migrations).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}

/** Runs `work` with an engine on the database of `ownerUrl`. */
export async function withSchemaEngine<T>(
  ownerUrl: string,
  paths: SchemaPaths,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  engineModule ??= loadEngine();
  const Engine = await engineModule;
  const datamodels = schemaContainer(paths).files.map(({ path: file, content }): [string, string] => [file, content]);
  const adapters = migrationAdapters(ownerUrl);
  const engine = await Engine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapters.factory));
  try {
    return await work(engine);
  } finally {
    engine.free();
    await adapters.close();
  }
}
