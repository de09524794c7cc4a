// Is this customer in, and why? The in-memory witness of a rule: the same meaning as the SQL, without sharing its arithmetic.
import { compareNumber } from "./compare-number";
import { fieldVerdict } from "./evaluate-field";
import { inWindow, purchasesVerdict } from "./evaluate-purchases";
import type { CustomerFacts } from "./facts";
import {
  type ContactLeaf,
  comparisonOf,
  contactWays,
  type PermissionLeaf,
  type PermissionState,
  type RuleLeaf,
  type ScoreLeaf,
  type SegmentRule,
} from "./rule";
import { boundIds, type RuleContext } from "./rule-context";
import { findScore } from "./scores";
import type { Verdict } from "./verdict";
import { childrenOf, isLeaf, usesProfiling } from "./walk-rule";

/** One node of "why in, why out": the condition, whether it holds, and the value it saw. */
export interface TraceNode {
  readonly path: string;
  readonly node: SegmentRule;
  readonly holds: boolean;
  readonly seen?: unknown;
  readonly children: readonly TraceNode[];
}

function scoreVerdict(leaf: ScoreLeaf, facts: CustomerFacts, context: RuleContext): Verdict {
  const score = facts.scores.find(({ kind }) => kind === leaf.score);
  const current = score && score.computedAt.getTime() <= context.asOf.getTime() ? score : undefined;
  const number = findScore(leaf.score)?.type === "number";
  const seen = (number ? current?.value : current?.label) ?? null;
  const set = seen !== null && seen !== "" && !Number.isNaN(seen);
  if (leaf.op === "is_set" || leaf.op === "is_empty") return { holds: set === (leaf.op === "is_set"), seen };
  if (!set) return { holds: false, seen };
  if (number) return { holds: compareNumber(comparisonOf(leaf as never), Number(seen)), seen };
  return { holds: (leaf.value as string[]).includes(String(seen)) === (leaf.op === "in"), seen };
}

/** What the ledger's projection says on a purpose and channel at a moment. */
export function permissionState(
  facts: CustomerFacts,
  purpose: string,
  channel: string,
  topicId: number,
  asOf: Date,
): PermissionState {
  const row = facts.permissions.find(
    (entry) => entry.purpose === purpose && entry.channel === channel && entry.topicId === topicId,
  );
  if (!row || row.since.getTime() > asOf.getTime()) return "none";
  const state = row.state.toLowerCase();
  if (state === "granted" && row.expiresAt && row.expiresAt.getTime() <= asOf.getTime()) return "expired";
  return state as PermissionState;
}

function permissionVerdict(leaf: PermissionLeaf, facts: CustomerFacts, context: RuleContext): Verdict {
  const { purpose, channel, topic, state } = leaf.permission;
  const topicId = topic === undefined ? 0 : Number(boundIds(context, "consentTopic", [`${purpose}/${topic}`])[0]);
  const seen = permissionState(facts, purpose, channel, topicId, context.asOf);
  return { holds: [state].flat().includes(seen), seen };
}

function contactVerdict(leaf: ContactLeaf, facts: CustomerFacts, context: RuleContext): Verdict {
  const { channel, direction, outcome, within } = leaf.contact;
  const kinds = channel === undefined ? null : [channel].flat().map((way) => contactWays[way] as string);
  const outcomes = outcome === undefined ? null : [outcome].flat().map(String);
  const seen = facts.contacts.filter(
    (contact) =>
      (kinds === null || kinds.includes(contact.kind)) &&
      (direction === undefined || contact.direction === direction) &&
      (outcomes === null || outcomes.includes(contact.outcome ?? "")) &&
      inWindow(contact.occurredAt, within, context),
  ).length;
  return { holds: compareNumber(comparisonOf(leaf.contact), seen), seen };
}

function leafVerdict(leaf: RuleLeaf, facts: CustomerFacts, context: RuleContext): Verdict {
  if ("field" in leaf) return fieldVerdict(leaf, facts, context);
  if ("purchases" in leaf) return purchasesVerdict(leaf.purchases, facts, context);
  if ("score" in leaf) return scoreVerdict(leaf, facts, context);
  if ("permission" in leaf) return permissionVerdict(leaf, facts, context);
  if ("contact" in leaf) return contactVerdict(leaf, facts, context);
  const other = context.segments.get(leaf.segment);
  if (!other) return { holds: false, seen: null };
  if (other.kind === "static") {
    const seen = facts.staticSegments.has(other.id);
    return { holds: seen, seen };
  }
  const seen = ruleHolds(other.rule, facts, context);
  return { holds: seen, seen };
}

/** Whether the rule alone holds, before consent to profiling is looked at. */
export function ruleHolds(rule: SegmentRule, facts: CustomerFacts, context: RuleContext): boolean {
  if ("all" in rule) return rule.all.every((child) => ruleHolds(child, facts, context));
  if ("any" in rule) return rule.any.some((child) => ruleHolds(child, facts, context));
  if ("not" in rule) return !ruleHolds(rule.not, facts, context);
  return leafVerdict(rule, facts, context).holds;
}

/** States of the purpose `profiling`, on any channel, that keep a customer out of rules built on behaviour. */
export const profilingRefusals = ["objected", "withdrawn", "refused", "restricted"] as const;

export function refusesProfiling(facts: CustomerFacts, asOf: Date): boolean {
  return facts.permissions.some(
    ({ purpose, state, since }) =>
      purpose === "profiling" &&
      (profilingRefusals as readonly string[]).includes(state.toLowerCase()) &&
      since.getTime() <= asOf.getTime(),
  );
}

export type Membership = "in" | "out" | "withheld";

/** Consent to profiling is asked outside every negation: no rule can reach around it. */
export function membershipOf(rule: SegmentRule, facts: CustomerFacts, context: RuleContext): Membership {
  if (!ruleHolds(rule, facts, context)) return "out";
  const withheld = usesProfiling(rule, context.fields, context.segments) && refusesProfiling(facts, context.asOf);
  return withheld ? "withheld" : "in";
}

/** The whole tree with the value that each condition saw. */
export function traceRule(rule: SegmentRule, facts: CustomerFacts, context: RuleContext, path = ""): TraceNode {
  if (isLeaf(rule)) {
    const { holds, seen } = leafVerdict(rule, facts, context);
    const other = "segment" in rule ? context.segments.get(rule.segment) : undefined;
    const inside = other?.kind === "dynamic" ? [traceRule(other.rule, facts, context, `${path}#`)] : [];
    return { path, node: rule, holds, seen: seen ?? null, children: inside };
  }
  const children = childrenOf(rule, path).map((child) => traceRule(child.node, facts, context, child.path));
  return { path, node: rule, holds: ruleHolds(rule, facts, context), children };
}
