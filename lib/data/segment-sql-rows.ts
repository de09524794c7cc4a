// How does a condition on the rows around a customer become SQL? The customers that have a fitting row are one joined
// set; "none of" is being outside it.
import { comparisonOf, type FieldLeaf } from "@/lib/domain/segmentation/rule";
import { boundIds, type RuleContext } from "@/lib/domain/segmentation/rule-context";
import type { RuleField } from "@/lib/domain/segmentation/rule-fields";
import { windowDays } from "@/lib/domain/segmentation/windows";
import { Prisma } from "./client";
import { both, compareSql, instant, instantsOf, orFalse, refuseRule, sqlTrue } from "./segment-sql-comparison";
import type { SqlPlan } from "./segment-sql-plan";

interface RowTable {
  readonly from: Prisma.Sql;
  /** The value that is asked for. */
  readonly key: Prisma.Sql;
  /** Latest time the row was recorded or verified. */
  readonly checkedAt?: Prisma.Sql;
  readonly always?: Prisma.Sql;
}

const aio = (kind: "activity" | "interest" | "opinion"): RowTable => ({
  from: Prisma.sql`customer_aio r JOIN aio_topic topic ON topic.id = r.topic_id`,
  key: Prisma.sql`r.topic_id`,
  checkedAt: Prisma.sql`GREATEST(r.recorded_at, r.verified_at)`,
  always: Prisma.sql`topic.kind = ${kind}::aio_kind`,
});

const tables: Readonly<Record<string, RowTable>> = {
  activity: aio("activity"),
  interest: aio("interest"),
  opinion: aio("opinion"),
  awareness: {
    from: Prisma.sql`awareness r`,
    key: Prisma.sql`r.level`,
    checkedAt: Prisma.sql`r.recorded_at`,
  },
  relationship: { from: Prisma.sql`relationship r`, key: Prisma.sql`r.kind` },
  household: { from: Prisma.sql`household_member r`, key: Prisma.sql`r.household_id` },
  contact_point: {
    from: Prisma.sql`contact_point r`,
    key: Prisma.sql`r.kind`,
    checkedAt: Prisma.sql`GREATEST(r.created_at, r.verified_at)`,
  },
  campaign: { from: Prisma.sql`campaign_recipient r`, key: Prisma.sql`r.campaign_id` },
  tags: { from: Prisma.sql`customer_tag r`, key: Prisma.sql`r.tag_id` },
};

function whereSql(table: RowTable, field: RuleField, leaf: FieldLeaf, context: RuleContext): Prisma.Sql {
  const { polarity, strength, product, status, responded } = leaf.where ?? {};
  const tests: Prisma.Sql[] = [table.always ?? sqlTrue];
  if (field.reference === "topic" && !context.seesSensitive) tests.push(Prisma.sql`NOT topic.sensitive`);
  if (polarity !== undefined) tests.push(Prisma.sql`r.polarity = ANY(${[polarity].flat()}::text[])`);
  if (strength !== undefined) tests.push(compareSql(Prisma.sql`r.strength`, comparisonOf(strength)));
  if (product !== undefined)
    tests.push(Prisma.sql`r.product_id = ANY(${boundIds(context, "product", product)}::int[])`);
  if (status !== undefined) tests.push(Prisma.sql`r.status = ANY(${status}::text[])`);
  if (responded !== undefined) {
    const answered = orFalse(Prisma.sql`r.responded_at <= ${instant(context.asOf)}`);
    tests.push(responded ? answered : Prisma.sql`(NOT ${answered})`);
  }
  if (leaf.verified_within) {
    const { since } = instantsOf(windowDays(leaf.verified_within, context.today), context.timeZone);
    if (!since || !table.checkedAt || field.checkedBy === undefined) throw refuseRule("verified_within");
    tests.push(Prisma.sql`${table.checkedAt} >= ${instant(since)} AND ${table.checkedAt} <= ${instant(context.asOf)}`);
  }
  return both(...tests);
}

/** Names that stand for rows become ids; plain values stay texts. */
function keysOf(field: RuleField, leaf: FieldLeaf, context: RuleContext): Prisma.Sql {
  const names = leaf.value as string[];
  if (!field.reference || field.reference === "segment") return Prisma.sql`${names}::text[]`;
  return Prisma.sql`${boundIds(context, field.reference, names)}::int[]`;
}

export function rowsSql(plan: SqlPlan, field: RuleField, leaf: FieldLeaf, context: RuleContext): Prisma.Sql {
  const table = Object.hasOwn(tables, field.key) ? tables[field.key] : undefined;
  if (!table) throw refuseRule(leaf.field);
  const where = whereSql(table, field, leaf, context);
  const having = (test: Prisma.Sql) => {
    const alias = plan.join(
      Prisma.sql`SELECT r.customer_id FROM ${table.from} WHERE ${where} AND ${test} GROUP BY r.customer_id`,
    );
    return Prisma.sql`(${alias}.customer_id IS NOT NULL)`;
  };
  switch (leaf.op) {
    case "is_set":
      return having(sqlTrue);
    case "is_empty":
      return Prisma.sql`(NOT ${having(sqlTrue)})`;
    case "is": {
      const found = having(sqlTrue);
      return leaf.value === true ? found : Prisma.sql`(NOT ${found})`;
    }
    case "has_any":
      return having(Prisma.sql`${table.key} = ANY(${keysOf(field, leaf, context)})`);
    case "has_none":
      return Prisma.sql`(NOT ${having(Prisma.sql`${table.key} = ANY(${keysOf(field, leaf, context)})`)})`;
    case "has_all": {
      const alias =
        plan.join(Prisma.sql`SELECT r.customer_id, array_agg(DISTINCT ${table.key}) AS keys FROM ${table.from}
        WHERE ${where} AND ${table.key} = ANY(${keysOf(field, leaf, context)}) GROUP BY r.customer_id`);
      const each = (leaf.value as string[]).map(
        (name) => Prisma.sql`${alias}.keys && ${keysOf(field, { ...leaf, value: [name] }, context)}`,
      );
      return orFalse(both(...each));
    }
    default:
      throw refuseRule("op");
  }
}

/** The same questions on a list that the customer row holds itself: a text array, or a JSON array of texts. */
export function setSql(field: RuleField, leaf: FieldLeaf, held: Prisma.Sql): Prisma.Sql {
  const json = field.source === "custom";
  const asked = Prisma.sql`${(leaf.value ?? []) as string[]}::text[]`;
  const any = json ? Prisma.sql`(${held} ?| ${asked})` : Prisma.sql`(${held} && ${asked})`;
  const some = json ? Prisma.sql`(jsonb_array_length(${held}) > 0)` : Prisma.sql`(cardinality(${held}) > 0)`;
  switch (leaf.op) {
    case "has_any":
      return any;
    case "has_none":
      return Prisma.sql`(NOT ${any})`;
    case "has_all":
      return json ? Prisma.sql`(${held} ?& ${asked})` : Prisma.sql`(${held} @> ${asked})`;
    case "is_set":
      return some;
    case "is_empty":
      return Prisma.sql`(NOT ${some})`;
    default:
      throw refuseRule("op");
  }
}
