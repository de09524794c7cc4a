// How is one run of the list read without ever reading too much? First some rows in the list's order, which finds frequent customers
// at once; a filter that few of them pass is then asked for all of its own rows. The planner chooses neither: its guess of a rare
// combination is what makes a page slow.
import type { ListPlace } from "@/lib/domain/basics/cursor";
import { type Db, Prisma } from "../client";
import type { Section } from "./customer-page-sections";

export interface SectionReading {
  /** The place to read on from, absent at the section's own beginning. */
  readonly from: ListPlace | undefined;
  readonly ascending: boolean;
  readonly limit: number;
  /** The filter is known to mean few customers. */
  readonly rare: boolean;
  readonly mostGathered: number;
}

export interface ListedRow {
  readonly id: string;
  readonly key: string | null;
}

/** More rows than this are not sorted for one page. */
export const mostGathered = 200_000;

function orderOf({ key }: Section, { from, ascending }: SectionReading, id: Prisma.Sql) {
  const sign = Prisma.raw(ascending ? ">" : "<");
  const direction = Prisma.raw(ascending ? "ASC" : "DESC");
  const order = (column: Prisma.Sql | undefined, unique: Prisma.Sql) =>
    column ? Prisma.sql`${column} ${direction}, ${unique} ${direction}` : Prisma.sql`${unique} ${direction}`;
  const beyond = !from
    ? Prisma.sql`TRUE`
    : key
      ? Prisma.sql`(${key.column}, ${id}) ${sign} (${from.key}${key.cast}, ${from.id}::uuid)`
      : Prisma.sql`${id} ${sign} ${from.id}::uuid`;
  return { beyond, order };
}

// So many rows as to be all of them; a limit, so that the filter never goes below the walk.
const everyRow = 2_147_483_647;

/** Up to `steps` rows in order, of which those that pass are kept; `ended` when there were no further ones to look at. */
async function walk(db: Db, section: Section, reading: SectionReading, steps = everyRow) {
  const { source, key, within } = section;
  const table = source === "summary" ? Prisma.sql`purchase_summary s` : Prisma.sql`customer c`;
  const alias = source === "summary" ? Prisma.sql`s` : Prisma.sql`c`;
  const { beyond, order } = orderOf(section, reading, Prisma.sql`${alias}.customer_id`);
  const steady = order(key?.column, Prisma.sql`${alias}.customer_id`);
  const run = (columns: Prisma.Sql) => Prisma.sql`
    (SELECT ${columns} FROM ${table} WHERE ${within} AND ${beyond} ORDER BY ${steady} LIMIT ${steps})`;
  // Without the fence the customers of a walk would be looked for by the filter instead of by the walk.
  const customers =
    source === "summary"
      ? Prisma.sql`CROSS JOIN LATERAL (SELECT * FROM customer c WHERE c.customer_id = s.customer_id OFFSET 0) c`
      : Prisma.empty;
  const rows = await db.$queryRaw<(ListedRow & { walked: number | null })[]>(Prisma.sql`
    (SELECT c.customer_id::text AS id, ${key?.text(key.column) ?? Prisma.sql`NULL::text`} AS key, NULL::int AS walked
      FROM ${run(Prisma.sql`${alias}.*`)} ${alias} ${customers} WHERE ${section.condition("walk")}
      ORDER BY ${steady} LIMIT ${reading.limit})
    UNION ALL
    SELECT NULL, NULL, count(*)::int FROM ${run(Prisma.sql`1`)} walked
    LIMIT ${reading.limit}`);
  const found = rows.filter((row) => row.walked === null);
  const walked = rows.find((row) => row.walked !== null)?.walked;
  return { rows: found, ended: typeof walked !== "number" || walked < steps };
}

/** Every row that passes, sorted; nothing when there are too many of them. */
async function gather(db: Db, section: Section, reading: SectionReading): Promise<ListedRow[] | undefined> {
  const { source, key, within } = section;
  const table =
    source === "summary"
      ? Prisma.sql`purchase_summary s JOIN customer c ON c.customer_id = s.customer_id`
      : Prisma.sql`customer c`;
  const id = source === "summary" ? Prisma.sql`s.customer_id` : Prisma.sql`c.customer_id`;
  const { beyond, order } = orderOf(section, reading, id);
  const rows = await db.$queryRaw<(ListedRow & { all: number })[]>(Prisma.sql`
    WITH gathered AS MATERIALIZED (
      SELECT c.customer_id AS id, ${key?.column ?? Prisma.sql`NULL::text`} AS key FROM ${table}
      WHERE ${section.condition("gather")} AND ${within} AND ${beyond} LIMIT ${reading.mostGathered + 1}
    )
    SELECT id::text, ${key?.text(Prisma.sql`key`) ?? Prisma.sql`NULL::text`} AS key, (SELECT count(*)::int FROM gathered) AS all
    FROM gathered ORDER BY ${key ? order(Prisma.sql`gathered.key`, Prisma.sql`gathered.id`) : order(undefined, Prisma.sql`gathered.id`)}
    LIMIT ${reading.limit}`);
  return (rows[0]?.all ?? 0) > reading.mostGathered ? undefined : rows;
}

/** The next rows of a section. */
export async function readSection(
  db: Db,
  section: Section,
  reading: SectionReading,
): Promise<{ rows: ListedRow[]; rare: boolean }> {
  if (!reading.rare) {
    const { rows, ended } = await walk(db, section, reading, section.walk);
    if (ended) return { rows, rare: false };
  }
  const gathered = await gather(db, section, reading);
  if (gathered) return { rows: gathered, rare: true };
  const { rows } = await walk(db, section, reading, undefined);
  return { rows, rare: false };
}
