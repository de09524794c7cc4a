// How do purchases, contacts, scores, permissions and other segments become SQL? Aggregates per customer, joined once.
import { addDays, startOfDay } from "@/lib/domain/basics/calendar";
import {
  type ContactLeaf,
  comparisonOf,
  contactWays,
  type PermissionLeaf,
  type PurchaseCondition,
  type ScoreLeaf,
} from "@/lib/domain/segmentation/rule";
import { boundIds, type RuleContext } from "@/lib/domain/segmentation/rule-context";
import { findScore } from "@/lib/domain/segmentation/scores";
import { Prisma } from "./client";
import {
  both,
  compareSql,
  compareSteps,
  eventWithin,
  instant,
  numeric,
  orFalse,
  refuseRule,
} from "./segment-sql-comparison";
import type { PurchaseFigure, SqlPlan } from "./segment-sql-plan";

function lineFilter({ where = {}, within }: PurchaseCondition, context: RuleContext): Prisma.Sql {
  const tests = [eventWithin(Prisma.sql`l.purchased_at`, within, context)];
  const ids = (kind: "product" | "category" | "store", names: readonly string[]) =>
    Prisma.sql`${boundIds(context, kind, names)}::int[]`;
  if (where.product) tests.push(Prisma.sql`l.product_id = ANY(${ids("product", where.product)})`);
  if (where.category) tests.push(Prisma.sql`l.category_id = ANY(${ids("category", where.category)})`);
  if (where.channel) tests.push(Prisma.sql`l.channel = ANY(${where.channel}::text[])`);
  if (where.store) tests.push(Prisma.sql`l.store_id = ANY(${ids("store", where.store)})`);
  if (where.partner) {
    const partners = Prisma.sql`${boundIds(context, "partner", where.partner)}::uuid[]`;
    tests.push(Prisma.sql`(l.store_id IN (SELECT s.id FROM store s WHERE s.partner_id = ANY(${partners}))
      OR l.product_id IN (SELECT p.id FROM product p WHERE p.supplier_id = ANY(${partners})))`);
  }
  if (where.amount) tests.push(compareSql(Prisma.sql`l.base_amount_minor`, comparisonOf(where.amount)));
  if (where.quantity) tests.push(compareSql(Prisma.sql`l.quantity`, comparisonOf(where.quantity)));
  return both(...tests);
}

const needed: Readonly<Record<PurchaseCondition["measure"], readonly PurchaseFigure[]>> = {
  orders: ["orders"],
  lines: ["lines"],
  quantity: ["quantity"],
  spend: ["spend"],
  average_order: ["orders", "spend"],
  distinct_products: ["products"],
  days_since_last: ["last_at"],
  days_since_first: ["first_at"],
};

export function purchasesSql(plan: SqlPlan, condition: PurchaseCondition, context: RuleContext): Prisma.Sql {
  const comparison = comparisonOf(condition);
  const figures = needed[condition.measure];
  if (!figures) throw refuseRule("measure");
  const alias = plan.purchaseFigures(condition, lineFilter(condition, context), figures);
  const figure = (name: PurchaseFigure) => Prisma.sql`${alias}.${Prisma.raw(name)}`;
  const orNone = (name: PurchaseFigure) => Prisma.sql`COALESCE(${figure(name)}, 0)`;
  switch (condition.measure) {
    case "orders":
    case "lines":
    case "quantity":
    case "spend":
      return compareSql(orNone(condition.measure), comparison);
    case "distinct_products":
      return compareSql(orNone("products"), comparison);
    case "average_order": {
      const timesOrders = (value: number) => Prisma.sql`${numeric(value)} * ${figure("orders")}`;
      return orFalse(both(Prisma.sql`${figure("orders")} > 0`, compareSql(figure("spend"), comparison, timesOrders)));
    }
    case "days_since_last":
    case "days_since_first": {
      // At least n days ago = before the start of the day that was n − 1 days ago.
      const at = figure(condition.measure === "days_since_last" ? "last_at" : "first_at");
      const atLeast = (days: number) =>
        Prisma.sql`(${at} < ${instant(startOfDay(addDays(context.today, 1 - days), context.timeZone))})`;
      return orFalse(both(Prisma.sql`${at} IS NOT NULL`, compareSteps(atLeast, comparison)));
    }
    default:
      throw refuseRule("measure");
  }
}

export function contactSql(plan: SqlPlan, { contact }: ContactLeaf, context: RuleContext): Prisma.Sql {
  const tests = [Prisma.sql`i.archived_at IS NULL`, eventWithin(Prisma.sql`i.occurred_at`, contact.within, context)];
  if (contact.channel !== undefined) {
    const kinds = [contact.channel].flat().map((way) => contactWays[way]);
    tests.push(Prisma.sql`i.kind = ANY(${kinds}::text[])`);
  }
  if (contact.direction !== undefined) tests.push(Prisma.sql`i.direction = ${contact.direction}`);
  if (contact.outcome !== undefined) tests.push(Prisma.sql`i.outcome = ANY(${[contact.outcome].flat()}::text[])`);
  const alias = plan.join(
    Prisma.sql`SELECT i.customer_id, count(*) AS contacts FROM interaction i WHERE ${both(...tests)} GROUP BY i.customer_id`,
  );
  return compareSql(Prisma.sql`COALESCE(${alias}.contacts, 0)`, comparisonOf(contact));
}

export function scoreSql(plan: SqlPlan, leaf: ScoreLeaf, context: RuleContext): Prisma.Sql {
  const kind = findScore(leaf.score);
  if (!kind) throw refuseRule("score");
  const alias = plan.join(Prisma.sql`SELECT s.customer_id, NULLIF(s.value, 'NaN') AS value, NULLIF(s.label, '') AS label
    FROM customer_score s WHERE s.kind = ${kind.key} AND s.computed_at <= ${instant(context.asOf)}`);
  const held = kind.type === "number" ? Prisma.sql`${alias}.value` : Prisma.sql`${alias}.label`;
  if (leaf.op === "is_set") return Prisma.sql`(${held} IS NOT NULL)`;
  if (leaf.op === "is_empty") return Prisma.sql`(${held} IS NULL)`;
  if (kind.type === "number") {
    const float = (value: number) => Prisma.sql`${String(value)}::float8`;
    return orFalse(compareSql(held, comparisonOf(leaf as never), float));
  }
  const listed = Prisma.sql`${held} = ANY(${leaf.value as string[]}::text[])`;
  if (leaf.op === "in") return orFalse(listed);
  if (leaf.op === "not_in") return orFalse(Prisma.sql`NOT (${listed})`);
  throw refuseRule("op");
}

export function permissionSql(plan: SqlPlan, { permission }: PermissionLeaf, context: RuleContext): Prisma.Sql {
  const { purpose, channel, topic, state } = permission;
  const topicId = topic === undefined ? 0 : Number(boundIds(context, "consentTopic", [`${purpose}/${topic}`])[0]);
  const at = instant(context.asOf);
  const alias = plan.join(Prisma.sql`SELECT p.customer_id,
      CASE WHEN lower(p.state) = 'granted' AND p.expires_at <= ${at} THEN 'expired' ELSE lower(p.state) END AS state
    FROM preference_state p
    WHERE p.purpose_code = ${purpose} AND p.channel = ${channel} AND p.topic_id = ${topicId} AND p.since <= ${at}`);
  return Prisma.sql`(COALESCE(${alias}.state, 'none') = ANY(${[state].flat()}::text[]))`;
}

/** Members of a static segment: those of its latest snapshot. */
export function staticSegmentSql(plan: SqlPlan, segmentId: string): Prisma.Sql {
  const alias = plan.join(Prisma.sql`SELECT m.customer_id FROM segment_member m WHERE m.snapshot_id = (
    SELECT s.id FROM segment_snapshot s WHERE s.segment_id = ${segmentId}::uuid ORDER BY s.taken_at DESC, s.id DESC LIMIT 1)`);
  return Prisma.sql`(${alias}.customer_id IS NOT NULL)`;
}
