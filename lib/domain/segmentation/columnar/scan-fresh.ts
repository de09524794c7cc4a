// Which customers' facts were checked recently enough? A fact's own origin decides, or that of the whole row.
import { startOfDay } from "@/lib/domain/basics/calendar";
import { wholeRow } from "@/lib/domain/customers/provenance";
import type { FieldLeaf } from "../rule";
import type { RuleContext } from "../rule-context";
import type { RuleField } from "../rule-fields";
import { windowDays } from "../windows";
import { andBits, type Bits, notBits, orInto } from "./bits";
import { scanNumbers } from "./interval";
import type { Part } from "./part";
import { spansOf } from "./row-table";

/** Latest origin of each customer among these facts, else among the whole row's. */
function latestOrigins(part: Part, names: readonly string[]): Float64Array {
  const { rows } = part.origins;
  const checked = rows.columns.checked as Float64Array;
  const latest = new Float64Array(part.size);
  const raise = (facts: readonly string[], into: Float64Array) => {
    for (const { from, to } of spansOf(rows, facts)) {
      for (let row = from; row < to; row++) {
        const of = rows.customer[row] as number;
        if ((into[of] as number) < (checked[row] as number)) into[of] = checked[row] as number;
      }
    }
  };
  raise(names, latest);
  const whole = new Float64Array(part.size);
  raise([wholeRow], whole);
  for (let n = 0; n < part.size; n++) if (latest[n] === 0) latest[n] = whole[n] as number;
  return latest;
}

/** How many of the sorted texts come before one. */
function before(texts: readonly string[], text: string): number {
  let [low, high] = [0, texts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((texts[middle] as string) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Customers whose fact behind a condition was recorded or verified in its time. */
export function scanFresh(part: Part, field: RuleField, leaf: FieldLeaf, context: RuleContext): Bits {
  const window = leaf.verified_within;
  const { from = context.today } = window ? windowDays(window, context.today) : {};
  const { instants } = part.origins;
  const low = before(instants, startOfDay(from, context.timeZone).toISOString()) + 1;
  const high = before(instants, `${context.asOf.toISOString()}\0`);
  const fresh = (names: readonly string[]) =>
    scanNumbers(latestOrigins(part, names), { low: Math.max(1, low), high, outside: false });
  if (field.source !== "age") return fresh(field.checkedBy ?? []);
  const births = part.numbers.get("birthDate");
  if (!births) return fresh(["age_band"]);
  const born = scanNumbers(births, { low: -Infinity, high: Infinity, outside: false });
  const bits = andBits(born, fresh(["birth_date"]));
  orInto(bits, andBits(notBits(born, part.size), fresh(["age_band"])));
  return bits;
}
