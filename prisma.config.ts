// Where Prisma finds the schema and the migrations. The URL is only needed by `prisma migrate` (the product applies
// the same folder without any engine download, see lib/ops/migrate.ts).
import { defineConfig } from "prisma/config";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL ?? "" },
});
