// What could a person mean here? Values that really occur, with how many customers have them, best known first.

import { searchKey } from "@/lib/domain/basics/text";
import { provinces } from "@/lib/domain/customers/provinces";
import type { RuleField } from "@/lib/domain/segmentation/rule-fields";
import { findScore } from "@/lib/domain/segmentation/scores";
import { type Db, Prisma } from "./client";
import { customersInScopeSql, mayRead, type Scope } from "./scope";

export interface Suggestion {
  readonly value: string;
  /** The name to show; null when the value is its own name or has a text of its own. */
  readonly label: string | null;
  /** Customers that have it; null where counting would keep a person waiting. */
  readonly count: number | null;
}

interface Found {
  value: string;
  label: string | null;
  count: number | null;
}

const most = 50;
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const population = (scope: Scope) => Prisma.sql`c.status = 'active' AND ${customersInScopeSql(scope)}`;

/** Rows beside the customer, counted by distinct customer. */
function countRows(scope: Scope, from: Prisma.Sql, value: Prisma.Sql, label: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT ${value} AS value, ${label} AS label, count(DISTINCT c.customer_id)::int AS count
    FROM ${from} WHERE (c.customer_id IS NULL OR ${population(scope)}) GROUP BY 1, 2`;
}

const none = Prisma.sql`NULL::text`;

function rowsSource(field: RuleField, scope: Scope, name: Prisma.Sql): Prisma.Sql | null {
  switch (field.key) {
    case "tags":
      return countRows(
        scope,
        Prisma.sql`tag t LEFT JOIN customer_tag r ON r.tag_id = t.id LEFT JOIN customer c ON c.customer_id = r.customer_id`,
        Prisma.sql`t.slug`,
        Prisma.sql`t.name`,
      );
    case "activity":
    case "interest":
    case "opinion":
      return Prisma.sql`SELECT t.slug AS value, t.${name} AS label, count(DISTINCT c.customer_id)::int AS count
        FROM aio_topic t LEFT JOIN customer_aio r ON r.topic_id = t.id
        LEFT JOIN customer c ON c.customer_id = r.customer_id AND ${population(scope)}
        WHERE t.kind = ${field.key}::aio_kind AND t.archived_at IS NULL
          AND (NOT t.sensitive OR ${mayRead(scope, "sensitive_opinion")}) GROUP BY 1, 2`;
    case "campaign":
      return countRows(
        scope,
        Prisma.sql`campaign t LEFT JOIN campaign_recipient r ON r.campaign_id = t.id LEFT JOIN customer c ON c.customer_id = r.customer_id`,
        Prisma.sql`t.code`,
        Prisma.sql`t.name`,
      );
    case "awareness":
      return countRows(scope, Prisma.sql`awareness r JOIN customer c USING (customer_id)`, Prisma.sql`r.level`, none);
    case "relationship":
      return countRows(scope, Prisma.sql`relationship r JOIN customer c USING (customer_id)`, Prisma.sql`r.kind`, none);
    case "contact_point":
      return countRows(
        scope,
        Prisma.sql`contact_point r JOIN customer c USING (customer_id)`,
        Prisma.sql`r.kind`,
        none,
      );
    default:
      return null;
  }
}

function columnSource(field: RuleField, scope: Scope): Prisma.Sql | null {
  const column = Prisma.sql`c.${Prisma.raw(snake(field.column))}`;
  const where = population(scope);
  if (field.source === "array") {
    return Prisma.sql`SELECT v AS value, NULL::text AS label, count(*)::int AS count
      FROM customer c, unnest(${column}) v WHERE ${where} GROUP BY 1`;
  }
  if (field.source === "custom") {
    const values =
      field.type === "many"
        ? Prisma.sql`jsonb_array_elements_text(CASE WHEN jsonb_typeof(c.custom -> ${field.column}) = 'array' THEN c.custom -> ${field.column} ELSE '[]'::jsonb END)`
        : Prisma.sql`unnest(ARRAY[c.custom ->> ${field.column}])`;
    return Prisma.sql`SELECT v AS value, NULL::text AS label, count(*)::int AS count
      FROM customer c, ${values} v WHERE ${where} AND v <> '' GROUP BY 1`;
  }
  if (field.source === "job") {
    const held = Prisma.sql`j.${Prisma.raw(snake(field.column))}`;
    return Prisma.sql`SELECT ${held} AS value, NULL::text AS label, count(DISTINCT c.customer_id)::int AS count
      FROM job j JOIN customer c USING (customer_id) WHERE ${where} AND ${held} <> '' GROUP BY 1`;
  }
  if (field.key === "owner" || field.key === "team") {
    const names = field.key === "owner" ? Prisma.sql`app_user` : Prisma.sql`team`;
    return Prisma.sql`SELECT n.id::text AS value, n.name AS label, count(c.customer_id)::int AS count
      FROM ${names} n JOIN customer c ON ${column} = n.id WHERE ${where} GROUP BY 1, 2`;
  }
  if (field.source !== "column" || field.key === "name" || field.key === "code") return null;
  return Prisma.sql`SELECT ${column}::text AS value, NULL::text AS label, count(*)::int AS count
    FROM customer c WHERE ${where} AND ${column} IS NOT NULL GROUP BY 1`;
}

/** Keeps what fits the words typed, by code or name however the marks are typed, the most frequent first. */
export function fitting(found: readonly Found[], query: string): Suggestion[] {
  const key = searchKey(query);
  return found
    .filter(({ value, label }) => searchKey(`${label ?? ""} ${value}`).includes(key))
    .sort((a, b) => (b.count ?? -1) - (a.count ?? -1) || ((a.label ?? a.value) < (b.label ?? b.value) ? -1 : 1))
    .slice(0, most);
}

/** Values of a field of the catalogue. */
export async function suggestValues(
  db: Db,
  scope: Scope,
  field: RuleField,
  query: string,
  locale: "vi" | "en",
): Promise<Suggestion[]> {
  const name = Prisma.raw(locale === "vi" ? "name_vi" : "name_en");
  const source = field.source === "rows" ? rowsSource(field, scope, name) : columnSource(field, scope);
  const found = source ? await db.$queryRaw<Found[]>`${source} ORDER BY count DESC LIMIT 5000` : [];
  if (field.key === "province") {
    const counts = new Map(found.map(({ value, count }) => [value, count]));
    const known = provinces.map(({ code, name, aliases }) => ({
      code,
      name,
      key: searchKey([code, name, ...aliases].join(" ")),
    }));
    const others = found.filter(({ value }) => !known.some(({ code }) => code === value));
    const named = known
      .filter(({ key }) => key.includes(searchKey(query)))
      .map(({ code, name }) => ({ value: code, label: name, count: counts.get(code) ?? 0 }));
    return [...fitting(named, ""), ...fitting(others, query)].slice(0, most);
  }
  const seen = new Set(found.map(({ value }) => value));
  const unused = (field.choices ?? []).filter((value) => !seen.has(value));
  return fitting([...found, ...unused.map((value) => ({ value, label: null, count: 0 }))], query);
}

/** Labels that a score has given. */
export async function suggestScoreLabels(db: Db, scope: Scope, score: string, query: string): Promise<Suggestion[]> {
  if (findScore(score)?.type !== "choice") return [];
  const found = await db.$queryRaw<Found[]>`
    SELECT s.label AS value, NULL::text AS label, count(*)::int AS count
    FROM customer_score s JOIN customer c USING (customer_id)
    WHERE s.kind = ${score} AND s.label <> '' AND ${population(scope)} GROUP BY 1 ORDER BY 3 DESC LIMIT 500`;
  return fitting(found, query);
}
