// Does a well-formed condition ask something that its field can answer? Operators, values and units, per leaf.
import { z } from "zod";
import { type FieldOp, opsOf, valueSchema } from "./operators";
import { type FieldLeaf, type PurchaseMeasure, type RuleLeaf, ruleTexts, type ScoreLeaf } from "./rule";
import type { FieldCatalogue, RuleField } from "./rule-fields";
import { problemKey, type RuleProblem, under } from "./rule-problem";
import { findScore } from "./scores";

type Checked = { leaf: RuleLeaf; problems: RuleProblem[] };

function checkValue(schema: z.ZodType | null, leaf: FieldLeaf | ScoreLeaf): RuleProblem[] {
  if (schema === null) return leaf.value === undefined ? [] : [{ path: "value", key: "ruleUnknownKey" }];
  if (leaf.value === undefined || leaf.value === null) return [{ path: "value", key: "ruleValueMissing" }];
  const result = schema.safeParse(leaf.value);
  if (result.success) return [];
  return result.error.issues.map((issue) => ({ path: under("value", ...issue.path), key: problemKey(issue) }));
}

function checkField(leaf: FieldLeaf, fields: FieldCatalogue): RuleProblem[] {
  const field = fields.get(leaf.field);
  if (!field) return [{ path: "field", key: "ruleUnknownField" }];
  if (!(opsOf(field.type) as readonly string[]).includes(leaf.op)) return [{ path: "op", key: "ruleUnknownOperator" }];
  const problems = checkValue(valueSchema(field, leaf.op as FieldOp), leaf);
  for (const key of Object.keys(leaf.where ?? {})) {
    if (!(field.where as readonly string[] | undefined)?.includes(key)) {
      problems.push({ path: `where.${key}`, key: "ruleUnknownKey" });
    }
  }
  if (leaf.where?.strength) problems.push(...checkComparison(leaf.where.strength, wholeFrom(1, 5), "where.strength."));
  if (leaf.verified_within && (field.checkedBy === undefined || leaf.op === "is_empty" || leaf.op === "has_none")) {
    problems.push({ path: "verified_within", key: "ruleNotVerifiable" });
  }
  return problems;
}

function checkScore(leaf: ScoreLeaf): RuleProblem[] {
  const kind = findScore(leaf.score);
  if (!kind) return [{ path: "score", key: "ruleUnknownField" }];
  if (!(opsOf(kind.type) as readonly string[]).includes(leaf.op)) return [{ path: "op", key: "ruleUnknownOperator" }];
  const field: RuleField = { ...kind, open: true, group: "record", source: "rows", column: kind.key };
  return checkValue(
    kind.type === "choice" && !isPresence(leaf.op) ? ruleTexts : valueSchema(field, leaf.op as FieldOp),
    leaf,
  );
}

const isPresence = (op: string) => op === "is_set" || op === "is_empty";

const largest = 9_000_000_000_000_000;
const wholeFrom = (min: number, max: number) =>
  z.int("ruleWhole").min(min, "ruleOutOfRange").max(max, "ruleOutOfRange");
const counted = wholeFrom(0, 1_000_000_000);
const money = wholeFrom(-largest, largest);
const days = wholeFrom(0, 36_500);
/** Quantities have three decimals at most, so that sums compare exactly. */
const quantity = z
  .number()
  .min(-1e9, "ruleOutOfRange")
  .max(1e9, "ruleOutOfRange")
  .refine((value) => Math.round(value * 1000) / 1000 === value, "ruleThreeDecimals");

export const measureValues: Readonly<Record<PurchaseMeasure, z.ZodType<number>>> = {
  orders: counted,
  lines: counted,
  distinct_products: counted,
  quantity,
  spend: money,
  average_order: money,
  days_since_last: days,
  days_since_first: days,
};

function checkComparison(
  { op, value }: { op: string; value: number | readonly number[] },
  schema: z.ZodType<number>,
  prefix: string,
): RuleProblem[] {
  const path = `${prefix}value`;
  const numbers = typeof value === "number" ? [value] : value;
  if ((op === "between") !== (numbers.length === 2)) return [{ path, key: "ruleWrongType" }];
  for (const number of numbers) {
    const result = schema.safeParse(number);
    const issue = result.error?.issues[0];
    if (issue) return [{ path, key: problemKey(issue) }];
  }
  const [low = 0, high = low] = numbers;
  return low > high ? [{ path, key: "ruleOrder" }] : [];
}

export function checkLeaf(leaf: RuleLeaf, fields: FieldCatalogue): Checked {
  if ("field" in leaf) return { leaf, problems: checkField(leaf, fields) };
  if ("score" in leaf) return { leaf, problems: checkScore(leaf) };
  if ("contact" in leaf) return { leaf, problems: checkComparison(leaf.contact, counted, "contact.") };
  if ("purchases" in leaf) {
    const { measure, where } = leaf.purchases;
    const problems = checkComparison(leaf.purchases, measureValues[measure], "purchases.");
    if (where?.amount) problems.push(...checkComparison(where.amount, money, "purchases.where.amount."));
    if (where?.quantity) problems.push(...checkComparison(where.quantity, quantity, "purchases.where.quantity."));
    return { leaf, problems };
  }
  return { leaf, problems: [] };
}
