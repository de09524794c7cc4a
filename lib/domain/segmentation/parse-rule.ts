// Is this JSON a rule, and if not, which condition is wrong and why? Bounded in depth and size before anything else looks at it.
import type { z } from "zod";
import { checkLeaf } from "./check-leaf";
import {
  contactLeaf,
  fieldLeaf,
  permissionLeaf,
  purchasesLeaf,
  type RuleLeaf,
  ruleLimits,
  type SegmentRule,
  scoreLeaf,
  segmentLeaf,
} from "./rule";
import type { FieldCatalogue } from "./rule-fields";
import { invalidRule, problemKey, type RuleProblem, under } from "./rule-problem";

const leafShapes: Readonly<Record<string, z.ZodType<RuleLeaf>>> = {
  field: fieldLeaf,
  purchases: purchasesLeaf,
  score: scoreLeaf,
  permission: permissionLeaf,
  contact: contactLeaf,
  segment: segmentLeaf,
};
const groupKeys = ["all", "any", "not"];

class Reader {
  readonly problems: RuleProblem[] = [];
  leaves = 0;
  constructor(readonly fields: FieldCatalogue) {}

  refuse(path: string, key: string): SegmentRule {
    this.problems.push({ path, key });
    return { any: [] };
  }

  node(json: unknown, path: string, depth: number): SegmentRule {
    if (typeof json !== "object" || json === null || Array.isArray(json)) return this.refuse(path, "ruleNotACondition");
    const keys = Object.keys(json);
    const kinds = keys.filter((key) => groupKeys.includes(key) || Object.hasOwn(leafShapes, key));
    const kind = kinds[0];
    if (kind === undefined) return this.refuse(path, "ruleNotACondition");
    if (kinds.length > 1) return this.refuse(path, "ruleUnknownKey");
    if (!groupKeys.includes(kind)) return this.leaf(kind, json, path);
    if (keys.length > 1) return this.refuse(path, "ruleUnknownKey");
    if (depth >= ruleLimits.depth) return this.refuse(path, "ruleTooDeep");
    const inner = (json as Record<string, unknown>)[kind];
    if (kind === "not") return { not: this.node(inner, under(path, "not"), depth + 1) };
    if (!Array.isArray(inner)) return this.refuse(under(path, kind), "ruleWrongType");
    if (inner.length > ruleLimits.leaves) return this.refuse(path, "ruleTooMany");
    const children = inner.map((child, index) => this.node(child, under(path, kind, index), depth + 1));
    return kind === "all" ? { all: children } : { any: children };
  }

  leaf(kind: string, json: object, path: string): SegmentRule {
    this.leaves += 1;
    if (this.leaves > ruleLimits.leaves) {
      return this.leaves === ruleLimits.leaves + 1 ? this.refuse("", "ruleTooMany") : { any: [] };
    }
    const result = leafShapes[kind]?.safeParse(json);
    if (!result?.success) {
      for (const issue of result?.error.issues ?? []) this.refuse(under(path, ...issue.path), problemKey(issue));
      return { any: [] };
    }
    const { leaf, problems } = checkLeaf(result.data, this.fields);
    for (const problem of problems) this.refuse(under(path, problem.path), problem.key);
    return problems.length > 0 ? { any: [] } : leaf;
  }
}

/** Reads a rule and lists every problem. With problems the rule matches nobody. */
export function readRule(json: unknown, fields: FieldCatalogue): { rule: SegmentRule; problems: RuleProblem[] } {
  const reader = new Reader(fields);
  const rule = reader.node(json, "", 0);
  return reader.problems.length > 0 ? { rule: { any: [] }, problems: reader.problems } : { rule, problems: [] };
}

/** Reads a rule or throws INVALID_RULE. Empty groups are read: `all([])` is everyone, `any([])` nobody. */
export function parseRule(json: unknown, fields: FieldCatalogue): SegmentRule {
  const { rule, problems } = readRule(json, fields);
  if (problems.length > 0) throw invalidRule(problems);
  return rule;
}

/** Groups without a condition: they can be counted, and never saved. */
export function emptyGroups(rule: SegmentRule, path = ""): RuleProblem[] {
  if ("not" in rule) return emptyGroups(rule.not, under(path, "not"));
  const [kind, children] = "all" in rule ? ["all", rule.all] : "any" in rule ? ["any", rule.any] : ["", null];
  if (children === null) return [];
  if (children.length === 0) return [{ path, key: "ruleEmptyGroup" }];
  return children.flatMap((child, index) => emptyGroups(child, under(path, kind, index)));
}
