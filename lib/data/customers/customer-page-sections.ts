// In which runs is the list read for each order? Rows that lack the sort value come after those that have it.
import { rowReach } from "@/lib/domain/basics/access";
import { searchKey } from "@/lib/domain/basics/text";
import type { CustomerFilter, CustomerSort } from "@/lib/domain/customers/customer-list";
import { Prisma } from "../client";
import type { Scope } from "../scope";
import {
  type ConditionReading,
  contains,
  customerListSql,
  fence,
  lastRangeSql,
  spendRangeSql,
} from "./customer-list-sql";

/** The sort value of a section that has one: its column, how a place in it is read, and how it is written. */
export interface SortKey {
  readonly column: Prisma.Sql;
  readonly cast: Prisma.Sql;
  text(column: Prisma.Sql): Prisma.Sql;
}

/** A run of rows with one order; a list is one or two of them after each other. */
export interface Section {
  /** Where the rows stand in order: customers, or purchase summaries with their customers. */
  readonly source: "customer" | "summary";
  /** What the index of the order itself answers. */
  readonly within: Prisma.Sql;
  condition(way: ConditionReading["way"]): Prisma.Sql;
  /** Absent when the section is ordered by id alone. */
  readonly key?: SortKey;
  /** How many rows may be read in order before the filter is asked for its own rows. */
  readonly walk: number;
}

const everyRow = Prisma.sql`TRUE`;
const isoText = (column: Prisma.Sql) =>
  Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const byName: SortKey = { column: Prisma.sql`c.name_sort`, cast: Prisma.sql`::text`, text: (column) => column };
const byUpdate: SortKey = { column: Prisma.sql`c.updated_at`, cast: Prisma.sql`::timestamptz`, text: isoText };
const byLast: SortKey = { column: Prisma.sql`s.last_at`, cast: Prisma.sql`::timestamptz`, text: isoText };
const bySpend: SortKey = {
  column: Prisma.sql`s.spend_minor`,
  cast: Prisma.sql`::bigint`,
  text: (column) => Prisma.sql`${column}::text`,
};

/** Each step costs a look into the index of the order, into the customer, or into summary and customer. */
export const listSteps = { index: 40_000, customer: 12_000, summary: 6_000 };
export type ListSteps = typeof listSteps;

/** Filters that the index of the name order answers itself: the others are looked up only for customers that pass these. */
const held = new Set<keyof CustomerFilter>(["kind", "status", "stage", "owner", "team", "province", "import"]);
function nameSteps(scope: Scope, filter: CustomerFilter, steps: ListSteps): number {
  const asked = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [held.has(name as never)],
  );
  if (filter.q !== undefined) return steps.customer;
  return rowReach(scope.role) !== "all" || asked.length === 0 || asked.includes(true) ? steps.index : steps.customer;
}

export function sectionsOf(
  scope: Scope,
  sort: CustomerSort,
  filter: CustomerFilter,
  now: Date,
  steps: ListSteps = listSteps,
): Section[] {
  const means = (reading: Omit<ConditionReading, "way">, more?: (way: ConditionReading["way"]) => Prisma.Sql) => {
    return (way: ConditionReading["way"]) => {
      const condition = customerListSql(scope, filter, now, { ...reading, way });
      return more ? Prisma.sql`${condition} AND ${more(way)}` : condition;
    };
  };
  const customers = { source: "customer", within: everyRow, walk: steps.customer } as const;
  const summaries = { source: "summary", walk: steps.summary } as const;
  switch (sort) {
    case "name":
    case "-name": {
      // Companies stand together in this order, and are few.
      const within = filter.kind === undefined ? everyRow : Prisma.sql`c.kind = ${filter.kind}::customer_kind`;
      const named = { ...customers, within, key: byName };
      const walk = nameSteps(scope, filter, steps);
      const text = filter.q?.trim().normalize("NFC").toLowerCase() ?? "";
      if (sort === "-name" || text === "" || text === searchKey(text)) {
        return [{ ...named, walk, condition: means({ join: "unknown" }) }];
      }
      // Typed with dấu: the names that carry exactly these dấu come first.
      const exact = Prisma.sql`lower(c.name) LIKE ${contains(text)}`;
      return [
        { ...named, condition: means({ join: "unknown" }, () => exact) },
        { ...named, condition: means({ join: "unknown" }, () => Prisma.sql`NOT (${exact})`) },
      ];
    }
    case "updated":
    case "-updated":
      return [{ ...customers, key: byUpdate, condition: means({ join: "unknown" }) }];
    case "last":
    case "-last": {
      const within = Prisma.sql`s.last_at IS NOT NULL AND ${lastRangeSql(filter, now)}`;
      const without = (way: ConditionReading["way"]) => Prisma.sql`NOT EXISTS (SELECT FROM purchase_summary s
        WHERE s.customer_id = c.customer_id AND s.last_at IS NOT NULL ${fence(way)})`;
      return [
        { ...summaries, within, key: byLast, condition: means({ join: "joined" }) },
        { ...customers, condition: means({ join: "unbought" }, without) },
      ];
    }
    case "spend":
    case "-spend": {
      const without = (way: ConditionReading["way"]) => Prisma.sql`NOT EXISTS (SELECT FROM purchase_summary s
        WHERE s.customer_id = c.customer_id ${fence(way)})`;
      return [
        { ...summaries, within: spendRangeSql(filter), key: bySpend, condition: means({ join: "joined" }) },
        { ...customers, condition: means({ join: "absent" }, without) },
      ];
    }
  }
}
