// How is a comparison asked of a million numbers? As a closed interval, or the outside of one; an unknown number is NaN and
// lies in neither.
import type { Comparison } from "../rule";
import { type Bits, noBits } from "./bits";

export interface Interval {
  readonly low: number;
  readonly high: number;
  /** True: numbers outside it fit (`neq`). */
  readonly outside: boolean;
}

const bytes = new DataView(new ArrayBuffer(8));

/** The next number above; the step below is the mirror image. */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  if (!Number.isFinite(value)) return value === -Infinity ? -Number.MAX_VALUE : value;
  bytes.setFloat64(0, value);
  bytes.setBigInt64(0, bytes.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return bytes.getFloat64(0);
}

const nextDown = (value: number) => -nextUp(-value);

export function intervalOf(comparison: Comparison): Interval {
  const inside = (low: number, high: number): Interval => ({ low, high, outside: false });
  switch (comparison.op) {
    case "between":
      return inside(comparison.value[0], comparison.value[1]);
    case "eq":
      return inside(comparison.value, comparison.value);
    case "neq":
      return { low: comparison.value, high: comparison.value, outside: true };
    case "lt":
      return inside(-Infinity, nextDown(comparison.value));
    case "lte":
      return inside(-Infinity, comparison.value);
    case "gt":
      return inside(nextUp(comparison.value), Infinity);
    case "gte":
      return inside(comparison.value, Infinity);
  }
}

export function inInterval(held: number, { low, high, outside }: Interval): boolean {
  return outside ? held < low || held > high : held >= low && held <= high;
}

export type Numbers = Float64Array | Int32Array;

/** Which of these numbers fit; one word of the answer at a time. */
export function scanNumbers(column: Numbers, { low, high, outside }: Interval): Bits {
  const bits = noBits(column.length);
  for (let w = 0, i = 0; w < bits.length; w++) {
    const end = Math.min(i + 32, column.length);
    let word = 0;
    if (outside) {
      for (let b = 0; i < end; i++, b++) {
        const held = column[i] as number;
        if (held < low || held > high) word |= 1 << b;
      }
    } else {
      for (let b = 0; i < end; i++, b++) {
        const held = column[i] as number;
        if (held >= low && held <= high) word |= 1 << b;
      }
    }
    bits[w] = word;
  }
  return bits;
}
