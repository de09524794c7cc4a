// How does the cellar reach PostgreSQL? One Prisma client per process over node-postgres; the hall decides the address.
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "./generated/client";

export type { PrismaClient };
export { Prisma };

/** The client or one of its transactions: what every function of the cellar takes first. */
export type Db = Prisma.TransactionClient;

export function createPrisma(url: string, connections = 10): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: connections }) });
}
