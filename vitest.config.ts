// Which tests run where: unit and component without a database, the rest each on a real PostgreSQL of its own.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname };
const consoleErrors = "tests/support/console-errors.ts";
const withDatabase = {
  environment: "node" as const,
  globalSetup: ["tests/support/global-setup.ts"],
  setupFiles: ["tests/support/use-database.ts", consoleErrors],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  resolve: { alias },
  test: {
    env: { TZ: "UTC" },
    pool: "forks",
    maxWorkers: 2,
    coverage: { include: ["lib/**", "components/**"], exclude: ["lib/data/generated/**"] },
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts"],
          environment: "node",
          setupFiles: [consoleErrors],
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react()],
        resolve: { alias },
        test: {
          name: "component",
          include: ["tests/component/**/*.test.tsx"],
          environment: "jsdom",
          testTimeout: 30_000,
          setupFiles: ["tests/support/component.ts", consoleErrors],
          server: { deps: { inline: ["next-intl"] } },
        },
      },
      ...["integration", "gate", "parity"].map((name) => ({
        resolve: { alias },
        test: { name, include: [`tests/${name}/**/*.test.ts`], ...withDatabase },
      })),
    ],
  },
});
