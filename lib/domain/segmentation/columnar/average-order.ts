// Is the average order as asked? spend ÷ orders against whole numbers, without dividing; asked of every customer, so without
// closures or objects.
import type { Comparison } from "../rule";

/** Whether spend is less than, equal to or more than a number of minor units an order. Hot: no closures. */
function side(asked: number, spend: number, orders: number): number {
  const product = asked * orders;
  if (product <= Number.MAX_SAFE_INTEGER && product >= -Number.MAX_SAFE_INTEGER) return spend - product;
  const exact = BigInt(spend) - BigInt(asked) * BigInt(orders);
  return exact < 0n ? -1 : exact > 0n ? 1 : 0;
}

/** spend ÷ orders against a whole number, without dividing. */
export function averageFits({ op, low, high }: Average, spend: number, orders: number): boolean {
  const least = side(low, spend, orders);
  switch (op) {
    case "between":
      return least >= 0 && side(high, spend, orders) <= 0;
    case "eq":
      return least === 0;
    case "neq":
      return least !== 0;
    case "lt":
      return least < 0;
    case "lte":
      return least <= 0;
    case "gt":
      return least > 0;
    case "gte":
      return least >= 0;
  }
}

export interface Average {
  readonly op: Comparison["op"];
  readonly low: number;
  readonly high: number;
}

export function averageOf(comparison: Comparison): Average {
  if (comparison.op === "between") return { op: "between", low: comparison.value[0], high: comparison.value[1] };
  return { op: comparison.op, low: comparison.value, high: comparison.value };
}
