// Does a condition on the rows around a customer hold: tags, interests, awareness, relationships, contact points, campaigns?
import { compareNumber } from "./compare-number";
import type { CustomerFacts, ItemFact } from "./facts";
import { comparisonOf, type FieldLeaf, type ItemWhere } from "./rule";
import { boundIds, type RuleContext } from "./rule-context";
import type { RuleField } from "./rule-fields";
import { isFresh, latest, setHolds, type Verdict } from "./verdict";

function itemFits(item: ItemFact, where: ItemWhere, productIds: readonly (string | number)[], asOf: Date): boolean {
  const { polarity, strength, status, responded } = where;
  if (polarity !== undefined && ![polarity].flat().includes(item.polarity as "neutral")) return false;
  if (strength !== undefined) {
    if (item.strength === null || item.strength === undefined) return false;
    if (!compareNumber(comparisonOf(strength), item.strength)) return false;
  }
  if (where.product !== undefined && (item.productId === undefined || !productIds.includes(item.productId)))
    return false;
  if (status !== undefined && !status.includes(item.status ?? "")) return false;
  if (responded === undefined) return true;
  return responded === (item.respondedAt ? item.respondedAt.getTime() <= asOf.getTime() : false);
}

export function rowsVerdict(field: RuleField, leaf: FieldLeaf, facts: CustomerFacts, context: RuleContext): Verdict {
  const where = leaf.where ?? {};
  const productIds = boundIds(context, "product", where.product ?? []);
  const fitting = (facts.items[field.key] ?? []).filter(
    (item) => itemFits(item, where, productIds, context.asOf) && isFresh(latest(item.checkedAt ?? []), leaf, context),
  );
  const held = new Set(fitting.map(({ key }) => key));
  const seen = [...held];
  if (field.type === "flag") {
    const asked = leaf.op === "is" ? leaf.value === true : leaf.op === "is_set";
    return { holds: held.size > 0 === asked, seen: held.size > 0 };
  }
  const names = (leaf.value ?? []) as string[];
  if (leaf.op === "has_all" && field.reference && field.reference !== "segment") {
    const kind = field.reference;
    return { holds: names.every((name) => boundIds(context, kind, [name]).some((id) => held.has(id))), seen };
  }
  const asked = field.reference && field.reference !== "segment" ? boundIds(context, field.reference, names) : names;
  return { holds: setHolds(leaf.op, held, asked), seen };
}
