// Which customers of a part fit a condition on the rows around them: tags, interests, awareness, relationships, contact
// points, campaigns; contacts, permissions and scores?
import {
  type ContactLeaf,
  comparisonOf,
  contactWays,
  type FieldLeaf,
  type PermissionLeaf,
  type ScoreLeaf,
} from "../rule";
import { boundIds, type RuleContext } from "../rule-context";
import type { RuleField } from "../rule-fields";
import { findScore } from "../scores";
import { andInto, type Bits, noBits, notBits, setBit } from "./bits";
import { eventInstants } from "./days";
import { inInterval, intervalOf } from "./interval";
import { NotCarried, type Part, type References, type RowTableName } from "./part";
import { customersWith, type RowTable, type Span, spansOf } from "./row-table";
import { freshSince } from "./scan-field";
import type { Tally } from "./tally";

const tableOf: Readonly<Record<string, RowTableName>> = {
  activity: "topics",
  interest: "topics",
  opinion: "topics",
  awareness: "awareness",
  relationship: "relationship",
  household: "household",
  contact_point: "contact_point",
  campaign: "campaign",
  tags: "tags",
};

type Fits = (row: number) => boolean;

function oneOf(table: RowTable, column: string, asked: readonly string[]): Fits {
  const held = table.columns[column] as Float64Array;
  const numbers = new Set(asked.flatMap((text) => table.texts.get(text) ?? []));
  return (row) => numbers.has(held[row] as number);
}

function whereFits(table: RowTable, leaf: FieldLeaf, context: RuleContext): Fits | null {
  const { polarity, strength, product, status, responded } = leaf.where ?? {};
  const asOf = context.asOf.getTime();
  const tests: Fits[] = [];
  if (polarity !== undefined) tests.push(oneOf(table, "polarity", [polarity].flat()));
  if (status !== undefined) tests.push(oneOf(table, "status", status));
  if (strength !== undefined) {
    const held = table.columns.strength as Float64Array;
    const interval = intervalOf(comparisonOf(strength));
    tests.push((row) => inInterval(held[row] as number, interval));
  }
  if (product !== undefined) {
    const held = table.columns.product as Float64Array;
    const ids = new Set(boundIds(context, "product", product));
    tests.push((row) => ids.has(held[row] as number));
  }
  if (responded !== undefined) {
    const held = table.columns.responded as Float64Array;
    tests.push((row) => (held[row] as number) <= asOf === responded);
  }
  if (leaf.verified_within) {
    const checked = table.columns.checked;
    if (!checked) throw new NotCarried("verified_within");
    const since = freshSince(leaf.verified_within, context);
    tests.push((row) => (checked[row] as number) >= since && (checked[row] as number) <= asOf);
  }
  if (tests.length === 0) return null;
  return (row) => tests.every((test) => test(row));
}

export function scanRows(
  part: Part,
  field: RuleField,
  leaf: FieldLeaf,
  context: RuleContext,
  references: References,
): Bits {
  const name = tableOf[field.key];
  if (!name) throw new NotCarried(field.key);
  const table = part.rows[name];
  const fits = whereFits(table, leaf, context);
  const mayCount = (key: string | number): boolean => {
    if (name !== "topics") return true;
    const topic = references.topics.get(Number(key));
    return topic?.kind === field.key && (context.seesSensitive || !topic.sensitive);
  };
  const holding = (keys: Iterable<string | number>) =>
    customersWith(table, spansOf(table, [...keys].filter(mayCount)), part.size, fits);
  const keysOf = (names: readonly string[]) =>
    field.reference && field.reference !== "segment" ? boundIds(context, field.reference, names) : names;
  const names = (leaf.value ?? []) as string[];
  switch (leaf.op) {
    case "is_set":
      return holding(table.spans.keys());
    case "is_empty":
      return notBits(holding(table.spans.keys()), part.size);
    case "is": {
      const held = holding(table.spans.keys());
      return leaf.value === true ? held : notBits(held, part.size);
    }
    case "has_any":
      return holding(keysOf(names));
    case "has_none":
      return notBits(holding(keysOf(names)), part.size);
    case "has_all": {
      const all = holding(keysOf(names.slice(0, 1)));
      for (const one of names.slice(1)) andInto(all, holding(keysOf([one])));
      return all;
    }
    default:
      throw new NotCarried(leaf.op);
  }
}

export function scanContacts(part: Part, { contact }: ContactLeaf, context: RuleContext, tally: Tally): Bits {
  const table = part.rows.contact;
  const ways = contact.channel === undefined ? null : [contact.channel].flat().map((way) => contactWays[way]);
  const spans = ways === null ? [...table.spans.values()] : spansOf(table, ways);
  const { low, high } = eventInstants(contact.within, context);
  const at = table.columns.at as Float64Array;
  const tests: Fits[] = [];
  if (contact.direction !== undefined) tests.push(oneOf(table, "direction", [contact.direction]));
  if (contact.outcome !== undefined) tests.push(oneOf(table, "outcome", [contact.outcome].flat()));
  for (const { from, to } of spans) {
    for (let row = from; row < to; row++) {
      const when = at[row] as number;
      if (when < low || when > high || !tests.every((test) => test(row))) continue;
      tally.count(table.customer[row] as number);
    }
  }
  return tally.counts(intervalOf(comparisonOf(contact)));
}

/** What the ledger's projection says, per customer of whom it says anything. */
export function scanPermission(part: Part, { permission }: PermissionLeaf, context: RuleContext): Bits {
  const { purpose, channel, topic, state } = permission;
  const topicId = topic === undefined ? 0 : Number(boundIds(context, "consentTopic", [`${purpose}/${topic}`])[0]);
  const table = part.rows.permission;
  const asked = new Set<string>([state].flat());
  const asOf = context.asOf.getTime();
  const since = table.columns.since as Float64Array;
  const expires = table.columns.expires as Float64Array;
  const held = table.columns.state as Float64Array;
  const granted = table.texts.get("granted") ?? -1;
  const wanted = new Set([...asked].flatMap((one) => table.texts.get(one) ?? []));
  const spoken = noBits(part.size);
  const bits = noBits(part.size);
  for (const { from, to } of spansOf(table, [`${purpose}|${channel}|${topicId}`])) {
    for (let row = from; row < to; row++) {
      if ((since[row] as number) > asOf) continue;
      setBit(spoken, table.customer[row] as number);
      const expired = held[row] === granted && (expires[row] as number) <= asOf;
      if (expired ? asked.has("expired") : wanted.has(held[row] as number)) setBit(bits, table.customer[row] as number);
    }
  }
  if (asked.has("none")) {
    const silent = notBits(spoken, part.size);
    for (let w = 0; w < bits.length; w++) bits[w] = (bits[w] as number) | (silent[w] as number);
  }
  return bits;
}

export function scanScore(part: Part, leaf: ScoreLeaf, context: RuleContext): Bits {
  const kind = findScore(leaf.score);
  if (!kind) throw new NotCarried(leaf.score);
  const table = part.rows.score;
  const column = table.columns[kind.type === "number" ? "value" : "label"] as Float64Array;
  const at = table.columns.at as Float64Array;
  const asOf = context.asOf.getTime();
  const spans: Span[] = spansOf(table, [leaf.score]);
  const having = (test: (value: number) => boolean) =>
    customersWith(table, spans, part.size, (row) => (at[row] as number) <= asOf && test(column[row] as number));
  const set = (value: number) => !Number.isNaN(value);
  if (leaf.op === "is_set") return having(set);
  if (leaf.op === "is_empty") return notBits(having(set), part.size);
  if (kind.type === "number") {
    const interval = intervalOf(comparisonOf(leaf as never));
    return having((value) => inInterval(value, interval));
  }
  const numbers = new Set((leaf.value as string[]).flatMap((label) => table.texts.get(label) ?? []));
  return having((value) => set(value) && numbers.has(value) === (leaf.op === "in"));
}
