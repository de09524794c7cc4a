// Which segment rule means the same customers as these filters? So that a list can be kept as a segment.
import { type CustomerFilter, readConsent, readLastPurchase } from "./customer-list";

type Leaf = Record<string, unknown>;

function purchaseLeaves({ last, spendMin, spendMax }: CustomerFilter): Leaf[] {
  const leaves: Leaf[] = [];
  if (last !== undefined) {
    const { bought, days } = readLastPurchase(last);
    const within = { last: Math.max(days, 1), unit: "day" };
    leaves.push({
      purchases: { within, measure: "orders", ...(bought ? { op: "gte", value: 1 } : { op: "eq", value: 0 }) },
    });
  }
  if (spendMin !== undefined) leaves.push({ purchases: { measure: "spend", op: "gte", value: spendMin } });
  if (spendMax !== undefined) leaves.push({ purchases: { measure: "spend", op: "lte", value: spendMax } });
  return leaves;
}

/**
 * The rule of the filters that a segment can hold; `left` names the filters that it cannot (search by code or phone,
 * status, import). Undefined when nothing is left to make a rule of.
 */
export function segmentRuleOf(
  filter: CustomerFilter,
  context: { readonly userId: string; readonly tagSlugs: ReadonlyMap<number, string> },
): { rule: { all: Leaf[] }; left: (keyof CustomerFilter)[] } | undefined {
  const all: Leaf[] = [];
  const left: (keyof CustomerFilter)[] = [];
  const { q, kind, stage, owner, team, tag, province } = filter;
  if (q !== undefined && q !== "") {
    if (/[\d@]/.test(q)) left.push("q");
    else for (const word of q.split(/\s+/)) all.push({ field: "name", op: "contains", value: word });
  }
  if (kind !== undefined) all.push({ field: "kind", op: "in", value: [kind] });
  if (stage !== undefined) all.push({ field: "stage", op: "in", value: [stage] });
  if (owner === "none") all.push({ not: { field: "owner", op: "is_set" } });
  else if (owner !== undefined)
    all.push({ field: "owner", op: "in", value: [owner === "me" ? context.userId : owner] });
  if (team === "none") all.push({ not: { field: "team", op: "is_set" } });
  else if (team !== undefined) all.push({ field: "team", op: "in", value: [team] });
  if (tag !== undefined) {
    const slugs = tag.map((id) => context.tagSlugs.get(id)).filter((slug) => slug !== undefined);
    if (slugs.length === tag.length) all.push({ field: "tags", op: "has_any", value: slugs });
    else left.push("tag");
  }
  if (province !== undefined) all.push({ field: "province", op: "in", value: province });
  all.push(...purchaseLeaves(filter));
  if (filter.consent !== undefined) {
    const { channel, granted } = readConsent(filter.consent);
    const leaf = { permission: { purpose: "promotions", channel, state: "granted" } };
    all.push(granted ? leaf : { not: leaf });
  }
  if (filter.status !== undefined && filter.status !== "active") left.push("status");
  if (filter.import !== undefined) left.push("import");
  return all.length === 0 ? undefined : { rule: { all }, left };
}
