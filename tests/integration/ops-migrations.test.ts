import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { migrateDatabase, migrationStatus, schemaDrift } from "@/lib/ops/migrate";
import { asOwner, ownerUrl, resetDatabase } from "../support/database";
import { testScope } from "../support/scope";

describe("migrations", () => {
  it("give exactly the schema", async () => {
    expect(await schemaDrift(ownerUrl)).toBeNull();
  });

  it("are seen to differ when the schema gains a table", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "crm-drift-"));
    try {
      cpSync("prisma", folder, { recursive: true });
      const schema = path.join(folder, "schema.prisma");
      appendFileSync(schema, "\nmodel Forgotten {\n  id Int @id\n}\n");
      const drift = await schemaDrift(ownerUrl, { schema, migrations: path.join(folder, "migrations") });
      expect(drift).toContain('CREATE TABLE "Forgotten"');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("are all applied to the test database, and applying them again does nothing", async () => {
    expect(await migrationStatus(ownerUrl)).toEqual({ pending: [], failed: [], unknown: [] });
    expect(await migrateDatabase(ownerUrl)).toEqual([]);
  });
});

describe("the test database", () => {
  it("is emptied between tests, ledgers included", async () => {
    await testScope("rep");
    expect(await asOwner("SELECT count(*)::int AS n FROM app_user")).toEqual([{ n: 1 }]);
    await resetDatabase();
    expect(await asOwner("SELECT count(*)::int AS n FROM app_user")).toEqual([{ n: 0 }]);
  });
});
