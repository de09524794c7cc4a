// Runs before each file that needs a database: clones the template and points the product at the clone.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, inject } from "vitest";
import { closeDatabase } from "@/lib/server/database";
import { appUrl, databaseName, ownerUrl } from "./database";
import { cloneTemplate } from "./template-database";

const server = inject("testServer");
const home = mkdtempSync(path.join(tmpdir(), "crm-test-home-"));

Object.assign(process.env, {
  DATABASE_URL: appUrl,
  DATABASE_OWNER_URL: ownerUrl,
  CRM_HOME: home,
  NEXTAUTH_SECRET: "only-for-tests-only-for-tests-only-for-tests",
  CONTACT_HASH_KEY: "only-for-tests-only-for-tests-only-for-tests",
  LOG_LEVEL: "silent",
});

beforeAll(() => cloneTemplate(server.ownerUrl, server.template, databaseName));

afterAll(async () => {
  await closeDatabase();
  rmSync(home, { recursive: true, force: true });
});
