// Which questions does each type of field take, and what value does each question need?
import { z } from "zod";
import { isUuid } from "@/lib/domain/basics/ids";
import { searchKey } from "@/lib/domain/basics/text";
import { anniversaryWindow, comparisonOps, dateWindow, ruleDay, ruleText, ruleTexts } from "./rule";
import type { RuleField, RuleFieldType } from "./rule-fields";

const presence = ["is_set", "is_empty"] as const;

export const fieldOps = {
  text: ["is", "is_not", "contains", "starts_with", ...presence],
  number: [...comparisonOps, ...presence],
  money: [...comparisonOps, ...presence],
  date: [...comparisonOps, "within", "anniversary", ...presence],
  choice: ["in", "not_in", ...presence],
  many: ["has_any", "has_all", "has_none", ...presence],
  flag: ["is", ...presence],
} as const satisfies Record<RuleFieldType, readonly string[]>;

export type FieldOp = (typeof fieldOps)[RuleFieldType][number];

export function opsOf(type: RuleFieldType): readonly FieldOp[] {
  return fieldOps[type];
}

const searchable = ruleText.refine((text) => searchKey(text) !== "", "ruleBadText");

function numberValue({ whole, min, max }: Pick<RuleField, "whole" | "min" | "max">) {
  let schema = whole ? z.int("ruleWhole") : z.number();
  if (min !== undefined) schema = schema.min(min, "ruleOutOfRange");
  if (max !== undefined) schema = schema.max(max, "ruleOutOfRange");
  return schema;
}

const ordered = <T extends string | number>(schema: z.ZodType<T>) =>
  z.tuple([schema, schema]).refine(([low, high]) => low <= high, { message: "ruleOrder" });

function choiceValues({ choices, open, uuid, reference }: RuleField) {
  if (uuid) return z.array(z.string().refine(isUuid, "ruleUnknownValue")).min(1, "ruleValueMissing").max(500);
  if (open || reference || choices === undefined) return ruleTexts;
  const known = new Set(choices);
  return ruleTexts.refine((values) => values.every((value) => known.has(value)), "ruleUnknownValue");
}

/** The shape of the value of an operator on a field; null when the operator takes none. */
export function valueSchema(field: RuleField, op: FieldOp): z.ZodType | null {
  switch (op) {
    case "is_set":
    case "is_empty":
      return null;
    case "within":
      return dateWindow;
    case "anniversary":
      return anniversaryWindow;
    case "in":
    case "not_in":
    case "has_any":
    case "has_all":
    case "has_none":
      return choiceValues(field);
    case "is":
      return field.type === "flag" ? z.boolean() : searchable;
    case "is_not":
    case "contains":
    case "starts_with":
      return searchable;
    case "between":
      return field.type === "date" ? ordered(ruleDay) : ordered(numberValue(field));
    default:
      return field.type === "date" ? ruleDay : numberValue(field);
  }
}
