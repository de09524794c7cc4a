// Which condition does a choice in the list "what" begin with? Sensible values where there are any, open where not.
import type { FieldCatalogue, RuleField } from "@/lib/domain/segmentation/rule-fields";
import { findScore } from "@/lib/domain/segmentation/scores";
import type { LeafJson } from "./draft";

const lastMonth = { last: 30, unit: "day" };

export function firstValue(field: Pick<RuleField, "type">, op: string): unknown {
  if (op === "within" || op === "anniversary") return op === "within" ? lastMonth : { next: 30, unit: "day" };
  return field.type === "flag" && op === "is" ? true : undefined;
}

const firstOp = {
  text: "contains",
  number: "gte",
  money: "gte",
  date: "within",
  choice: "in",
  many: "has_any",
  flag: "is",
} as const;

/** `what` is `field:KEY`, `score:KEY`, or the kind of another condition. */
export function newLeaf(what: string, fields: FieldCatalogue): LeafJson {
  const [kind = "", key = ""] = what.split(/:(.*)/s);
  const field = kind === "field" ? fields.get(key) : undefined;
  if (field) {
    const op = firstOp[field.type];
    const value = firstValue(field, op);
    return { field: key, op, ...(value === undefined ? {} : { value }) };
  }
  switch (kind) {
    case "score":
      return { score: key, op: findScore(key)?.type === "choice" ? "in" : "gte" };
    case "purchases":
      return { purchases: { within: { last: 90, unit: "day" }, measure: "orders", op: "gte", value: 1 } };
    case "contact":
      return { contact: { within: lastMonth, op: "gte", value: 1 } };
    case "permission":
      return { permission: { purpose: "promotions", channel: "email", state: "granted" } };
    case "segment":
      return { segment: "" };
    default:
      return {};
  }
}

/** The reverse: what a condition is about. */
export function whatOf(leaf: LeafJson): string | null {
  if (typeof leaf.field === "string") return `field:${leaf.field}`;
  if (typeof leaf.score === "string") return `score:${leaf.score}`;
  return ["purchases", "contact", "permission", "segment"].find((kind) => kind in leaf) ?? null;
}
