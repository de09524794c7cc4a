// Before the tests that need a database: a server, a template, and a name for this run. Afterwards the clones go, and
// the server too when this run started it.

import type { TestProject } from "vitest/node";
import { stopEmbeddedDatabase } from "@/lib/ops/embedded-database";
import { dropClones, startTestServer, type TestServer } from "./template-database";

declare module "vitest" {
  export interface ProvidedContext {
    testServer: TestServer & { prefix: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env.CRM_HOME ??= ".crm-test";
  const server = await startTestServer();
  const prefix = `crm_test_${process.pid}_`;
  project.provide("testServer", { ...server, prefix });
  return async () => {
    await dropClones(server.ownerUrl, prefix);
    if (server.startedNow) await stopEmbeddedDatabase();
  };
}
