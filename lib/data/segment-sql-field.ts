// How does a condition on a field become SQL? Columns come from the catalogue, never from the rule; an unknown value
// makes every comparison false.
import { addMonths } from "@/lib/domain/basics/calendar";
import { searchKey } from "@/lib/domain/basics/text";
import { comparisonOf, type DateWindow, type FieldLeaf } from "@/lib/domain/segmentation/rule";
import type { RuleContext } from "@/lib/domain/segmentation/rule-context";
import type { RuleField } from "@/lib/domain/segmentation/rule-fields";
import { anniversaryRanges } from "@/lib/domain/segmentation/windows";
import { Prisma } from "./client";
import { both, compareSql, compareSteps, daysOfOp, orFalse, refuseRule, withinDays } from "./segment-sql-comparison";
import { freshSql } from "./segment-sql-fresh";
import type { SqlPlan } from "./segment-sql-plan";
import { rowsSql, setSql } from "./segment-sql-rows";
import { likePattern, searchKeySql } from "./segment-sql-text";

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
/** Only ever called with names of the catalogue. */
const columnOf = (field: RuleField, alias: Prisma.Sql): Prisma.Sql => {
  if (!/^[A-Za-z]+$/.test(field.column)) throw refuseRule(field.key);
  return Prisma.sql`${alias}.${Prisma.raw(snake(field.column))}`;
};
const c = Prisma.raw("c");

/** The job held today: primary first, then the last started. */
function jobJoin(plan: SqlPlan, context: RuleContext): Prisma.Sql {
  return plan.join(Prisma.sql`SELECT DISTINCT ON (j.customer_id) j.customer_id, j.title, j.department, j.duties,
      j.company_name, GREATEST(j.verified_at, j.created_at) AS checked_at
    FROM job j
    WHERE COALESCE(j.started_on <= ${context.today}::date, TRUE) AND COALESCE(j.ended_on >= ${context.today}::date, TRUE)
    ORDER BY j.customer_id, j.is_primary DESC, j.started_on DESC NULLS LAST, j.id`);
}

function textSql(op: string, held: Prisma.Sql, asked: string): Prisma.Sql {
  const key = searchKey(asked);
  switch (op) {
    case "is":
      return Prisma.sql`(${held} = ${key})`;
    case "is_not":
      return Prisma.sql`(${held} <> '' AND ${held} <> ${key})`;
    case "contains":
      return Prisma.sql`(${held} LIKE ${likePattern(key, "contains")})`;
    case "starts_with":
      return Prisma.sql`(${held} LIKE ${likePattern(key, "starts_with")})`;
    default:
      throw refuseRule("op");
  }
}

function dateSql(held: Prisma.Sql, leaf: FieldLeaf, context: RuleContext): Prisma.Sql {
  if (leaf.op === "anniversary") return anniversarySql(Prisma.sql`to_char(${held}, 'MM-DD')`, leaf, context);
  const { range, negate } = daysOfOp(leaf.op, leaf.value, context.today);
  const tests = [
    ...(range.from === undefined ? [] : [Prisma.sql`${held} >= ${range.from}::date`]),
    ...(range.to === undefined ? [] : [Prisma.sql`${held} <= ${range.to}::date`]),
  ];
  return negate ? Prisma.sql`(NOT ${both(...tests)})` : both(...tests);
}

function anniversarySql(mark: Prisma.Sql, { value }: FieldLeaf, { today }: RuleContext): Prisma.Sql {
  const ranges = anniversaryRanges(value as DateWindow, today).map(
    ([low, high]) => Prisma.sql`${mark} COLLATE "C" BETWEEN ${low} AND ${high}`,
  );
  return Prisma.sql`(${Prisma.join(ranges, " OR ")})`;
}

function instantSql(held: Prisma.Sql, leaf: FieldLeaf, context: RuleContext): Prisma.Sql {
  if (leaf.op === "anniversary") {
    return anniversarySql(Prisma.sql`to_char(${held} AT TIME ZONE ${context.timeZone}, 'MM-DD')`, leaf, context);
  }
  const { range, negate } = daysOfOp(leaf.op, leaf.value, context.today);
  const test = withinDays(held, range, context.timeZone);
  return negate ? Prisma.sql`(NOT ${test})` : test;
}

/** Age without a function per row: at least n years old = born on or before the day n years ago. */
function ageSql(leaf: FieldLeaf, { today }: RuleContext): Prisma.Sql {
  const born = Prisma.sql`c.birth_date`;
  const bornBefore = (years: number) => Prisma.sql`(${born} <= ${addMonths(today, -12 * years)}::date)`;
  const exact = both(Prisma.sql`${born} <= ${today}::date`, compareSteps(bornBefore, comparisonOf(leaf as never)));
  return Prisma.sql`(CASE WHEN ${born} IS NULL THEN ${compareSql(Prisma.sql`c.age_low`, comparisonOf(leaf as never))} ELSE ${exact} END)`;
}

function ageKnown(today: string): Prisma.Sql {
  return Prisma.sql`(CASE WHEN c.birth_date IS NULL THEN c.age_low IS NOT NULL ELSE c.birth_date <= ${today}::date END)`;
}

function choiceSql(op: string, held: Prisma.Sql, field: RuleField, value: unknown): Prisma.Sql {
  const listed = field.uuid
    ? Prisma.sql`${held} = ANY(${value as string[]}::uuid[])`
    : Prisma.sql`${held} = ANY(${value as string[]}::text[])`;
  if (op === "in") return Prisma.sql`(${listed})`;
  if (op === "not_in") return Prisma.sql`(NOT ${listed})`;
  throw refuseRule("op");
}

const customTypes = {
  text: "string",
  choice: "string",
  date: "string",
  number: "number",
  money: "number",
  flag: "boolean",
  many: "array",
};

/** A custom value as text, or NULL when it is not of the field's type. */
function customSql(field: RuleField): Prisma.Sql {
  const held = Prisma.sql`(c.custom -> ${field.column}::text)`;
  const text = Prisma.sql`(CASE WHEN jsonb_typeof(${held}) = ${customTypes[field.type]} THEN c.custom ->> ${field.column}::text END)`;
  return field.type === "date"
    ? Prisma.sql`(CASE WHEN ${text} ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' THEN ${text} END)`
    : text;
}

/** The value of a field and the test of its comparison. */
function valueTest(field: RuleField, leaf: FieldLeaf, context: RuleContext, held: Prisma.Sql): Prisma.Sql {
  switch (field.type) {
    case "text":
      return textSql(leaf.op, held, String(leaf.value));
    case "number":
    case "money":
      return compareSql(held, comparisonOf(leaf as never));
    case "date":
      if (field.source === "instant") return instantSql(held, leaf, context);
      return field.source === "custom" ? customDateSql(held, leaf, context) : dateSql(held, leaf, context);
    case "choice":
      return choiceSql(leaf.op, held, field, leaf.value);
    case "flag":
      return Prisma.sql`(${held} = ${String(leaf.value)})`;
    case "many":
      throw refuseRule("op");
  }
}

/** Custom days are texts: they compare as such, and nothing is cast that could fail. */
function customDateSql(held: Prisma.Sql, leaf: FieldLeaf, context: RuleContext): Prisma.Sql {
  if (leaf.op === "anniversary") return anniversarySql(Prisma.sql`substr(${held}, 6)`, leaf, context);
  const { range, negate } = daysOfOp(leaf.op, leaf.value, context.today);
  const text = Prisma.sql`${held} COLLATE "C"`;
  const tests = [
    ...(range.from === undefined ? [] : [Prisma.sql`${text} >= ${range.from}`]),
    ...(range.to === undefined ? [] : [Prisma.sql`${text} <= ${range.to}`]),
  ];
  return negate ? Prisma.sql`(NOT ${both(...tests)})` : both(...tests);
}

function heldSql(field: RuleField, job: () => Prisma.Sql): Prisma.Sql {
  const raw =
    field.source === "custom" ? customSql(field) : field.source === "job" ? columnOf(field, job()) : columnOf(field, c);
  if (field.type === "text") return searchKeySql(raw, field.column === "nameSearch");
  if (field.type === "choice" && !field.uuid) return Prisma.sql`NULLIF(${raw}::text, '')`;
  if (field.type === "number" || field.type === "money") return Prisma.sql`(${raw})::numeric`;
  return raw;
}

export function fieldSql(plan: SqlPlan, leaf: FieldLeaf, context: RuleContext): Prisma.Sql {
  const field = context.fields.get(leaf.field);
  if (!field) throw refuseRule(leaf.field);
  if (field.source === "rows") return rowsSql(plan, field, leaf, context);
  const job = () => jobJoin(plan, context);
  const fresh = freshSql(field, leaf, context, job);
  const answer = (test: Prisma.Sql) => (leaf.verified_within ? both(orFalse(test), fresh) : orFalse(test));
  if (field.type === "many") {
    const array =
      field.source === "custom"
        ? Prisma.sql`(CASE WHEN jsonb_typeof(c.custom -> ${field.column}::text) = 'array' THEN c.custom -> ${field.column}::text ELSE '[]'::jsonb END)`
        : columnOf(field, c);
    return answer(setSql(field, leaf, array));
  }
  if (leaf.op === "is_set" || leaf.op === "is_empty") {
    const held = heldSql(field, job);
    const known =
      field.source === "age"
        ? ageKnown(context.today)
        : field.type === "text"
          ? orFalse(Prisma.sql`${held} <> ''`)
          : Prisma.sql`(${held} IS NOT NULL)`;
    return leaf.op === "is_set" ? answer(known) : Prisma.sql`(NOT ${orFalse(known)})`;
  }
  if (field.source === "age") return answer(ageSql(leaf, context));
  return answer(valueTest(field, leaf, context, heldSql(field, job)));
}
