// The demo company's customers and what they bought: the synthetic engine with the demo's own assortment, then owners and teams.
import { copyInto } from "@/lib/data/bulk-copy";
import type { Db } from "@/lib/data/client";
import type { Scope } from "@/lib/data/scope";
import { seededRandom } from "@/lib/domain/stats/random";
import { bulkPool, database } from "../database";
import { addCustomer, type BatchTable, batchTables, emptyBatch, planBatches } from "../synthetic/batch";
import { ensureTagsAndTopics, type ReferenceData } from "../synthetic/company-data";
import { demoCategories, demoLifestyles } from "./assortment";
import type { DemoPeople } from "./load-reference";

export const demoCustomerCount = 1200;
const linesPerCustomer = 11;

export async function loadCustomers(scope: Scope, products: ReferenceData["products"], at: Date): Promise<void> {
  const random = seededRandom(20_261);
  const leanings = await ensureTagsAndTopics(database(), at);
  const plan = planBatches("KH", at, { products, ...leanings }, demoCategories, demoLifestyles);
  const batch = emptyBatch();
  for (let ordinal = 1; ordinal <= demoCustomerCount; ordinal++) {
    const buys = random.chance(0.9);
    addCustomer(batch, plan, random, ordinal, buys ? 1 + Math.round(random.gamma(1.1, linesPerCustomer)) : 0);
  }
  const client = await bulkPool().connect();
  try {
    await client.query("BEGIN");
    for (const table of Object.keys(batchTables) as BatchTable[]) {
      await copyInto(client, scope, table, batchTables[table], batch[table]);
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** Northern provinces go to the northern team, the others to the southern; reps own the customers that buy most. */
export async function assignCustomers(db: Db, { userIds, teamIds }: DemoPeople): Promise<void> {
  const north = ["01", "22", "24", "31", "33", "37", "38", "40"];
  await db.customer.updateMany({ where: { provinceCode: { in: north } }, data: { teamId: teamIds.north } });
  await db.customer.updateMany({ where: { NOT: { provinceCode: { in: north } } }, data: { teamId: teamIds.south } });
  for (const [email, team] of [
    ["sales@phinviet.example", teamIds.south],
    ["sales.bac@phinviet.example", teamIds.north],
  ] as const) {
    const best = await db.customer.findMany({
      where: { teamId: team, purchaseSummary: { isNot: null } },
      orderBy: { purchaseSummary: { spendMinor: "desc" } },
      take: 120,
      select: { id: true },
    });
    await db.customer.updateMany({
      where: { id: { in: best.map(({ id }) => id) } },
      data: { ownerId: userIds.get(email) ?? null },
    });
  }
}
