// How does a rule become one set-based statement? Leaves are computed once per customer as booleans; groups combine
// them; whoever objects to profiling is taken out last, outside every negation.
import { profilingRefusals } from "@/lib/domain/segmentation/evaluate-rule";
import type { RuleLeaf, SegmentRule } from "@/lib/domain/segmentation/rule";
import type { RuleContext } from "@/lib/domain/segmentation/rule-context";
import { childrenOf, isLeaf, ruleNodes, usesProfiling } from "@/lib/domain/segmentation/walk-rule";
import { Prisma } from "./client";
import { customersInScopeSql, type Scope } from "./scope";
import { instant, refuseRule, sqlFalse, sqlTrue } from "./segment-sql-comparison";
import { contactSql, permissionSql, purchasesSql, scoreSql, staticSegmentSql } from "./segment-sql-events";
import { fieldSql } from "./segment-sql-field";
import { SqlPlan } from "./segment-sql-plan";

function leafSql(plan: SqlPlan, leaf: RuleLeaf, context: RuleContext): Prisma.Sql {
  if ("field" in leaf) return fieldSql(plan, leaf, context);
  if ("purchases" in leaf) return purchasesSql(plan, leaf.purchases, context);
  if ("score" in leaf) return scoreSql(plan, leaf, context);
  if ("permission" in leaf) return permissionSql(plan, leaf, context);
  if ("contact" in leaf) return contactSql(plan, leaf, context);
  if (!("segment" in leaf)) throw refuseRule("");
  const other = context.segments.get(leaf.segment);
  if (!other) throw refuseRule("segment");
  if (other.kind === "static") return staticSegmentSql(plan, other.id);
  return nodeSql(other.rule, (inner) => leafSql(plan, inner, context));
}

/** `all([])` is everyone, `any([])` nobody. */
function nodeSql(rule: SegmentRule, ofLeaf: (leaf: RuleLeaf, path: string) => Prisma.Sql, path = ""): Prisma.Sql {
  if (isLeaf(rule)) return ofLeaf(rule, path);
  const parts = childrenOf(rule, path).map((child) => nodeSql(child.node, ofLeaf, child.path));
  if ("not" in rule) return Prisma.sql`(NOT ${parts[0] ?? sqlTrue})`;
  if ("all" in rule) return parts.length === 0 ? sqlTrue : Prisma.sql`(${Prisma.join(parts, " AND ")})`;
  return parts.length === 0 ? sqlFalse : Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

function objectionJoin(plan: SqlPlan, context: RuleContext): Prisma.Sql {
  const alias = plan.join(Prisma.sql`SELECT DISTINCT p.customer_id FROM preference_state p
    WHERE p.purpose_code = 'profiling' AND lower(p.state) = ANY(${[...profilingRefusals]}::text[])
      AND p.since <= ${instant(context.asOf)}`);
  return Prisma.sql`(${alias}.customer_id IS NOT NULL)`;
}

export interface CompiledRule {
  /** One row per customer of the population: customer_id, `holds`, `withheld`, and `l0`, `l1`, … per leaf. */
  readonly flags: Prisma.Sql;
  /** Every node of the rule with its boolean over the columns of `flags`. */
  readonly nodes: readonly { readonly path: string; readonly test: Prisma.Sql }[];
  readonly member: Prisma.Sql;
  readonly withheld: Prisma.Sql;
}

/** Only active customers inside the scope are the population. */
export function compileRule(scope: Scope, rule: SegmentRule, context: RuleContext): CompiledRule {
  const plan = new SqlPlan();
  const columns: Prisma.Sql[] = [];
  const byPath = new Map<string, Prisma.Sql>();
  for (const { path, node } of ruleNodes(rule)) {
    if (!isLeaf(node)) continue;
    const name = Prisma.raw(`l${columns.length}`);
    columns.push(Prisma.sql`${leafSql(plan, node, context)} AS ${name}`);
    byPath.set(path, Prisma.sql`f.${name}`);
  }
  const objects = usesProfiling(rule, context.fields, context.segments) ? objectionJoin(plan, context) : sqlFalse;
  const from = plan.fromSql();
  const column = (_: RuleLeaf, path: string) => {
    const held = byPath.get(path);
    if (!held) throw refuseRule(path);
    return held;
  };
  const root = nodeSql(rule, column);
  const more = columns.length === 0 ? Prisma.empty : Prisma.sql`, ${Prisma.join(columns)}`;
  return {
    // OFFSET 0 keeps the planner from computing a leaf again wherever it is used.
    flags: Prisma.sql`(SELECT c.customer_id, c.name_sort, ${objects} AS objects${more}
      FROM ${from}
      WHERE c.status = 'active' AND ${customersInScopeSql(scope)} OFFSET 0) f`,
    nodes: ruleNodes(rule).map(({ path, node }) => ({ path, test: nodeSql(node, column, path) })),
    member: Prisma.sql`(${root} AND NOT f.objects)`,
    withheld: Prisma.sql`(${root} AND f.objects)`,
  };
}
