// How does a synthetic company of any size enter the database? Drawn from a seed, sent by COPY, in one transaction a connection.
import { copyInto } from "@/lib/data/bulk-copy";
import type { PoolClient } from "@/lib/data/pool";
import type { Scope } from "@/lib/data/scope";
import { AppError } from "@/lib/domain/basics/errors";
import { seededRandom } from "@/lib/domain/stats/random";
import { now } from "../clock";
import { bulkPool, database } from "../database";
import { authorise, inAuditedTransaction } from "../gate";
import { currentActor } from "../session";
import { addCustomer, type Batch, type BatchTable, batchTables, emptyBatch, planBatches } from "./batch";
import { lifestyles, syntheticCategories } from "./catalogue";
import { ensureReferenceData } from "./company-data";

export interface GenerateOptions {
  readonly customers: number;
  readonly lines: number;
  readonly seed: number;
  readonly products?: number;
  onProgress?(done: number, total: number): void;
}

export interface GenerateReport {
  readonly customers: number;
  readonly purchases: number;
  readonly lines: number;
  readonly seconds: number;
}

const batchSize = 1000;

/** How many lines each customer gets: gamma-distributed shares that add up to `lines` exactly; about one in nine buys nothing. */
function lineCounts(customers: number, lines: number, seed: number): Uint32Array {
  const random = seededRandom(seed ^ 0x5eed);
  const shares = Float64Array.from({ length: customers }, () => (random.chance(0.11) ? 0 : random.gamma(0.9, 1)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const counts = new Uint32Array(customers);
  if (total === 0) return counts;
  let given = 0;
  let cumulative = 0;
  for (let index = 0; index < customers; index++) {
    cumulative += shares[index] ?? 0;
    const upTo = Math.round((cumulative / total) * lines);
    counts[index] = upTo - given;
    given = upTo;
  }
  return counts;
}

async function sendBatch(clients: readonly [PoolClient, PoolClient], scope: Scope, batch: Batch): Promise<void> {
  const send = async (client: PoolClient, tables: readonly BatchTable[]) => {
    for (const table of tables) await copyInto(client, scope, table, batchTables[table], batch[table]);
  };
  // Lines reference nothing, so they can travel on a connection of their own.
  await Promise.all([
    send(clients[0], [
      "customer",
      "identity_key",
      "contact_point",
      "customer_tag",
      "customer_aio",
      "interaction",
      "purchase",
      "purchase_summary",
    ]),
    send(clients[1], ["purchase_line"]),
  ]);
}

export async function generateCompany(options: GenerateOptions): Promise<GenerateReport> {
  const actor = await currentActor();
  authorise(actor, "settings.write");
  const { customers, lines, seed, products = 5000 } = options;
  const started = performance.now();
  if (await database().identityKey.findFirst({ where: { kind: "code", value: { startsWith: `S${seed}-` } } })) {
    throw new AppError("DUPLICATE", { messageKey: "DUPLICATE_seed", seed });
  }
  const startedAt = now();
  await database().company.upsert({
    where: { id: 1 },
    create: { id: 1, name: "Công ty mẫu", currencyChosen: true },
    update: {},
  });
  const reference = await ensureReferenceData(database(), seededRandom(seed), products, startedAt);
  const plan = planBatches(`S${seed}-`, startedAt, reference, syntheticCategories, lifestyles);
  const counts = lineCounts(customers, lines, seed);
  const random = seededRandom(seed ^ 0x0c75);
  const clients = [await bulkPool().connect(), await bulkPool().connect()] as const;
  let purchases = 0;
  try {
    for (const client of clients) await client.query("BEGIN");
    let sending: Promise<void> = Promise.resolve();
    for (let from = 0; from < customers; from += batchSize) {
      const batch = emptyBatch();
      const to = Math.min(customers, from + batchSize);
      for (let ordinal = from; ordinal < to; ordinal++)
        addCustomer(batch, plan, random, ordinal + 1, counts[ordinal] ?? 0);
      purchases += batch.purchase.count;
      await sending;
      sending = sendBatch(clients, actor.scope, batch);
      sending.catch(() => {});
      options.onProgress?.(to, customers);
    }
    await sending;
    for (const client of clients) await client.query("COMMIT");
  } catch (error) {
    for (const client of clients) await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    for (const client of clients) client.release();
  }
  const given = counts.reduce((sum, count) => sum + count, 0);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const report = { customers, purchases, lines: given, seconds };
  await inAuditedTransaction(actor, "synthetic.generate", 15_000, async (_tx, _at, audit) => {
    audit({ entity: "company", entityId: "1", after: { ...report, seed } });
  });
  return report;
}
