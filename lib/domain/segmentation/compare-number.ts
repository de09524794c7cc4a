// How do two numbers compare under an operator? Both ends of `between` belong to it.
import type { Comparison } from "./rule";

export function compareNumber(comparison: Comparison, held: number): boolean {
  if (comparison.op === "between") return held >= comparison.value[0] && held <= comparison.value[1];
  const asked = comparison.value;
  switch (comparison.op) {
    case "eq":
      return held === asked;
    case "neq":
      return held !== asked;
    case "lt":
      return held < asked;
    case "lte":
      return held <= asked;
    case "gt":
      return held > asked;
    case "gte":
      return held >= asked;
  }
}
