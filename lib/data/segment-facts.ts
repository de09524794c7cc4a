// What is known about some customers, in the shape the in-memory evaluator reads? For "why in, why out" and for the tests
// that hold SQL and evaluator against each other.
import { dayFromDate } from "@/lib/domain/basics/calendar";
import type { CustomerFacts, ItemFact, Scalar } from "@/lib/domain/segmentation/facts";
import type { RuleContext } from "@/lib/domain/segmentation/rule-context";
import type { RuleField } from "@/lib/domain/segmentation/rule-fields";
import type { Db, Prisma } from "./client";
import { customersInScope, mayRead, type Scope } from "./scope";

const include = {
  tags: true,
  aio: { include: { topic: true } },
  awareness: true,
  relationships: true,
  householdMemberships: true,
  contactPoints: true,
  campaignRecipients: true,
  jobs: true,
  interactions: { where: { archivedAt: null } },
} satisfies Prisma.CustomerInclude;
type Row = Prisma.CustomerGetPayload<{ include: typeof include }>;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

function itemsOf(row: Row, scope: Scope): Record<string, ItemFact[]> {
  const topics = row.aio.filter(({ topic }) => !topic.sensitive || mayRead(scope, "sensitive_opinion"));
  const ofKind = (kind: string) =>
    topics
      .filter(({ topic }) => topic.kind === kind)
      .map(({ topicId, polarity, strength, recordedAt, verifiedAt }) => ({
        key: topicId,
        polarity,
        strength,
        checkedAt: [iso(recordedAt), iso(verifiedAt)],
      }));
  return {
    activity: ofKind("activity"),
    interest: ofKind("interest"),
    opinion: ofKind("opinion"),
    awareness: row.awareness.map(({ level, productId, recordedAt }) => ({
      key: level,
      productId,
      checkedAt: [iso(recordedAt)],
    })),
    relationship: row.relationships.map(({ kind, strength }) => ({ key: kind, strength })),
    household: row.householdMemberships.map(({ householdId }) => ({ key: householdId })),
    contact_point: row.contactPoints.map(({ kind, status, createdAt, verifiedAt }) => ({
      key: kind,
      status,
      checkedAt: [iso(createdAt), iso(verifiedAt)],
    })),
    campaign: row.campaignRecipients.map(({ campaignId, respondedAt }) => ({ key: campaignId, respondedAt })),
    tags: row.tags.map(({ tagId }) => ({ key: tagId })),
  };
}

function scalar(value: unknown): Scalar {
  if (value instanceof Date) return dayFromDate(value);
  if (typeof value === "bigint") return Number(value);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function columnsOf(row: Row, fields: readonly RuleField[]) {
  const values: Record<string, Scalar> = {};
  const instants: Record<string, Date> = {};
  const arrays: Record<string, string[]> = {};
  for (const { key, source, column } of fields) {
    const value = (row as unknown as Record<string, unknown>)[column];
    if (source === "column") values[key] = scalar(value);
    if (source === "instant" && value instanceof Date) instants[key] = value;
    if (source === "array" && Array.isArray(value)) arrays[key] = value.map(String);
  }
  return { values, instants, arrays };
}

async function staticMembers(db: Db, ids: readonly string[], context: RuleContext): Promise<Map<string, Set<string>>> {
  const statics = [...context.segments.values()].filter(({ kind }) => kind === "static").map(({ id }) => id);
  if (statics.length === 0) return new Map();
  const rows = await db.$queryRaw<{ customer_id: string; segment_id: string }[]>`
    SELECT m.customer_id, s.segment_id FROM segment_member m
    JOIN (SELECT DISTINCT ON (segment_id) id, segment_id FROM segment_snapshot
          WHERE segment_id = ANY(${statics}::uuid[]) ORDER BY segment_id, taken_at DESC, id DESC) s ON s.id = m.snapshot_id
    WHERE m.customer_id = ANY(${[...ids]}::uuid[])`;
  const byCustomer = new Map<string, Set<string>>();
  for (const { customer_id, segment_id } of rows) {
    byCustomer.set(customer_id, (byCustomer.get(customer_id) ?? new Set()).add(segment_id));
  }
  return byCustomer;
}

async function linesOf(db: Db, ids: readonly string[]) {
  const rows = await db.$queryRaw<
    {
      customer_id: string;
      purchase_id: string;
      product_id: number;
      category_id: number | null;
      store_id: number | null;
      channel: string | null;
      purchased_at: Date;
      milli: bigint;
      base_amount_minor: bigint;
      partners: string[];
    }[]
  >`SELECT l.customer_id, l.purchase_id, l.product_id, l.category_id, l.store_id, l.channel, l.purchased_at,
      (l.quantity * 1000)::bigint AS milli, l.base_amount_minor,
      array_remove(ARRAY[s.partner_id, p.supplier_id], NULL)::text[] AS partners
    FROM purchase_line l LEFT JOIN store s ON s.id = l.store_id LEFT JOIN product p ON p.id = l.product_id
    WHERE l.customer_id = ANY(${[...ids]}::uuid[])`;
  return rows.map((row) => ({
    customerId: row.customer_id,
    purchaseId: row.purchase_id,
    productId: row.product_id,
    categoryId: row.category_id,
    storeId: row.store_id,
    partnerIds: row.partners,
    channel: row.channel,
    purchasedAt: row.purchased_at,
    quantityMilli: Number(row.milli),
    amountMinor: Number(row.base_amount_minor),
  }));
}

function grouped<T extends { customerId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const held = groups.get(row.customerId);
    if (held) held.push(row);
    else groups.set(row.customerId, [row]);
  }
  return groups;
}

/** Facts of active customers in the scope; ids outside it are left out. A few thousand at a time. */
export async function loadFacts(
  db: Db,
  scope: Scope,
  ids: readonly string[],
  context: RuleContext,
): Promise<CustomerFacts[]> {
  const mine = { customerId: { in: [...ids] } };
  const [rows, lines, permissions, scores, statics] = await Promise.all([
    db.customer.findMany({
      where: { id: { in: [...ids] }, status: "active", AND: [customersInScope(scope)] },
      include,
    }),
    linesOf(db, ids),
    db.preferenceState.findMany({ where: mine }),
    db.customerScore.findMany({ where: mine }),
    staticMembers(db, ids, context),
  ]);
  const [linesBy, permissionsBy, scoresBy] = [grouped(lines), grouped(permissions), grouped(scores)];
  const fields = [...context.fields.values()];
  return rows.map((row) => ({
    id: row.id,
    ...columnsOf(row, fields),
    ageLow: row.ageLow,
    birthDate: row.birthDate ? dayFromDate(row.birthDate) : null,
    custom: row.custom as Record<string, unknown>,
    origins: row.provenance as CustomerFacts["origins"],
    items: itemsOf(row, scope),
    jobs: row.jobs.map((job) => ({
      ...job,
      startedOn: job.startedOn ? dayFromDate(job.startedOn) : null,
      endedOn: job.endedOn ? dayFromDate(job.endedOn) : null,
      checkedAt: [iso(job.createdAt), iso(job.verifiedAt)],
    })),
    lines: linesBy.get(row.id) ?? [],
    contacts: row.interactions,
    permissions: (permissionsBy.get(row.id) ?? []).map((held) => ({ ...held, purpose: held.purposeCode })),
    scores: scoresBy.get(row.id) ?? [],
    staticSegments: statics.get(row.id) ?? new Set(),
  }));
}
