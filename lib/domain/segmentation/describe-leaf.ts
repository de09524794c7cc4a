// How does one condition read in words? One branch per shape of leaf; the texts hold the grammar.
import {
  type Comparison,
  type ContactLeaf,
  comparisonOf,
  type DateWindow,
  type FieldLeaf,
  type ItemWhere,
  type PermissionLeaf,
  type PurchaseCondition,
  type RuleLeaf,
  type ScoreLeaf,
} from "./rule";
import type { RuleField } from "./rule-fields";
import { listed, type RuleWords } from "./rule-words";
import { findScore } from "./scores";

type Shown = (value: number) => string;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string) => (/^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

export function describeWindow(window: DateWindow, words: RuleWords): string {
  if ("this" in window) return words.text(`window.this${capital(window.this)}`);
  if ("last" in window || "next" in window) {
    const [key, count] = "last" in window ? (["last", window.last] as const) : (["next", window.next] as const);
    const unit = words.text(`window.${window.unit}`, { count });
    return words.text(`window.${key}`, { count: words.number(count), unit });
  }
  const { from, to } = window;
  if (from !== undefined && to !== undefined) {
    return words.text("window.between", { from: words.day(from), to: words.day(to) });
  }
  return from === undefined
    ? words.text("window.until", { to: words.day(to ?? "") })
    : words.text("window.since", { from: words.day(from) });
}

function compared(field: string, comparison: Comparison, shown: Shown, words: RuleWords): string {
  if (comparison.op === "between") {
    const [low, high] = comparison.value;
    return words.text("sentence.number_between", { field, low: shown(low), high: shown(high) });
  }
  return words.text(`sentence.number_${comparison.op}`, { field, value: shown(comparison.value) });
}

function valuesOf(kind: string, values: readonly string[], word: "and" | "or", words: RuleWords): string {
  return listed(
    values.map((value) => words.value(kind, value)),
    words.text(`sentence.${word}`),
  );
}

function whereText(where: ItemWhere, words: RuleWords): string {
  const parts: string[] = [];
  const name = (key: string) => words.text(`whereName.${key}`);
  if (where.polarity !== undefined) {
    parts.push(`${name("polarity")} ${valuesOf("polarity", [where.polarity].flat(), "or", words)}`);
  }
  if (where.strength !== undefined) {
    parts.push(compared(name("strength"), comparisonOf(where.strength), words.number, words));
  }
  if (where.product !== undefined) parts.push(`${name("product")} ${valuesOf("product", where.product, "or", words)}`);
  if (where.status !== undefined) parts.push(`${name("status")} ${valuesOf("status", where.status, "or", words)}`);
  if (where.responded !== undefined) {
    parts.push(words.text(where.responded ? "sentence.responded" : "sentence.notResponded"));
  }
  return parts.join(", ");
}

function fieldValue(leaf: FieldLeaf, field: RuleField, name: string, words: RuleWords): string {
  const { op, value } = leaf;
  const args = { field: name };
  if (op === "is_set" || op === "is_empty") return words.text(`sentence.${op}`, { field: lower(name) });
  switch (field.type) {
    case "text":
      return words.text(`sentence.text_${op}`, { ...args, value: String(value) });
    case "flag":
      return words.text(value === true ? "sentence.flag_true" : "sentence.flag_false", args);
    case "choice":
    case "many": {
      const kind = field.reference ?? field.key;
      const values = valuesOf(kind, value as string[], op === "has_all" ? "and" : "or", words);
      return words.text(`sentence.${field.type}_${op}`, { ...args, values });
    }
    case "date":
      if (op === "within" || op === "anniversary") {
        return words.text(`sentence.date_${op}`, { ...args, window: describeWindow(value as DateWindow, words) });
      }
      if (op === "between") {
        const [low, high] = value as [string, string];
        return words.text("sentence.date_between", { ...args, low: words.day(low), high: words.day(high) });
      }
      return words.text(`sentence.date_${op}`, { ...args, value: words.day(String(value)) });
    default:
      return compared(name, comparisonOf(leaf as never), field.type === "money" ? words.money : words.number, words);
  }
}

function fieldText(leaf: FieldLeaf, words: RuleWords): string {
  const field = words.fields.get(leaf.field);
  const name = words.field(leaf.field);
  if (!field) return name;
  let text = fieldValue(leaf, field, lower(name), words);
  const where = whereText(leaf.where ?? {}, words);
  if (where !== "") text = words.text("sentence.where", { condition: text, where });
  if (!leaf.verified_within) return text;
  return words.text("sentence.verified", { condition: text, window: describeWindow(leaf.verified_within, words) });
}

/** What was bought, where and when: the part after the measure. */
function purchaseDetails({ where = {}, within }: PurchaseCondition, words: RuleWords): string[] {
  const values = (kind: string, names: readonly string[]) => valuesOf(kind, names, "or", words);
  const parts: string[] = [];
  const add = (key: string, kind: string, names: readonly string[] | undefined) => {
    if (names) parts.push(words.text(`sentence.${key}`, { values: values(kind, names) }));
  };
  add("inCategory", "category", where.category);
  add("ofProduct", "product", where.product);
  add("byChannel", "purchaseChannel", where.channel);
  add("atStore", "store", where.store);
  add("fromPartner", "partner", where.partner);
  if (where.amount) {
    parts.push(compared(words.text("sentence.lineAmount"), comparisonOf(where.amount), words.money, words));
  }
  if (where.quantity) {
    parts.push(compared(words.text("sentence.lineQuantity"), comparisonOf(where.quantity), words.number, words));
  }
  if (within) parts.push(describeWindow(within, words));
  return parts;
}

function purchasesText(condition: PurchaseCondition, words: RuleWords): string {
  const comparison = comparisonOf(condition);
  const details = purchaseDetails(condition, words);
  const { measure, where } = condition;
  const never = measure === "orders" && (comparison.op === "eq" || comparison.op === "lte") && comparison.value === 0;
  if (never) {
    const named = Object.keys(where ?? {}).length > 0;
    const what = [words.text(named ? "sentence.goods" : "sentence.anything"), ...details].join(" ");
    return words.text("sentence.never", { what });
  }
  const money = measure === "spend" || measure === "average_order";
  const text = compared(lower(words.text(`measure.${measure}`)), comparison, money ? words.money : words.number, words);
  return details.length === 0 ? text : words.text("sentence.where", { condition: text, where: details.join(", ") });
}

function scoreText(leaf: ScoreLeaf, words: RuleWords): string {
  const name = lower(words.text(`score.${leaf.score}`));
  if (leaf.op === "is_set" || leaf.op === "is_empty") return words.text(`sentence.${leaf.op}`, { field: name });
  if (findScore(leaf.score)?.type === "number") return compared(name, comparisonOf(leaf as never), words.number, words);
  const values = valuesOf(leaf.score, leaf.value as string[], "or", words);
  return words.text(`sentence.choice_${leaf.op}`, { field: name, values });
}

function permissionText({ permission }: PermissionLeaf, words: RuleWords): string {
  const { purpose, channel, topic, state } = permission;
  const args = {
    purpose: words.value("purpose", purpose),
    channel: words.text(`channel.${channel}`),
    states: valuesOf("permissionState", [state].flat(), "or", words),
  };
  return topic === undefined
    ? words.text("sentence.permission", args)
    : words.text("sentence.permissionTopic", { ...args, topic: words.value("consentTopic", `${purpose}/${topic}`) });
}

function contactText({ contact }: ContactLeaf, words: RuleWords): string {
  const { channel, direction, outcome, within } = contact;
  const what =
    channel === undefined
      ? words.text("sentence.contacts")
      : words.text("sentence.ways", { values: valuesOf("way", [channel].flat(), "or", words) });
  const details: string[] = [];
  if (direction !== undefined) details.push(words.text(`direction.${direction}`));
  if (outcome !== undefined) {
    details.push(words.text("sentence.outcomes", { values: valuesOf("outcome", [outcome].flat(), "or", words) }));
  }
  if (within) details.push(describeWindow(within, words));
  const text = compared(words.text("sentence.contact", { what }), comparisonOf(contact), words.number, words);
  return details.length === 0 ? text : words.text("sentence.where", { condition: text, where: details.join(", ") });
}

export function describeLeaf(leaf: RuleLeaf, words: RuleWords): string {
  if ("field" in leaf) return fieldText(leaf, words);
  if ("purchases" in leaf) return purchasesText(leaf.purchases, words);
  if ("score" in leaf) return scoreText(leaf, words);
  if ("permission" in leaf) return permissionText(leaf, words);
  if ("contact" in leaf) return contactText(leaf, words);
  return words.text("sentence.segment", { name: words.value("segment", leaf.segment) });
}
