// Which customers stand on this page of the list, and how many are there? Keyset paging by row comparison: every depth costs the same.
import { type ListPlace, readCursor, writeCursor } from "@/lib/domain/basics/cursor";
import { AppError } from "@/lib/domain/basics/errors";
import { searchKey } from "@/lib/domain/basics/text";
import type { CustomerFilter, CustomerSort } from "@/lib/domain/customers/customer-list";
import { type Db, Prisma } from "../client";
import type { Scope } from "../scope";
import { contains, customerListSql, type SummaryJoin } from "./customer-list-sql";

export interface CustomerPageRequest {
  readonly filter: CustomerFilter;
  readonly sort: CustomerSort;
  readonly size: number;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

export interface CustomerIdPage {
  readonly ids: string[];
  readonly next: string | null;
  readonly previous: string | null;
}

/** A run of rows with one order; a list is one or two of them after each other. */
interface Section {
  readonly from: Prisma.Sql;
  readonly where: Prisma.Sql;
  /** The sort value, absent when the section is ordered by id alone. */
  readonly key?: { readonly sql: Prisma.Sql; readonly cast: Prisma.Sql; readonly text: Prisma.Sql };
  readonly id: Prisma.Sql;
  readonly join?: SummaryJoin;
}

const customerOnly = Prisma.sql`customer c`;
const withSummary = Prisma.sql`purchase_summary s JOIN customer c ON c.customer_id = s.customer_id`;
const everyRow = Prisma.sql`TRUE`;
const byName = {
  sql: Prisma.sql`c.name_sort`,
  cast: Prisma.sql`::text`,
  text: Prisma.sql`c.name_sort`,
};
const isoText = (column: Prisma.Sql) =>
  Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const byUpdate = {
  sql: Prisma.sql`c.updated_at`,
  cast: Prisma.sql`::timestamptz`,
  text: isoText(Prisma.sql`c.updated_at`),
};
const byLast = { sql: Prisma.sql`s.last_at`, cast: Prisma.sql`::timestamptz`, text: isoText(Prisma.sql`s.last_at`) };
const bySpend = { sql: Prisma.sql`s.spend_minor`, cast: Prisma.sql`::bigint`, text: Prisma.sql`s.spend_minor::text` };
const customerId = Prisma.sql`c.customer_id`;
const summaryId = Prisma.sql`s.customer_id`;

function sectionsOf(sort: CustomerSort, filter: CustomerFilter): Section[] {
  switch (sort) {
    case "name":
    case "-name": {
      const text = filter.q?.trim().normalize("NFC").toLowerCase() ?? "";
      if (sort === "-name" || text === "" || text === searchKey(text)) {
        return [{ from: customerOnly, where: everyRow, key: byName, id: customerId }];
      }
      // Typed with dấu: the names that carry exactly these dấu come first.
      const exact = Prisma.sql`lower(c.name) LIKE ${contains(text)}`;
      return [
        { from: customerOnly, where: exact, key: byName, id: customerId },
        { from: customerOnly, where: Prisma.sql`NOT (${exact})`, key: byName, id: customerId },
      ];
    }
    case "updated":
    case "-updated":
      return [{ from: customerOnly, where: everyRow, key: byUpdate, id: customerId }];
    case "last":
    case "-last":
      return [
        { from: withSummary, where: Prisma.sql`s.last_at IS NOT NULL`, key: byLast, id: summaryId, join: "joined" },
        {
          from: customerOnly,
          where: Prisma.sql`NOT EXISTS (SELECT FROM purchase_summary s WHERE s.customer_id = c.customer_id AND s.last_at IS NOT NULL)`,
          id: customerId,
          join: "unbought",
        },
      ];
    case "spend":
    case "-spend":
      return [
        { from: withSummary, where: everyRow, key: bySpend, id: summaryId, join: "joined" },
        {
          from: customerOnly,
          where: Prisma.sql`NOT EXISTS (SELECT FROM purchase_summary s WHERE s.customer_id = c.customer_id)`,
          id: customerId,
          join: "absent",
        },
      ];
  }
}

function sectionSql(section: Section, index: number, condition: Prisma.Sql, read: Reading): Prisma.Sql {
  const { key, id, from, where } = section;
  const sign = Prisma.raw(read.ascending ? ">" : "<");
  const order = Prisma.raw(read.ascending ? "ASC" : "DESC");
  const { place } = read;
  const begins = place?.section === index;
  const beyond = !begins
    ? everyRow
    : key
      ? Prisma.sql`(${key.sql}, ${id}) ${sign} (${place.key}${key.cast}, ${place.id}::uuid)`
      : Prisma.sql`${id} ${sign} ${place.id}::uuid`;
  const orderBy = key ? Prisma.sql`${key.sql} ${order}, ${id} ${order}` : Prisma.sql`${id} ${order}`;
  return Prisma.sql`
    SELECT c.customer_id::text AS id, ${key?.text ?? Prisma.sql`NULL::text`} AS key
    FROM ${from}
    WHERE ${condition} AND ${where} AND ${beyond}
    ORDER BY ${orderBy}
    LIMIT ${read.limit}`;
}

interface Reading {
  readonly place: ListPlace | undefined;
  readonly ascending: boolean;
  readonly limit: number;
}

function placeOf(cursor: string | undefined, sections: number): ListPlace | undefined {
  if (cursor === undefined) return undefined;
  const place = readCursor(cursor);
  if (!place || place.section >= sections) throw new AppError("INVALID_INPUT", { messageKey: "INVALID_INPUT_cursor" });
  return place;
}

/** One page of ids in the order asked for. `before` reads backwards from its place; without both, the first page. */
export async function listCustomerIds(
  db: Db,
  scope: Scope,
  now: Date,
  { filter, sort, size, after, before }: CustomerPageRequest,
): Promise<CustomerIdPage> {
  const sections = sectionsOf(sort, filter).map((section, index) => ({ section, index }));
  const backwards = before !== undefined;
  const place = placeOf(backwards ? before : after, sections.length);
  const ascending = sort.startsWith("-") === backwards;
  const found: ListPlace[] = [];
  for (const { section, index } of backwards ? sections.reverse() : sections) {
    if (place && (backwards ? index > place.section : index < place.section)) continue;
    const limit = size + 1 - found.length;
    if (limit <= 0) break;
    const rows = await db.$queryRaw<{ id: string; key: string | null }[]>(
      sectionSql(section, index, customerListSql(scope, filter, now, section.join), { place, ascending, limit }),
    );
    found.push(...rows.map(({ id, key }) => ({ section: index, key, id })));
  }
  const more = found.length > size;
  const shown = found.slice(0, size);
  if (backwards) shown.reverse();
  const first = shown[0];
  const last = shown[shown.length - 1];
  return {
    ids: shown.map(({ id }) => id),
    next: last && (backwards || more) ? writeCursor(last) : null,
    previous: first && (backwards ? more : place !== undefined) ? writeCursor(first) : null,
  };
}

/** How many customers the filter means, counted no further than `most` when given (then the answer is at most `most` + 1). */
export async function countCustomers(
  db: Db,
  scope: Scope,
  now: Date,
  filter: CustomerFilter,
  most?: number,
): Promise<number> {
  const condition = customerListSql(scope, filter, now);
  const limit = most === undefined ? Prisma.empty : Prisma.sql`LIMIT ${most + 1}`;
  const [row] = await db.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM (SELECT 1 FROM customer c WHERE ${condition} ${limit}) counted`,
  );
  return row?.count ?? 0;
}
