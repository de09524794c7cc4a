// The COPY lines of a batch of synthetic customers, table by table.
import { CopyLines } from "@/lib/data/bulk-copy";
import { uuidV7 } from "@/lib/domain/basics/ids";
import type { Random } from "@/lib/domain/stats/random";
import { addressHash } from "../contact-hash-key";
import { type Assortment, assortment, type Lifestyle } from "./catalogue";
import type { ReferenceData } from "./company-data";
import { syntheticCustomer } from "./customer";
import { syntheticOrders } from "./purchases";

/** Tables in the order their foreign keys ask for, with the columns each batch fills. */
export const batchTables = {
  customer: [
    "customer_id",
    "kind",
    "status",
    "code",
    "name",
    "name_search",
    "name_sort",
    "stage",
    "gender",
    "birth_date",
    "education",
    "occupation",
    "marital_status",
    "income_low_minor",
    "income_high_minor",
    "household_size",
    "kids_count",
    "home_ownership",
    "country",
    "province_code",
    "industry",
    "employees",
    "decision_criteria",
    "provenance",
    "created_at",
    "updated_at",
  ],
  identity_key: ["kind", "value", "customer_id"],
  contact_point: [
    "customer_id",
    "id",
    "kind",
    "value",
    "display",
    "value_hash",
    "is_primary",
    "status",
    "source",
    "created_at",
    "updated_at",
  ],
  customer_tag: ["customer_id", "tag_id", "created_at"],
  customer_aio: ["customer_id", "topic_id", "polarity", "strength", "source", "recorded_at"],
  interaction: [
    "customer_id",
    "id",
    "kind",
    "direction",
    "outcome",
    "occurred_at",
    "body",
    "product_ids",
    "source",
    "created_at",
    "updated_at",
  ],
  purchase: [
    "customer_id",
    "id",
    "code",
    "kind",
    "channel",
    "purchased_at",
    "currency",
    "amount_minor",
    "base_amount_minor",
    "line_count",
    "created_at",
  ],
  purchase_line: [
    "customer_id",
    "purchase_id",
    "product_id",
    "occurrence",
    "category_id",
    "channel",
    "purchased_at",
    "quantity",
    "unit_price_minor",
    "amount_minor",
    "base_amount_minor",
  ],
  purchase_summary: ["customer_id", "orders", "lines", "returns", "spend_minor", "first_at", "last_at", "updated_at"],
} as const;

export type BatchTable = keyof typeof batchTables;
export type Batch = Record<BatchTable, CopyLines>;

export interface BatchPlan {
  readonly end: Date;
  readonly reference: ReferenceData;
  readonly sold: Assortment;
  /** Customer codes are this followed by seven digits. */
  readonly codePrefix: string;
  /** Epoch milliseconds of the first id; ids then grow with the ordinal, so that indexes are appended to. */
  readonly idBase: number;
}

export function planBatches(
  codePrefix: string,
  end: Date,
  reference: ReferenceData,
  categories: readonly { readonly trend: number }[],
  ways: readonly Lifestyle[],
): BatchPlan {
  const sold = assortment(categories, ways, reference.products);
  return { codePrefix, end, reference, sold, idBase: end.getTime() - 3 * 365 * 86_400_000 };
}

const calls = [
  "Gọi hỏi thăm sau khi mua, khách hài lòng.",
  "Khách hẹn gọi lại tuần sau.",
  "Giới thiệu chương trình mới, khách sẽ cân nhắc.",
  "Không nghe máy.",
];

/** Adds one customer with exactly `lineCount` purchase lines to the batch. */
export function addCustomer(batch: Batch, plan: BatchPlan, random: Random, ordinal: number, lineCount: number): void {
  const end = plan.end.getTime();
  const facts = syntheticCustomer(random, ordinal, plan.end.getUTCFullYear());
  const id = uuidV7(plan.idBase + ordinal, random.bytes);
  const code = `${plan.codePrefix}${String(ordinal).padStart(7, "0")}`;
  const joinedAt = end - (20 + random.next() * 1060) * 86_400_000;
  const joined = new Date(joinedAt).toISOString();
  const purchasedOn = (at: number) => new Date(at).toISOString();
  const orders = syntheticOrders(random, { lifestyle: facts.lifestyle, lineCount, joined: joinedAt, end }, plan.sold);
  const lastAt = orders[orders.length - 1]?.at;
  const stage = lastAt === undefined ? "prospect" : end - lastAt > 365 * 86_400_000 ? "lapsed" : "customer";
  const provenance = `{"*":{"source":"import","ref":"synthetic","recordedAt":"${joined}"}}`;
  batch.customer.add([
    id,
    facts.kind,
    "active",
    code,
    facts.name,
    facts.nameSearch,
    facts.nameSort,
    stage,
    facts.gender,
    facts.birthDate,
    facts.education,
    facts.occupation,
    facts.maritalStatus,
    facts.incomeMinor,
    facts.incomeMinor,
    facts.householdSize,
    facts.kidsCount,
    facts.homeOwnership,
    "VN",
    facts.provinceCode,
    facts.industry,
    facts.employees,
    "{}",
    provenance,
    joined,
    joined,
  ]);
  batch.identity_key.add(["code", code, id]);
  for (const [kind, value] of [
    ["phone", facts.phone],
    ["email", facts.email],
    ["zalo", random.chance(0.7) ? facts.phone : null],
  ] as const) {
    if (!value) continue;
    batch.identity_key.add([kind, value, id]);
    batch.contact_point.add([
      id,
      uuidV7(plan.idBase + ordinal, random.bytes),
      kind,
      value,
      value,
      addressHash(kind, value),
      true,
      random.chance(0.6) ? "verified" : "unverified",
      "import",
      joined,
      joined,
    ]);
  }
  addLeanings(batch, plan, random, id, facts.lifestyle, joined);
  if (random.chance(0.2)) {
    // Calls are made between eight and five, company time.
    const day = Math.floor((joinedAt + random.next() * (end - joinedAt)) / 86_400_000) * 86_400_000;
    const at = purchasedOn(Math.min(end, day + (1 + 9 * random.next()) * 3_600_000));
    const silent = random.chance(0.3);
    batch.interaction.add([
      id,
      uuidV7(plan.idBase + ordinal, random.bytes),
      "call",
      "outbound",
      silent ? "no_answer" : random.pick(["positive", "neutral", "follow_up"]),
      at,
      silent ? (calls[3] ?? "") : random.pick(calls.slice(0, 3)),
      "{}",
      "telemarketer",
      at,
      at,
    ]);
  }
  let spend = 0;
  let returns = 0;
  for (const [index, order] of orders.entries()) {
    const purchaseId = uuidV7(plan.idBase + ordinal, random.bytes);
    const at = purchasedOn(order.at);
    let amount = 0;
    for (const line of order.lines) {
      const product = plan.reference.products[line.product];
      if (!product) continue;
      amount += line.amountMinor;
      batch.purchase_line.add([
        id,
        purchaseId,
        product.id,
        1,
        product.categoryId,
        order.channel,
        at,
        line.quantity,
        product.priceMinor,
        line.amountMinor,
        line.amountMinor,
      ]);
    }
    spend += amount;
    if (order.isReturn) returns++;
    batch.purchase.add([
      id,
      purchaseId,
      `${code}-${index + 1}`,
      order.isReturn ? "return" : "sale",
      order.channel,
      at,
      "VND",
      amount,
      amount,
      order.lines.length,
      at,
    ]);
  }
  if (lastAt === undefined) return;
  batch.purchase_summary.add([
    id,
    orders.length - returns,
    lineCount,
    returns,
    spend,
    purchasedOn(orders[0]?.at ?? lastAt),
    purchasedOn(lastAt),
    plan.end.toISOString(),
  ]);
}

function addLeanings(batch: Batch, plan: BatchPlan, random: Random, id: string, lifestyle: number, at: string): void {
  const { tagIds, topicIds } = plan.reference;
  const chosen = new Set<number>();
  for (let left = random.poisson(4); left > 0; left--) chosen.add(random.pick(tagIds));
  for (const tag of chosen) batch.customer_tag.add([id, tag, at]);
  for (const topic of topicIds) {
    const own = topic.lifestyle === lifestyle;
    if (!random.chance(own ? 0.3 : 0.03)) continue;
    const polarity = random.chance(own ? 0.92 : 0.6) ? "positive" : "negative";
    batch.customer_aio.add([id, topic.id, polarity, 1 + random.below(5), "rep", at]);
  }
}

export function emptyBatch(): Batch {
  const batch = {} as Batch;
  for (const table of Object.keys(batchTables) as BatchTable[]) batch[table] = new CopyLines();
  return batch;
}
