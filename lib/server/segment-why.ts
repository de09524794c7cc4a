// Why is this person in a segment, or not? The evaluator's own trace, told in the words of the reader, as far as the reader
// may see: the scope's customers only, no opinion or field that the role does not see, no rule of a private segment.
import type { Db } from "@/lib/data/client";
import { mayRead, type Scope } from "@/lib/data/scope";
import { bindRule, loadRuleSetting } from "@/lib/data/segment-context";
import { getExplainedCustomer, loadEvidenceNames, visibleSegmentIds } from "@/lib/data/segment-evidence";
import { loadFacts } from "@/lib/data/segment-facts";
import { findIdsByCode } from "@/lib/data/segment-snapshots";
import { AppError } from "@/lib/domain/basics/errors";
import { isUuid } from "@/lib/domain/basics/ids";
import { describeLeaf } from "@/lib/domain/segmentation/describe-leaf";
import { membershipOf, type TraceNode, traceRule } from "@/lib/domain/segmentation/evaluate-rule";
import { type Evidence, evidenceOf } from "@/lib/domain/segmentation/evidence";
import type { CustomerFacts } from "@/lib/domain/segmentation/facts";
import type { RuleLeaf, SegmentRule } from "@/lib/domain/segmentation/rule";
import type { RuleContext } from "@/lib/domain/segmentation/rule-context";
import { isLeaf } from "@/lib/domain/segmentation/walk-rule";
import type { Why, WhyNode } from "@/lib/domain/segmentation/why";
import type { Locale } from "@/lib/messages/namespaces";
import { wordsForRule } from "./rule-words";
import { evidenceIds, type WhyWords, whyFacts, whySeen } from "./segment-why-words";

interface Explained {
  readonly leaf: RuleLeaf;
  readonly evidence: Evidence;
}

/** Every condition of a trace with its rows, those of other segments included. */
function evidences(trace: TraceNode, facts: CustomerFacts, context: RuleContext): Map<TraceNode, Explained> {
  const found = new Map<TraceNode, Explained>();
  const visit = (node: TraceNode) => {
    if (isLeaf(node.node)) found.set(node, { leaf: node.node, evidence: evidenceOf(node.node, facts, context) });
    node.children.forEach(visit);
  };
  visit(trace);
  return found;
}

/** A condition that holds what the person has, so that its value gets a name as those in the rule do. */
function namedValue(leaf: RuleLeaf, seen: unknown, context: RuleContext): SegmentRule[] {
  if (!("field" in leaf) || seen === null || seen === "") return [];
  const choice = context.fields.get(leaf.field)?.type === "choice";
  return choice ? [{ field: leaf.field, op: "in", value: [String(seen)] }] : [];
}

function kindOf(rule: SegmentRule): WhyNode["kind"] {
  return "all" in rule ? "all" : "any" in rule ? "any" : "not" in rule ? "not" : "condition";
}

function told(node: TraceNode, words: WhyWords, held: ReadonlyMap<TraceNode, Explained>): WhyNode {
  const one = held.get(node);
  const hides = "segment" in node.node && !words.opens.has(node.node.segment);
  const children = hides ? [] : node.children.map((child) => told(child, words, held));
  const common = { kind: kindOf(node.node), holds: node.holds, children };
  if (!one) return { ...common, text: "", seen: null, facts: [], more: 0 };
  const seen = whySeen(one.leaf, node.seen, words);
  return { ...common, text: describeLeaf(one.leaf, words.rule), seen, ...whyFacts(one.leaf, one.evidence, words) };
}

/** Explains a rule for a customer (an id or a code). NOT_FOUND outside the scope or when not active. */
export async function tellWhy(
  db: Db,
  scope: Scope,
  json: unknown,
  customer: string,
  { asOf, locale }: { asOf: Date; locale: Locale },
): Promise<Why> {
  const { rule, context } = await bindRule(db, scope, json, asOf);
  const id = isUuid(customer) ? customer : (await findIdsByCode(db, scope, [customer])).ids[0];
  if (id === undefined) throw new AppError("NOT_FOUND");
  const who = await getExplainedCustomer(db, scope, id);
  const [facts] = await loadFacts(db, scope, [id], context);
  if (!facts) throw new AppError("NOT_FOUND");
  const trace = traceRule(rule, facts, context);
  const held = evidences(trace, facts, context);
  const values = [...held].flatMap(([node, { leaf }]) => namedValue(leaf, node.seen, context));
  const inside = [...context.segments.values()].map((segment) => segment.rule);
  const [setting, names, opens] = await Promise.all([
    loadRuleSetting(db, scope),
    loadEvidenceNames(db, scope, evidenceIds([...held.values()]), locale),
    visibleSegmentIds(db, scope, [...context.segments.keys()]),
  ]);
  const words: WhyWords = {
    locale,
    rule: await wordsForRule(db, scope, { all: [rule, ...inside, ...values] }, setting, locale),
    names,
    opens,
    facts,
    context,
    seesNotes: mayRead(scope, "notes"),
  };
  return { customer: who, membership: membershipOf(rule, facts, context), tree: told(trace, words, held) };
}
