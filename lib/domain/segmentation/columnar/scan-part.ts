// Which customers of one part fit a rule? Conditions become bit sets, kept as long as their answer stays the same; groups are
// loops over words.
import type { RuleLeaf, SegmentRule } from "../rule";
import type { RuleContext } from "../rule-context";
import { childrenOf, isLeaf, ruleReferences } from "../walk-rule";
import { allBits, andInto, type Bits, noBits, notBits, orInto } from "./bits";
import { NotCarried, type Part, type References } from "./part";
import { firstAtOrAfter } from "./radix";
import type { PartReach } from "./reach";
import { scanField } from "./scan-field";
import { PurchaseScan } from "./scan-purchases";
import { scanContacts, scanPermission, scanRows, scanScore } from "./scan-rows";
import { Tally } from "./tally";

/** Answers of conditions that the index does not carry, by the text of the condition. */
export type SqlAnswers = ReadonlyMap<string, Bits>;

export const leafText = (leaf: RuleLeaf): string => JSON.stringify(leaf);

/** What the answer of a condition depends on besides the data and the moment: the day, the names and its field. */
function leafKey(leaf: RuleLeaf, context: RuleContext): string {
  const { today, timeZone, seesSensitive, fields, bindings } = context;
  const names = ruleReferences(leaf, fields).map(({ kind, name }) =>
    kind === "segment" ? [] : (bindings[kind].get(name) ?? []),
  );
  const type = "field" in leaf ? fields.get(leaf.field)?.type : "";
  return JSON.stringify([leaf, names, today, timeZone, seesSensitive, type]);
}

const keptAnswers = 400;

export class PartScan {
  readonly #tally: Tally;
  readonly #purchases: PurchaseScan;
  readonly #kept = new Map<string, Bits>();
  /** Who may be contacted; null while the gate is to be asked. */
  reach: PartReach | null = null;

  constructor(
    readonly part: Part,
    readonly references: References,
  ) {
    this.#tally = new Tally(part.size);
    this.#purchases = new PurchaseScan(part, this.#tally);
  }

  #scan(leaf: RuleLeaf, context: RuleContext): Bits {
    if ("field" in leaf) {
      const field = context.fields.get(leaf.field);
      if (!field) throw new NotCarried(leaf.field);
      return field.source === "rows"
        ? scanRows(this.part, field, leaf, context, this.references)
        : scanField(this.part, field, leaf, context);
    }
    if ("purchases" in leaf) return this.#purchases.scan(leaf.purchases, context, this.references);
    if ("score" in leaf) return scanScore(this.part, leaf, context);
    if ("permission" in leaf) return scanPermission(this.part, leaf, context);
    if ("contact" in leaf) return scanContacts(this.part, leaf, context, this.#tally);
    throw new NotCarried("segment");
  }

  /** Between two moments at which something begins or ends by itself, answers stay as they are. */
  #moment(asOf: number): string {
    const { readAt, moments } = this.part;
    if (asOf < readAt) return `@${asOf}`;
    return String(firstAtOrAfter(moments, 0, moments.length, asOf + 1));
  }

  /** An answer kept under a key; the key names all that it depends on besides the moment. */
  kept(key: string, asOf: Date, scan: () => Bits): Bits {
    const full = `${this.#moment(asOf.getTime())}|${key}`;
    const kept = this.#kept.get(full);
    if (kept) this.#kept.delete(full);
    const bits = kept ?? scan();
    this.#kept.set(full, bits);
    while (this.#kept.size > keptAnswers) this.#kept.delete(this.#kept.keys().next().value as string);
    return bits;
  }

  /** `answers` holds the conditions that the index does not carry. */
  leaf(leaf: RuleLeaf, context: RuleContext, answers: SqlAnswers): Bits {
    if ("segment" in leaf) {
      const other = context.segments.get(leaf.segment);
      if (other?.kind === "dynamic") return this.node(other.rule, (inner) => this.leaf(inner, context, answers));
    }
    const answered = answers.get(leafText(leaf));
    return answered ?? this.kept(leafKey(leaf, context), context.asOf, () => this.#scan(leaf, context));
  }

  /** Bits of a node; `visit` sees the bits of every node inside it by path. The answer must not be changed. */
  node(
    rule: SegmentRule,
    ofLeaf: (leaf: RuleLeaf) => Bits,
    visit?: (path: string, bits: Bits) => void,
    path = "",
  ): Bits {
    const bits = this.#group(rule, ofLeaf, visit, path);
    visit?.(path, bits);
    return bits;
  }

  #group(
    rule: SegmentRule,
    ofLeaf: (leaf: RuleLeaf) => Bits,
    visit: ((path: string, bits: Bits) => void) | undefined,
    path: string,
  ): Bits {
    if (isLeaf(rule)) return ofLeaf(rule);
    const parts = childrenOf(rule, path).map((child) => this.node(child.node, ofLeaf, visit, child.path));
    const { size } = this.part;
    if ("not" in rule) return notBits(parts[0] ?? noBits(size), size);
    const all = "all" in rule;
    const result = all ? allBits(size) : noBits(size);
    for (const part of parts) (all ? andInto : orInto)(result, part);
    return result;
  }
}
