// How does a rule read as a sentence? The same tree in words: groups in brackets, joined by "and" or "or".
// Words come from outside (texts of a language, names of rows, formats), so that the rock stays without a language.
import { describeLeaf } from "./describe-leaf";
import type { SegmentRule } from "./rule";
import type { RuleWords } from "./rule-words";

function group(parts: readonly string[], word: string, inside: boolean): string {
  const joined = parts.join(`; ${word} `);
  return inside && parts.length > 1 ? `(${joined})` : joined;
}

function phrase(rule: SegmentRule, words: RuleWords, inside: boolean): string {
  if ("not" in rule) return words.text("sentence.not", { rule: phrase(rule.not, words, false) });
  if ("all" in rule) {
    if (rule.all.length === 0) return words.text("sentence.everyoneInside");
    return group(
      rule.all.map((child) => phrase(child, words, rule.all.length > 1)),
      words.text("sentence.and"),
      inside,
    );
  }
  if ("any" in rule) {
    if (rule.any.length === 0) return words.text("sentence.nobodyInside");
    return group(
      rule.any.map((child) => phrase(child, words, rule.any.length > 1)),
      words.text("sentence.or"),
      inside,
    );
  }
  return describeLeaf(rule, words);
}

/** The sentence of a rule. */
export function describeRule(rule: SegmentRule, words: RuleWords): string {
  if ("all" in rule && rule.all.length === 0) return words.text("sentence.everyone");
  if ("any" in rule && rule.any.length === 0) return words.text("sentence.nobody");
  return words.text("sentence.root", { rule: phrase(rule, words, false) });
}
