// How does a comparison become SQL? Operators come from a closed record, values only as parameters, and an unknown
// operand is false, never NULL, so that NOT is the exact complement.
import { addDays, type Day, startOfDay } from "@/lib/domain/basics/calendar";
import { AppError } from "@/lib/domain/basics/errors";
import type { Comparison, DateWindow, PastWindow } from "@/lib/domain/segmentation/rule";
import type { RuleContext } from "@/lib/domain/segmentation/rule-context";
import { type DayRange, windowDays } from "@/lib/domain/segmentation/windows";
import { Prisma } from "./client";

export const sqlTrue = Prisma.sql`TRUE`;
export const sqlFalse = Prisma.sql`FALSE`;

export function refuseRule(path: string): AppError {
  return new AppError("INVALID_RULE", { path });
}

export const orFalse = (test: Prisma.Sql): Prisma.Sql => Prisma.sql`COALESCE(${test}, FALSE)`;
export const both = (...tests: Prisma.Sql[]): Prisma.Sql => Prisma.sql`(${Prisma.join(tests, " AND ")})`;
export const instant = (at: Date): Prisma.Sql => Prisma.sql`${at.toISOString()}::timestamptz`;
export const numeric = (value: number): Prisma.Sql => Prisma.sql`${String(value)}::numeric`;

/** `held` against numbers, both numeric; `side` multiplies the asked number (for ratios without division). */
export function compareSql(
  held: Prisma.Sql,
  comparison: Comparison,
  asked: (value: number) => Prisma.Sql = numeric,
): Prisma.Sql {
  switch (comparison.op) {
    case "eq":
      return Prisma.sql`(${held} = ${asked(comparison.value)})`;
    case "neq":
      return Prisma.sql`(${held} <> ${asked(comparison.value)})`;
    case "lt":
      return Prisma.sql`(${held} < ${asked(comparison.value)})`;
    case "lte":
      return Prisma.sql`(${held} <= ${asked(comparison.value)})`;
    case "gt":
      return Prisma.sql`(${held} > ${asked(comparison.value)})`;
    case "gte":
      return Prisma.sql`(${held} >= ${asked(comparison.value)})`;
    case "between":
      return Prisma.sql`(${held} BETWEEN ${asked(comparison.value[0])} AND ${asked(comparison.value[1])})`;
    default:
      throw refuseRule("op");
  }
}

/** A comparison of whole steps ("years old", "days ago") written with one test: "at least n". */
export function compareSteps(atLeast: (steps: number) => Prisma.Sql, comparison: Comparison): Prisma.Sql {
  const not = (test: Prisma.Sql) => Prisma.sql`(NOT ${test})`;
  const equal = (value: number) => both(atLeast(value), not(atLeast(value + 1)));
  switch (comparison.op) {
    case "eq":
      return equal(comparison.value);
    case "neq":
      return not(equal(comparison.value));
    case "lt":
      return not(atLeast(comparison.value));
    case "lte":
      return not(atLeast(comparison.value + 1));
    case "gt":
      return atLeast(comparison.value + 1);
    case "gte":
      return atLeast(comparison.value);
    case "between":
      return both(atLeast(comparison.value[0]), not(atLeast(comparison.value[1] + 1)));
    default:
      throw refuseRule("op");
  }
}

/** Local days as instants: from the start of the first to before the start of the day after the last. */
export function instantsOf({ from, to }: DayRange, timeZone: string): { since: Date | null; before: Date | null } {
  return {
    since: from === undefined ? null : startOfDay(from, timeZone),
    before: to === undefined ? null : startOfDay(addDays(to, 1), timeZone),
  };
}

/** An instant column inside local days. */
export function withinDays(column: Prisma.Sql, range: DayRange, timeZone: string): Prisma.Sql {
  const { since, before } = instantsOf(range, timeZone);
  const tests = [
    ...(since ? [Prisma.sql`${column} >= ${instant(since)}`] : []),
    ...(before ? [Prisma.sql`${column} < ${instant(before)}`] : []),
  ];
  return tests.length === 0 ? sqlTrue : both(...tests);
}

/** An event column inside a window, and never after the moment the rule is asked for. */
export function eventWithin(column: Prisma.Sql, window: PastWindow | undefined, context: RuleContext): Prisma.Sql {
  const past = Prisma.sql`${column} <= ${instant(context.asOf)}`;
  if (!window) return past;
  return both(withinDays(column, windowDays(window, context.today), context.timeZone), past);
}

/** Days that a date operator accepts; null for `neq`, which is the complement among known days. */
export function daysOfOp(op: string, value: unknown, today: Day): { range: DayRange; negate: boolean } {
  const day = value as Day;
  switch (op) {
    case "eq":
      return { range: { from: day, to: day }, negate: false };
    case "neq":
      return { range: { from: day, to: day }, negate: true };
    case "lt":
      return { range: { to: addDays(day, -1) }, negate: false };
    case "lte":
      return { range: { to: day }, negate: false };
    case "gt":
      return { range: { from: addDays(day, 1) }, negate: false };
    case "gte":
      return { range: { from: day }, negate: false };
    case "between": {
      const [from, to] = value as [Day, Day];
      return { range: { from, to }, negate: false };
    }
    case "within":
      return { range: windowDays(value as DateWindow, today), negate: false };
    default:
      throw refuseRule("op");
  }
}
