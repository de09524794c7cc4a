// Which rows about a person decide a condition? The evaluator itself is asked about one row at a time: a row counts when
// the condition still sees it alone. So the list cannot disagree with the answer it explains.
import { wholeRow } from "@/lib/domain/customers/provenance";
import { currentJob } from "./evaluate-field";
import { purchaseFigures } from "./evaluate-purchases";
import { traceRule } from "./evaluate-rule";
import type { ContactFact, CustomerFacts, ItemFact, LineFact, PermissionFact, ScoreFact } from "./facts";
import type { ContactLeaf, FieldLeaf, PurchasesLeaf, RuleLeaf } from "./rule";
import type { RuleContext } from "./rule-context";
import { latest } from "./verdict";

export type Evidence =
  | { readonly kind: "none" }
  /** Purchase lines that the condition counts, newest first; `others` are the lines it passes over. */
  | { readonly kind: "lines"; readonly lines: readonly LineFact[]; readonly others: number }
  | { readonly kind: "contacts"; readonly contacts: readonly ContactFact[]; readonly others: number }
  | { readonly kind: "items"; readonly items: readonly { readonly item: ItemFact; readonly counts: boolean }[] }
  | { readonly kind: "permission"; readonly row: PermissionFact | null }
  | { readonly kind: "score"; readonly row: ScoreFact | null };

/** The evaluator's answer for one row in place of all of them. */
function seenAlone(leaf: RuleLeaf, facts: CustomerFacts, context: RuleContext): unknown {
  return traceRule(leaf, facts, context).seen;
}

const newest = (a: Date, b: Date) => b.getTime() - a.getTime();

function linesOf({ purchases }: PurchasesLeaf, facts: CustomerFacts, context: RuleContext): Evidence {
  const lines = facts.lines.filter((line) => {
    const { lines: sales, quantityMilli, spend } = purchaseFigures(purchases, { ...facts, lines: [line] }, context);
    return sales > 0 || quantityMilli !== 0 || spend !== 0;
  });
  const sorted = lines.toSorted((a, b) => newest(a.purchasedAt, b.purchasedAt));
  return { kind: "lines", lines: sorted, others: facts.lines.length - lines.length };
}

function contactsOf(leaf: ContactLeaf, facts: CustomerFacts, context: RuleContext): Evidence {
  const contacts = facts.contacts.filter((one) => seenAlone(leaf, { ...facts, contacts: [one] }, context) === 1);
  const sorted = contacts.toSorted((a, b) => newest(a.occurredAt, b.occurredAt));
  return { kind: "contacts", contacts: sorted, others: facts.contacts.length - contacts.length };
}

function itemsOf(leaf: FieldLeaf, facts: CustomerFacts, context: RuleContext): Evidence {
  if (context.fields.get(leaf.field)?.source !== "rows") return { kind: "none" };
  const items = (facts.items[leaf.field] ?? []).map((item) => {
    const seen = seenAlone(leaf, { ...facts, items: { ...facts.items, [leaf.field]: [item] } }, context);
    return { item, counts: Array.isArray(seen) ? seen.length > 0 : seen === true };
  });
  return { kind: "items", items: items.toSorted((a, b) => Number(b.counts) - Number(a.counts)) };
}

/** The rows behind one condition; fields of the customer itself have none: their value is what the evaluator saw. */
export function evidenceOf(leaf: RuleLeaf, facts: CustomerFacts, context: RuleContext): Evidence {
  if ("purchases" in leaf) return linesOf(leaf, facts, context);
  if ("contact" in leaf) return contactsOf(leaf, facts, context);
  if ("field" in leaf) return itemsOf(leaf, facts, context);
  if ("score" in leaf) return { kind: "score", row: facts.scores.find(({ kind }) => kind === leaf.score) ?? null };
  if (!("permission" in leaf)) return { kind: "none" };
  const { purpose, channel, topic } = leaf.permission;
  const topicIds = topic === undefined ? [0] : (context.bindings.consentTopic.get(`${purpose}/${topic}`) ?? []);
  const row = facts.permissions.find(
    (one) => one.purpose === purpose && one.channel === channel && topicIds.includes(one.topicId),
  );
  return { kind: "permission", row: row ?? null };
}

/** When the value of a field was last recorded or checked, as a freshness condition looks at it; null when nobody knows. */
export function checkedOf({ field: key }: FieldLeaf, facts: CustomerFacts, context: RuleContext): string | null {
  const field = context.fields.get(key);
  if (field?.source === "job") return latest(currentJob(facts.jobs, context.today)?.checkedAt ?? []);
  const ageFact = facts.birthDate === null ? "age_band" : "birth_date";
  const names = field?.source === "age" ? [ageFact] : (field?.checkedBy ?? []);
  const origin = (own: readonly string[]) =>
    latest(own.flatMap((name) => [facts.origins[name]?.recordedAt, facts.origins[name]?.verifiedAt]));
  return origin(names) ?? origin([wholeRow]);
}
