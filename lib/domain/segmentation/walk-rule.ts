// Which conditions does a rule have, by path, and what do they ask for? One walk for counts, references and consent.
import { AppError } from "@/lib/domain/basics/errors";
import { type RuleLeaf, ruleLimits, type SegmentRule } from "./rule";
import type { FieldCatalogue, ReferenceKind } from "./rule-fields";
import { under } from "./rule-problem";

export interface RuleNode {
  readonly path: string;
  readonly node: SegmentRule;
}

/** The parts of a node, in order; a leaf has none. */
export function childrenOf(rule: SegmentRule, path = ""): RuleNode[] {
  if ("not" in rule) return [{ path: under(path, "not"), node: rule.not }];
  const [kind, children] = "all" in rule ? ["all", rule.all] : "any" in rule ? ["any", rule.any] : ["", []];
  return children.map((node, index) => ({ path: under(path, kind, index), node }));
}

/** Every node, parents before their children; the root has the empty path. */
export function ruleNodes(rule: SegmentRule, path = ""): RuleNode[] {
  return [{ path, node: rule }, ...childrenOf(rule, path).flatMap((child) => ruleNodes(child.node, child.path))];
}

export function isLeaf(rule: SegmentRule): rule is RuleLeaf {
  return !("all" in rule || "any" in rule || "not" in rule);
}

export interface LeafAt {
  readonly path: string;
  readonly leaf: RuleLeaf;
}

export function ruleLeaves(rule: SegmentRule): LeafAt[] {
  return ruleNodes(rule).flatMap(({ path, node }) => (isLeaf(node) ? [{ path, leaf: node }] : []));
}

export interface RuleReference {
  readonly kind: ReferenceKind;
  readonly name: string;
  readonly path: string;
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

/** Every name in the rule that must stand for a row of the database. */
export function ruleReferences(rule: SegmentRule, fields: FieldCatalogue): RuleReference[] {
  return ruleLeaves(rule).flatMap(({ path, leaf }): RuleReference[] => {
    const named = (kind: ReferenceKind, names: readonly string[], at: string) =>
      names.map((name) => ({ kind, name, path: under(path, at) }));
    if ("segment" in leaf) return [{ kind: "segment", name: leaf.segment, path: under(path, "segment") }];
    if ("purchases" in leaf) {
      const where = leaf.purchases.where ?? {};
      return (["product", "category", "partner", "store"] as const).flatMap((kind) =>
        named(kind, where[kind] ?? [], `purchases.where.${kind}`),
      );
    }
    if ("permission" in leaf) {
      const { purpose, topic } = leaf.permission;
      return [
        ...named("purpose", [purpose], "permission.purpose"),
        ...named("consentTopic", topic === undefined ? [] : [`${purpose}/${topic}`], "permission.topic"),
      ];
    }
    if (!("field" in leaf)) return [];
    const kind = fields.get(leaf.field)?.reference;
    return [
      ...(kind ? named(kind, texts(leaf.value), "value") : []),
      ...named("product", leaf.where?.product ?? [], "where.product"),
    ];
  });
}

type SegmentRules = ReadonlyMap<string, { readonly rule: SegmentRule }>;

/** Does the rule, or one it refers to, use facts that need agreement to profiling? */
export function usesProfiling(rule: SegmentRule, fields: FieldCatalogue, segments: SegmentRules): boolean {
  return ruleLeaves(rule).some(({ leaf }) => {
    if ("purchases" in leaf || "score" in leaf) return true;
    if ("field" in leaf) return fields.get(leaf.field)?.profiling === true;
    if (!("segment" in leaf)) return false;
    const other = segments.get(leaf.segment);
    return other !== undefined && usesProfiling(other.rule, fields, segments);
  });
}

/**
 * Follows references from a rule. Throws INVALID_RULE when they come back to where they were (naming the way), when a
 * segment is missing, and TOO_LARGE when the whole is too big to answer. `self` is the segment being edited, if any.
 */
export function checkSegmentGraph(
  rule: SegmentRule,
  segments: ReadonlyMap<string, { readonly rule: SegmentRule; readonly nameVi: string }>,
  self?: { id: string; name: string },
): void {
  let leaves = 0;
  const visit = (current: SegmentRule, trail: readonly { id: string; name: string }[]): void => {
    for (const { path, leaf } of ruleLeaves(current)) {
      leaves += 1;
      if (leaves > ruleLimits.expandedLeaves) throw new AppError("TOO_LARGE", { messageKey: "TOO_LARGE_rule" });
      if (!("segment" in leaf)) continue;
      const other = segments.get(leaf.segment);
      const at = under(path, "segment");
      if (trail.some(({ id }) => id === leaf.segment)) {
        const names = [...trail.map(({ name }) => name), other?.nameVi ?? trail[0]?.name ?? ""].join(" → ");
        throw new AppError("INVALID_RULE", { messageKey: "INVALID_RULE_cycle", path: at, names });
      }
      if (!other) throw new AppError("INVALID_RULE", { path: at, fields: { [at]: "ruleUnknownSegment" } });
      visit(other.rule, [...trail, { id: leaf.segment, name: other.nameVi }]);
    }
  };
  visit(rule, self ? [self] : []);
}
