// Does a condition on a field hold for one customer? Read straight from the facts, without the arithmetic of the SQL
// compiler: ages are counted, days are compared as days, so that the two can disagree when one of them is wrong.
import { ageOn, type Day, dayOf } from "@/lib/domain/basics/calendar";
import { searchKey } from "@/lib/domain/basics/text";
import { wholeRow } from "@/lib/domain/customers/provenance";
import { compareNumber } from "./compare-number";
import { rowsVerdict } from "./evaluate-rows";
import type { CustomerFacts, JobFact } from "./facts";
import type { DateWindow, FieldLeaf } from "./rule";
import { comparisonOf } from "./rule";
import type { RuleContext } from "./rule-context";
import type { RuleField } from "./rule-fields";
import { isFresh, latest, setHolds, type Verdict } from "./verdict";
import { anniversaryRanges, windowDays } from "./windows";

const known = (value: unknown): value is string | number | boolean =>
  value !== null && value !== undefined && value !== "";

/** The job held on a day: the primary one first, then the one that started last. */
export function currentJob(jobs: readonly JobFact[], today: Day): JobFact | undefined {
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return jobs
    .filter(({ startedOn, endedOn }) => (startedOn ?? today) <= today && (endedOn ?? today) >= today)
    .sort(
      (a, b) =>
        Number(b.isPrimary) - Number(a.isPrimary) || byText(b.startedOn ?? "", a.startedOn ?? "") || byText(a.id, b.id),
    )[0];
}

export function ageOf(facts: CustomerFacts, today: Day): number | null {
  if (facts.birthDate === null) return facts.ageLow;
  const age = ageOn(facts.birthDate, today);
  return facts.birthDate > today ? null : age;
}

const dayText = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function customValue(field: RuleField, facts: CustomerFacts): unknown {
  const value = facts.custom[field.column];
  const type = { text: "string", choice: "string", date: "string", number: "number", money: "number", flag: "boolean" };
  if (field.type === "many") return Array.isArray(value) ? value : [];
  if (typeof value !== type[field.type]) return null;
  return field.type === "date" && !dayText.test(String(value)) ? null : value;
}

function heldValue(field: RuleField, facts: CustomerFacts, context: RuleContext): unknown {
  switch (field.source) {
    case "column":
      return facts.values[field.key] ?? null;
    case "instant": {
      const at = facts.instants[field.key];
      return at ? dayOf(at, context.timeZone) : null;
    }
    case "age":
      return ageOf(facts, context.today);
    case "job":
      return currentJob(facts.jobs, context.today)?.[field.column as "title"] ?? null;
    case "array":
      return facts.arrays[field.key] ?? [];
    case "custom":
      return customValue(field, facts);
    case "rows":
      return null;
  }
}

function textHolds(op: string, held: string, asked: string): boolean {
  const [mine, theirs] = [searchKey(held), searchKey(asked)];
  if (mine === "") return false;
  if (op === "is") return mine === theirs;
  if (op === "is_not") return mine !== theirs;
  return op === "contains" ? mine.includes(theirs) : mine.startsWith(theirs);
}

function dayHolds(op: string, day: Day, value: unknown, today: Day): boolean {
  if (op === "anniversary") {
    const mark = day.slice(5);
    return anniversaryRanges(value as DateWindow, today).some(([low, high]) => mark >= low && mark <= high);
  }
  if (op === "within") {
    const { from, to } = windowDays(value as DateWindow, today);
    return (from === undefined || day >= from) && (to === undefined || day <= to);
  }
  if (op === "between") {
    const [from, to] = value as [Day, Day];
    return day >= from && day <= to;
  }
  const asked = value as Day;
  const answers: Record<string, boolean> = {
    eq: day === asked,
    neq: day !== asked,
    lt: day < asked,
    lte: day <= asked,
    gt: day > asked,
    gte: day >= asked,
  };
  return answers[op] ?? false;
}

function checkedAt(field: RuleField, facts: CustomerFacts, context: RuleContext): string | null {
  if (field.source === "job") return latest(currentJob(facts.jobs, context.today)?.checkedAt ?? []);
  const names =
    field.source === "age" ? [facts.birthDate === null ? "age_band" : "birth_date"] : (field.checkedBy ?? []);
  const origin = (own: readonly string[]) =>
    latest(own.flatMap((name) => [facts.origins[name]?.recordedAt, facts.origins[name]?.verifiedAt]));
  return origin(names) ?? origin([wholeRow]);
}

export function fieldVerdict(leaf: FieldLeaf, facts: CustomerFacts, context: RuleContext): Verdict {
  const field = context.fields.get(leaf.field);
  if (!field) return { holds: false, seen: null };
  if (field.source === "rows") return rowsVerdict(field, leaf, facts, context);
  const value = heldValue(field, facts, context);
  const fresh = isFresh(leaf.verified_within ? checkedAt(field, facts, context) : null, leaf, context);
  if (field.type === "many") {
    const held = new Set(value as string[]);
    return { holds: fresh && setHolds(leaf.op, held, (leaf.value ?? []) as string[]), seen: value };
  }
  const set = known(value) && (field.type !== "text" || searchKey(String(value)) !== "");
  if (leaf.op === "is_set") return { holds: set && fresh, seen: value };
  if (leaf.op === "is_empty") return { holds: !set, seen: value };
  return { holds: set && fresh && valueHolds(field, leaf, value, context), seen: value };
}

function valueHolds(
  field: RuleField,
  leaf: FieldLeaf,
  value: string | number | boolean,
  context: RuleContext,
): boolean {
  switch (field.type) {
    case "text":
      return textHolds(leaf.op, String(value), String(leaf.value));
    case "number":
    case "money":
      return compareNumber(comparisonOf(leaf as never), Number(value));
    case "date":
      return dayHolds(leaf.op, String(value), leaf.value, context.today);
    case "choice": {
      const fold = (text: string) => (field.uuid ? text.toLowerCase() : text);
      const listed = (leaf.value as string[]).map(fold).includes(fold(String(value)));
      return leaf.op === "in" ? listed : !listed;
    }
    case "flag":
      return value === leaf.value;
    case "many":
      return false;
  }
}
