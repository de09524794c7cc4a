// Which customer is meant by these few letters? At most ten, exact dấu first; for the palette and every picker.
import { searchKey } from "@/lib/domain/basics/text";
import { showPhone } from "@/lib/domain/customers/phones";
import { type Db, Prisma } from "../client";
import { customersInScopeSql, mayRead, type Scope } from "../scope";
import { contains, nameWordSql, phoneKeysSql, phonePiece } from "./customer-list-sql";

export interface FoundCustomer {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly kind: "person" | "company";
  readonly hint: string;
}

const mostFound = 10;
// Enough to rank well, few enough to answer while a person types.
const candidates = 60;
// Among so many names that are alike without dấu, the exact ones are looked for.
const alike = 2000;

interface Asked {
  readonly text: string;
  /** Without dấu. */
  readonly key: string;
  /** As typed, in lower case. */
  readonly plain: string;
}

const within = (scope: Scope) => Prisma.sql`c.status IN ('active', 'archived') AND ${customersInScopeSql(scope, "c")}`;

const byKeys = (scope: Scope, keys: Prisma.Sql, rank: number) => Prisma.sql`
  (SELECT c.customer_id, ${rank}::float AS rank FROM (${keys}) k JOIN customer c ON c.customer_id = k.customer_id
   WHERE ${within(scope)} LIMIT ${candidates})`;

const keysBeginning = (kind: "code" | "email", value: string) => Prisma.sql`SELECT k.customer_id FROM identity_key k
  WHERE k.kind = ${kind} AND k.value >= ${value} AND k.value < ${`${value}\u{10ffff}`}`;

/** The best ways in which a customer can be named, each a short look into an index; smaller rank, better way. */
function beginningSql(scope: Scope, { text, key, plain }: Asked): Prisma.Sql[] {
  const readable = mayRead(scope, "contact");
  if (key.includes("@")) return readable ? [byKeys(scope, keysBeginning("email", text.toLowerCase()), 1)] : [];
  const begins = Prisma.sql`c.name_search COLLATE "C" >= ${key} AND c.name_search COLLATE "C" < ${`${key}\u{10ffff}`}`;
  const byName = (condition: Prisma.Sql, rank: number) => Prisma.sql`
    (SELECT c.customer_id, ${rank}::float AS rank FROM customer c WHERE ${condition} AND ${within(scope)} LIMIT ${candidates})`;
  const ways = [byName(Prisma.sql`c.name_search COLLATE "C" = ${key}`, 2), byName(begins, 3)];
  if (plain !== key) {
    ways.push(Prisma.sql`(SELECT c.customer_id, 2.5::float AS rank FROM (
      SELECT c.customer_id, c.name FROM customer c WHERE ${begins} AND ${within(scope)} LIMIT ${alike}) c
      WHERE lower(c.name) LIKE ${contains(plain)} LIMIT ${candidates})`);
  }
  if (/\d/.test(key)) {
    ways.push(byKeys(scope, keysBeginning("code", text), 0.5));
    if (text !== text.toUpperCase()) ways.push(byKeys(scope, keysBeginning("code", text.toUpperCase()), 0.5));
    const phone = phonePiece(text);
    if (phone !== undefined && readable) ways.push(byKeys(scope, phoneKeysSql(phone), 1));
  }
  return ways;
}

/** The last way: every word somewhere in the name, those with exactly the dấu typed first. */
function wordsSql(scope: Scope, { key, plain }: Asked): Prisma.Sql {
  const words = key.split(" ").slice(0, 8).map(nameWordSql);
  const exact = Prisma.sql`lower(c.name) LIKE ${contains(plain)}`;
  return Prisma.sql`
    (SELECT c.customer_id, CASE WHEN ${exact} THEN 4 ELSE 5 END::float AS rank FROM (
      SELECT c.customer_id, c.name FROM customer c WHERE ${Prisma.join(words, " AND ")} AND ${within(scope)} LIMIT ${alike}) c
     ORDER BY rank LIMIT ${candidates})`;
}

/** Hints carry a phone number only for those who may read contact values. */
export async function searchCustomers(db: Db, scope: Scope, search: string): Promise<FoundCustomer[]> {
  const text = search.trim();
  const asked = { text, key: searchKey(text), plain: text.normalize("NFC").toLowerCase() };
  if (asked.key === "") return [];
  const ways = beginningSql(scope, asked);
  if (ways.length === 0) return [];
  const found = await bestOf(db, scope, asked, ways);
  if (found.length === mostFound || asked.key.includes("@")) return found;
  return bestOf(db, scope, asked, [...ways, wordsSql(scope, asked)]);
}

async function bestOf(db: Db, scope: Scope, { key, plain }: Asked, ways: Prisma.Sql[]): Promise<FoundCustomer[]> {
  const phone = mayRead(scope, "contact")
    ? Prisma.sql`(SELECT p.value FROM contact_point p WHERE p.customer_id = c.customer_id AND p.kind = 'phone'
        ORDER BY p.is_primary DESC, p.id LIMIT 1)`
    : Prisma.sql`NULL::text`;
  const rows = await db.$queryRaw<(Omit<FoundCustomer, "hint"> & { phone: string | null })[]>(Prisma.sql`
    WITH found AS MATERIALIZED (
      SELECT customer_id, min(rank) AS rank FROM (${Prisma.join(ways, " UNION ALL ")}) every GROUP BY customer_id
    ), best AS MATERIALIZED (
      SELECT c.customer_id, c.name, c.code, c.kind, c.name_sort,
        f.rank - CASE WHEN lower(c.name) = ${plain} THEN 2 WHEN lower(c.name) LIKE ${contains(plain)} THEN 0.5 ELSE 0 END
        - CASE WHEN ${` ${key} `} LIKE '% ' || split_part(c.name_search, ' ', -1) || ' %' THEN 0.2 ELSE 0 END AS rank
      FROM found f JOIN customer c ON c.customer_id = f.customer_id
      ORDER BY rank, c.name_sort, c.customer_id LIMIT ${mostFound}
    )
    SELECT c.customer_id::text AS id, c.name, c.code, c.kind::text AS kind, ${phone} AS phone
    FROM best c ORDER BY c.rank, c.name_sort, c.customer_id`);
  return rows.map(({ phone: number, ...row }) => ({
    ...row,
    hint: [row.code, number === null ? null : showPhone(number)].filter(Boolean).join(" · "),
  }));
}
