// A rule in the words of a language, outside React: the command line, exports, the history of a segment.
import type { Db } from "@/lib/data/client";
import type { Scope } from "@/lib/data/scope";
import { loadRuleSetting, type RuleSetting } from "@/lib/data/segment-context";
import { loadRuleLabels } from "@/lib/data/segment-labels";
import { currencyDigits } from "@/lib/domain/basics/money";
import { describeRule } from "@/lib/domain/segmentation/describe-rule";
import { parseRule } from "@/lib/domain/segmentation/parse-rule";
import type { SegmentRule } from "@/lib/domain/segmentation/rule";
import { type RuleWords, ruleWords } from "@/lib/domain/segmentation/rule-words";
import type { Locale } from "@/lib/messages/namespaces";
import { translate } from "./translate";

/** The words that a rule needs: texts, formats, and the names of the values in it. */
export async function wordsForRule(
  db: Db,
  scope: Scope,
  rule: SegmentRule,
  { fields, currency }: Pick<RuleSetting, "fields" | "currency">,
  locale: Locale,
): Promise<RuleWords> {
  const labels = await loadRuleLabels(db, scope, rule, fields, locale);
  const tag = locale === "vi" ? "vi-VN" : "en-GB";
  const digits = currencyDigits(currency);
  const money = new Intl.NumberFormat(tag, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    maximumFractionDigits: digits,
    minimumFractionDigits: 0,
  });
  const number = new Intl.NumberFormat(tag, { maximumFractionDigits: 6 });
  return ruleWords({
    locale,
    labels,
    fields,
    text: (key, args) => translate(locale, "rules", key, args) ?? key,
    has: (key) => translate(locale, "rules", key) !== undefined,
    number: (value) => number.format(value),
    money: (minor) => money.format(minor / 10 ** digits),
    day: (day) => day.split("-").reverse().join("/"),
  });
}

/** The sentence of a rule; INVALID_RULE when it is none. */
export async function ruleSentence(db: Db, scope: Scope, json: unknown, locale: Locale): Promise<string> {
  const setting = await loadRuleSetting(db, scope);
  const rule = parseRule(json, setting.fields);
  return describeRule(rule, await wordsForRule(db, scope, rule, setting, locale));
}
