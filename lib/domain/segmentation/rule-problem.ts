// What is wrong with a rule, and where? A path such as `all.1.not.value` and a key of the validation texts.
import { AppError } from "@/lib/domain/basics/errors";

export interface RuleProblem {
  readonly path: string;
  readonly key: string;
}

const zodKeys: Readonly<Record<string, string>> = {
  invalid_type: "ruleWrongType",
  invalid_union: "ruleWrongType",
  invalid_value: "ruleUnknownValue",
  unrecognized_keys: "ruleUnknownKey",
  too_small: "ruleOutOfRange",
  too_big: "ruleOutOfRange",
};

/** The texts of our own schemas are keys that start with `rule`; zod's own are mapped by code. */
export function problemKey(issue: { code?: string; message: string }): string {
  return /^rule[A-Z]\w*$/.test(issue.message) ? issue.message : (zodKeys[issue.code ?? ""] ?? "ruleWrongType");
}

export const under = (path: string, ...steps: PropertyKey[]): string =>
  [path, ...steps.map(String)].filter((step) => step !== "").join(".");

/** INVALID_RULE naming the first condition that is wrong, with all of them by path. */
export function invalidRule(problems: readonly RuleProblem[]): AppError {
  const fields: Record<string, string> = {};
  for (const { path, key } of problems.slice(0, 50)) fields[path === "" ? "rule" : path] ??= key;
  return new AppError("INVALID_RULE", { path: problems[0]?.path || "rule", fields });
}
