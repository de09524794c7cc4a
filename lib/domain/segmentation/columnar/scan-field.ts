// Which customers of a part fit a condition on a field? Numbers are scanned as intervals; of texts, choices and own fields
// each different value is asked once, by the evaluator itself.
import { fieldVerdict } from "../evaluate-field";
import type { CustomerFacts, Scalar } from "../facts";
import { comparisonOf, type DateWindow, type FieldLeaf } from "../rule";
import type { RuleContext } from "../rule-context";
import type { RuleField } from "../rule-fields";
import { anniversaryRanges } from "../windows";
import { allBits, andBits, type Bits, noBits, notBits, orInto, setBit } from "./bits";
import { birthDays, dayNumber, daysOfComparison, instantsOfDays, monthAndDay } from "./days";
import { type Interval, intervalOf, scanNumbers } from "./interval";
import { NotCarried, type Part } from "./part";
import { scanFresh } from "./scan-fresh";
import { scanCodes, type TextColumn, textsSet, textsThat } from "./texts";

const nobody: CustomerFacts = {
  id: "",
  values: {},
  instants: {},
  arrays: {},
  ageLow: null,
  birthDate: null,
  custom: {},
  origins: {},
  items: {},
  jobs: [],
  lines: [],
  contacts: [],
  permissions: [],
  scores: [],
  staticSegments: new Set(),
};

/** A customer of whom nothing is known but this value, as the column holds it; null is unknown. */
function knownFor(field: RuleField, held: string | null): CustomerFacts {
  if (field.source === "array") return { ...nobody, arrays: { [field.key]: held === null ? [] : JSON.parse(held) } };
  if (field.source === "custom")
    return held === null ? nobody : { ...nobody, custom: { [field.column]: JSON.parse(held) } };
  return { ...nobody, values: { [field.key]: held as Scalar } };
}

/** The numbers of the texts for which the condition holds, 0 being the customer of whom no text is held. */
export function wantedTexts(values: readonly string[], holds: (value: string | null) => boolean): Uint8Array {
  const wanted = new Uint8Array(values.length + 1);
  wanted[0] = holds(null) ? 1 : 0;
  for (let n = 0; n < values.length; n++) wanted[n + 1] = holds(values[n] as string) ? 1 : 0;
  return wanted;
}

function scanTexts(
  part: Part,
  column: TextColumn | undefined,
  field: RuleField,
  leaf: FieldLeaf,
  context: RuleContext,
) {
  const holds = (value: string | null) => fieldVerdict(leaf, knownFor(field, value), context).holds;
  if (!column) return holds(null) ? allBits(part.size) : noBits(part.size);
  if (column.flat === null) return scanCodes(column, wantedTexts(column.values, holds));
  if (leaf.op === "is_empty") return notBits(scanCodes(column, textsSet(column.flat)), part.size);
  const wanted = leaf.op === "is_set" ? textsSet(column.flat) : textsThat(column.flat, leaf.op, String(leaf.value));
  return scanCodes(column, wanted);
}

const anything: Interval = { low: -Infinity, high: Infinity, outside: false };

function numbersOf(part: Part, column: string): Float64Array {
  return part.numbers.get(column) ?? new Float64Array(part.size).fill(Number.NaN);
}

function scanPresence(part: Part, known: Bits, op: string): Bits {
  return op === "is_set" ? known : notBits(known, part.size);
}

function scanDates(part: Part, field: RuleField, leaf: FieldLeaf, context: RuleContext): Bits {
  const column = numbersOf(part, field.column);
  if (leaf.op === "anniversary") {
    const ranges = anniversaryRanges(leaf.value as DateWindow, context.today).map(([low, high]) => [
      Number(low.replace("-", "")),
      Number(high.replace("-", "")),
    ]) as [number, number][];
    const bits = noBits(part.size);
    for (let n = 0; n < part.size; n++) {
      const day = column[n] as number;
      if (Number.isNaN(day)) continue;
      const mark = monthAndDay(day);
      if (ranges.some(([low, high]) => mark >= low && mark <= high)) setBit(bits, n);
    }
    return bits;
  }
  const days = daysOfComparison(leaf.op, leaf.value, context.today);
  if (!days) throw new NotCarried(leaf.op);
  const { range, outside } = days;
  if (field.source === "instant") return scanNumbers(column, { ...instantsOfDays(range, context.timeZone), outside });
  const low = range.from === undefined ? -Infinity : dayNumber(range.from);
  const high = range.to === undefined ? Infinity : dayNumber(range.to);
  return scanNumbers(column, { low, high, outside });
}

/** A birth date decides; without one the lower edge of the recorded band. */
function scanAge(part: Part, leaf: FieldLeaf, context: RuleContext): Bits {
  const births = numbersOf(part, "birthDate");
  const presence = leaf.op === "is_set" || leaf.op === "is_empty";
  const asked = presence ? anything : intervalOf(comparisonOf(leaf as never));
  const born = scanNumbers(births, { low: -Infinity, high: dayNumber(context.today), outside: false });
  const exact = presence ? born : andBits(born, scanNumbers(births, birthDays(asked, context.today)));
  const unborn = notBits(scanNumbers(births, anything), part.size);
  orInto(exact, andBits(unborn, scanNumbers(numbersOf(part, "ageLow"), asked)));
  return presence ? scanPresence(part, exact, leaf.op) : exact;
}

/** The row of the job each customer holds today; -1 without one. Rows come primary first, then by the latest start. */
export function currentJobs(part: Part, today: string): Int32Array {
  const { customer, columns } = part.rows.job;
  const day = dayNumber(today);
  const current = new Int32Array(part.size).fill(-1);
  const started = columns.started as Float64Array;
  const ended = columns.ended as Float64Array;
  for (let row = 0; row < customer.length; row++) {
    const of = customer[row] as number;
    if (current[of] !== -1 || (started[row] as number) > day || (ended[row] as number) < day) continue;
    current[of] = row;
  }
  return current;
}

function scanJob(part: Part, field: RuleField, leaf: FieldLeaf, context: RuleContext): Bits {
  const table = part.rows.job;
  const column = table.columns[field.column] as Float64Array;
  const checked = table.columns.checked as Float64Array;
  const values = [...table.texts.keys()];
  // A job's text is asked as a text of the customer's own would be: the evaluator looks at both in the same way.
  const asText: RuleField = { ...field, source: "column" };
  const { verified_within, ...question } = leaf;
  const fields = new Map([[field.key, asText]]);
  const wanted = wantedTexts(
    values,
    (value) => fieldVerdict(question, knownFor(asText, value), { ...context, fields }).holds,
  );
  const since = verified_within ? freshSince(verified_within, context) : -Infinity;
  const until = context.asOf.getTime();
  const current = currentJobs(part, context.today);
  const bits = noBits(part.size);
  for (let n = 0; n < part.size; n++) {
    const row = current[n] as number;
    if (row < 0) {
      if (wanted[0] === 1 && !verified_within) setBit(bits, n);
      continue;
    }
    const text = column[row] as number;
    if (wanted[Number.isNaN(text) ? 0 : text] !== 1) continue;
    const at = checked[row] as number;
    if (!verified_within || (at >= since && at <= until)) setBit(bits, n);
  }
  return bits;
}

/** Facts recorded or verified from this instant on are fresh. */
export function freshSince(window: NonNullable<FieldLeaf["verified_within"]>, context: RuleContext): number {
  const days = daysOfComparison("within", window, context.today);
  return instantsOfDays(days?.range ?? {}, context.timeZone).low;
}

/** Whether the index holds what a condition on a field asks. */
export function carriesField(field: RuleField, leaf: FieldLeaf): boolean {
  // The local day of each instant would have to be found first.
  if (field.source === "instant" && leaf.op === "anniversary") return false;
  return field.type !== "flag" || field.source === "custom" || field.source === "rows";
}

export function scanField(part: Part, field: RuleField, leaf: FieldLeaf, context: RuleContext): Bits {
  if (!carriesField(field, leaf)) throw new NotCarried(field.key);
  if (field.source === "job") return scanJob(part, field, leaf, context);
  const { verified_within, ...question } = leaf;
  const held = scanValue(part, field, question, context);
  return verified_within ? andBits(held, scanFresh(part, field, leaf, context)) : held;
}

function scanValue(part: Part, field: RuleField, leaf: FieldLeaf, context: RuleContext): Bits {
  if (field.source === "custom") return scanTexts(part, part.texts.get(`custom.${field.column}`), field, leaf, context);
  if (field.source === "age") return scanAge(part, leaf, context);
  if (field.type === "text" || field.type === "choice" || field.type === "many") {
    return scanTexts(part, part.texts.get(field.column), field, leaf, context);
  }
  if (leaf.op === "is_set" || leaf.op === "is_empty") {
    return scanPresence(part, scanNumbers(numbersOf(part, field.column), anything), leaf.op);
  }
  if (field.type === "date") return scanDates(part, field, leaf, context);
  return scanNumbers(numbersOf(part, field.column), intervalOf(comparisonOf(leaf as never)));
}
