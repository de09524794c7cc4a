// Which customers stand on this page of the list, and how many are there? Keyset paging by row comparison: every depth costs the same.
import { type ListPlace, readCursor, writeCursor } from "@/lib/domain/basics/cursor";
import { AppError } from "@/lib/domain/basics/errors";
import type { CustomerFilter, CustomerSort } from "@/lib/domain/customers/customer-list";
import { type Db, Prisma } from "../client";
import type { Scope } from "../scope";
import { customerListSql, isKeyed } from "./customer-list-sql";
import { mostGathered, readSection } from "./customer-page-reads";
import { type ListSteps, sectionsOf } from "./customer-page-sections";

export interface CustomerPageRequest {
  readonly filter: CustomerFilter;
  readonly sort: CustomerSort;
  readonly size: number;
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  /** How far to read in order before the filter's own rows are gathered, and how many of those; tests go to the ends. */
  readonly bounds?: { readonly steps: ListSteps; readonly mostGathered: number };
}

export interface CustomerIdPage {
  readonly ids: string[];
  readonly next: string | null;
  readonly previous: string | null;
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
  { filter, sort, size, after, before, bounds }: CustomerPageRequest,
): Promise<CustomerIdPage> {
  const sections = sectionsOf(scope, sort, filter, now, bounds?.steps).map((section, index) => ({ section, index }));
  const backwards = before !== undefined;
  const place = placeOf(backwards ? before : after, sections.length);
  const ascending = sort.startsWith("-") === backwards;
  const found: ListPlace[] = [];
  let rare = isKeyed(filter.q);
  for (const { section, index } of backwards ? sections.reverse() : sections) {
    if (place && (backwards ? index > place.section : index < place.section)) continue;
    const limit = size + 1 - found.length;
    if (limit <= 0) break;
    const read = await readSection(db, section, {
      from: place?.section === index ? place : undefined,
      ascending,
      limit,
      rare,
      mostGathered: bounds?.mostGathered ?? mostGathered,
    });
    rare = read.rare;
    found.push(...read.rows.map(({ id, key }) => ({ section: index, key, id })));
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
