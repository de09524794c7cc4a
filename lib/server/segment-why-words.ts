// How are the values and rows behind a condition written for a reader? One line each, in the reader's language.
import type { EvidenceIds, EvidenceNames } from "@/lib/data/segment-evidence";
import { dayOf } from "@/lib/domain/basics/calendar";
import { checkedOf, type Evidence } from "@/lib/domain/segmentation/evidence";
import type { ContactFact, CustomerFacts, ItemFact, LineFact } from "@/lib/domain/segmentation/facts";
import { contactWays, type FieldLeaf, type RuleLeaf } from "@/lib/domain/segmentation/rule";
import type { RuleContext } from "@/lib/domain/segmentation/rule-context";
import type { RuleWords } from "@/lib/domain/segmentation/rule-words";
import { findScore } from "@/lib/domain/segmentation/scores";
import type { WhyFact } from "@/lib/domain/segmentation/why";
import type { Locale } from "@/lib/messages/namespaces";
import { translate } from "./translate";

export interface WhyWords {
  readonly locale: Locale;
  readonly rule: RuleWords;
  readonly names: EvidenceNames;
  /** Segments whose rule may be shown. */
  readonly opens: ReadonlySet<string>;
  readonly facts: CustomerFacts;
  readonly context: RuleContext;
  readonly seesNotes: boolean;
}

const mostShown = 12;
const rowFields = {
  activity: "topic",
  interest: "topic",
  opinion: "topic",
  tags: "tag",
  campaign: "campaign",
} as const;

/** Which names are needed for these rows? */
export function evidenceIds(held: readonly { leaf: RuleLeaf; evidence: Evidence }[]): EvidenceIds {
  const ids = { product: [] as number[], store: [] as number[], topic: [] as number[], tag: [] as number[] };
  const campaign: number[] = [];
  for (const { leaf, evidence } of held) {
    if (evidence.kind === "lines") {
      for (const { productId, storeId } of evidence.lines.slice(0, mostShown)) {
        ids.product.push(productId);
        if (storeId !== null) ids.store.push(storeId);
      }
    }
    if (evidence.kind !== "items" || !("field" in leaf)) continue;
    const kind = rowFields[leaf.field as keyof typeof rowFields];
    for (const { item } of evidence.items.slice(0, mostShown)) {
      if (item.productId !== undefined) ids.product.push(item.productId);
      if (kind && typeof item.key === "number") (kind === "campaign" ? campaign : ids[kind]).push(item.key);
    }
  }
  return { ...ids, campaign, person: [] };
}

const say = (words: WhyWords, key: string, args?: Readonly<Record<string, unknown>>) =>
  translate(words.locale, "segments", `why.${key}`, args) ?? key;
const dayText = (at: Date | string, { rule, context }: WhyWords) => rule.day(dayOf(new Date(at), context.timeZone));
const joined = (parts: readonly (string | null | undefined)[]) => parts.filter((part) => part).join(" · ");

function lineText(line: LineFact, words: WhyWords): string {
  const { names, rule } = words;
  return joined([
    dayText(line.purchasedAt, words),
    names.product.get(line.productId) ?? `#${line.productId}`,
    say(words, "quantity", { quantity: rule.number(line.quantityMilli / 1000) }),
    rule.money(line.amountMinor),
    line.storeId === null ? null : names.store.get(line.storeId),
    line.channel === null ? null : rule.value("purchaseChannel", line.channel),
  ]);
}

function contactText(contact: ContactFact, words: WhyWords): string {
  const { rule } = words;
  const way = Object.entries(contactWays).find(([, kind]) => kind === contact.kind)?.[0] ?? contact.kind;
  const direction = `direction.${contact.direction}`;
  return joined([
    dayText(contact.occurredAt, words),
    rule.value("way", way),
    rule.has(direction) ? rule.text(direction) : null,
    contact.outcome === null ? null : rule.value("outcome", contact.outcome),
  ]);
}

function itemName({ key }: ItemFact, field: string, { names, rule }: WhyWords): string | null {
  if (field === "household") return null;
  const kind = rowFields[field as keyof typeof rowFields];
  return kind ? (names[kind].get(key) ?? `#${key}`) : rule.value(field, String(key));
}

function itemText(item: ItemFact, leaf: FieldLeaf, words: WhyWords): string {
  const { rule, names } = words;
  const { polarity, strength, productId, status, respondedAt } = item;
  const checked = (item.checkedAt ?? []).reduce<string | null>(
    (best, at) => (at && at > (best ?? "") ? at : best),
    null,
  );
  return joined([
    itemName(item, leaf.field, words),
    polarity === undefined ? null : rule.value("polarity", polarity),
    strength === undefined || strength === null ? null : `${rule.text("whereName.strength")} ${rule.number(strength)}`,
    productId === undefined ? null : (names.product.get(productId) ?? `#${productId}`),
    status === undefined ? null : rule.value("status", status),
    respondedAt === undefined ? null : rule.text(respondedAt ? "sentence.responded" : "sentence.notResponded"),
    leaf.verified_within === undefined || checked === null
      ? null
      : say(words, "checked", { day: dayText(checked, words) }),
  ]);
}

interface Told {
  readonly facts: readonly WhyFact[];
  readonly more: number;
}

const listed = (texts: readonly string[], total: number): Told => ({
  facts: texts.map((text) => ({ text, counts: true })),
  more: Math.max(0, total - texts.length),
});

/** The rows of a condition, the first of them. */
export function whyFacts(leaf: RuleLeaf, evidence: Evidence, words: WhyWords): Told {
  switch (evidence.kind) {
    case "lines":
      return listed(
        evidence.lines.slice(0, mostShown).map((line) => lineText(line, words)),
        evidence.lines.length,
      );
    case "contacts":
      // Who reads no notes is told how many contacts there were, not what came of them.
      if (!words.seesNotes) return listed([], 0);
      return listed(
        evidence.contacts.slice(0, mostShown).map((contact) => contactText(contact, words)),
        evidence.contacts.length,
      );
    case "items": {
      if (!("field" in leaf) || leaf.field === "household") return listed([], 0);
      const facts = evidence.items
        .slice(0, mostShown)
        .map(({ item, counts }) => ({ text: itemText(item, leaf, words), counts }));
      return { facts, more: Math.max(0, evidence.items.length - facts.length) };
    }
    case "permission": {
      const { row } = evidence;
      if (!row) return listed([], 0);
      const until = row.expiresAt ? say(words, "until", { day: dayText(row.expiresAt, words) }) : null;
      return listed([joined([say(words, "since", { day: dayText(row.since, words) }), until])], 1);
    }
    case "score":
      if (!evidence.row) return listed([], 0);
      return listed([say(words, "computed", { day: dayText(evidence.row.computedAt, words) })], 1);
    case "none": {
      if (!("field" in leaf) || !leaf.verified_within) return listed([], 0);
      const checked = checkedOf(leaf, words.facts, words.context);
      return listed(
        [checked === null ? say(words, "neverChecked") : say(words, "checked", { day: dayText(checked, words) })],
        1,
      );
    }
  }
}

function fieldSeen(leaf: FieldLeaf, seen: unknown, { rule, context, locale }: WhyWords): string | null {
  const field = context.fields.get(leaf.field);
  if (field?.source === "rows" && field.type !== "flag") return null;
  if (typeof seen === "boolean") return translate(locale, "segments", seen ? "builder.yes" : "builder.no") ?? null;
  if (Array.isArray(seen)) return seen.map((one) => rule.value(leaf.field, String(one))).join(", ") || null;
  if (seen === null || seen === undefined || seen === "") return null;
  switch (field?.type) {
    case "number":
      return rule.number(Number(seen));
    case "money":
      return rule.money(Number(seen));
    case "date":
      return rule.day(String(seen));
    case "choice":
      return rule.value(leaf.field, String(seen));
    default:
      return String(seen);
  }
}

/** What the evaluator saw, in words; null is unknown. */
export function whySeen(leaf: RuleLeaf, seen: unknown, words: WhyWords): string | null {
  const { rule } = words;
  if ("field" in leaf) return fieldSeen(leaf, seen, words);
  if ("segment" in leaf) return say(words, seen === true ? "member" : "noMember");
  if ("permission" in leaf) return rule.value("permissionState", String(seen));
  if (seen === null || seen === undefined || seen === "") return null;
  if ("score" in leaf) {
    return findScore(leaf.score)?.type === "number" ? rule.number(Number(seen)) : rule.value(leaf.score, String(seen));
  }
  const money = "purchases" in leaf && ["spend", "average_order"].includes(leaf.purchases.measure);
  return money ? rule.money(Math.round(Number(seen))) : rule.number(Number(seen));
}
