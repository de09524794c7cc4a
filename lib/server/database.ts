// The one database of this process: a Prisma client and a pool for bulk work, opened on first use.
import { createPrisma, type PrismaClient } from "@/lib/data/client";
import { createPool, type Pool } from "@/lib/data/pool";
import { env } from "./env";

const held = globalThis as { mostCrmPrisma?: PrismaClient; mostCrmPool?: Pool };

export function database(): PrismaClient {
  held.mostCrmPrisma ??= createPrisma(env().DATABASE_URL);
  return held.mostCrmPrisma;
}

export function bulkPool(): Pool {
  held.mostCrmPool ??= createPool(env().DATABASE_URL);
  return held.mostCrmPool;
}

/** Closes both; a command line or a test ends with it. */
export async function closeDatabase(): Promise<void> {
  await Promise.all([held.mostCrmPrisma?.$disconnect(), held.mostCrmPool?.end()]);
  delete held.mostCrmPrisma;
  delete held.mostCrmPool;
}
