// Which customer is meant by these few letters? At most ten, exact dấu first; for the palette and every picker.
import { searchKey } from "@/lib/domain/basics/text";
import { showPhone } from "@/lib/domain/customers/phones";
import { type Db, Prisma } from "../client";
import { customersInScopeSql, mayRead, type Scope } from "../scope";
import { contains, phoneKeysSql, phonePiece } from "./customer-list-sql";

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

/** Small sets of candidates by each way a customer can be named; smaller rank, better way. */
function candidateSql(scope: Scope, text: string, key: string, plain: string): Prisma.Sql[] {
  const within = Prisma.sql`c.status IN ('active', 'archived') AND ${customersInScopeSql(scope, "c")}`;
  const byName = (condition: Prisma.Sql, rank: number) => Prisma.sql`
    (SELECT c.customer_id, ${rank}::float AS rank FROM customer c WHERE ${condition} AND ${within} LIMIT ${candidates})`;
  const byKeys = (keys: Prisma.Sql, rank: number) => Prisma.sql`
    (SELECT c.customer_id, ${rank}::float AS rank FROM (${keys}) k JOIN customer c ON c.customer_id = k.customer_id
     WHERE ${within} LIMIT ${candidates})`;
  const beginning = (kind: "code" | "email", value: string) => Prisma.sql`SELECT k.customer_id FROM identity_key k
    WHERE k.kind = ${kind} AND k.value >= ${value} AND k.value < ${`${value}\u{10ffff}`}`;
  const readable = mayRead(scope, "contact");
  if (key.includes("@")) return readable ? [byKeys(beginning("email", text.toLowerCase()), 1)] : [];
  const words = key
    .split(" ")
    .slice(0, 8)
    .map((word) => Prisma.sql`c.name_search LIKE ${contains(word)}`);
  const everyWord = Prisma.join(words, " AND ");
  const ways = [
    byName(Prisma.sql`c.name_search COLLATE "C" = ${key}`, 2),
    byName(Prisma.sql`c.name_search COLLATE "C" >= ${key} AND c.name_search COLLATE "C" < ${`${key}\u{10ffff}`}`, 3),
    byName(everyWord, 5),
  ];
  if (plain !== key) ways.push(byName(Prisma.sql`${everyWord} AND lower(c.name) LIKE ${contains(plain)}`, 4));
  if (/\d/.test(key)) {
    ways.push(byKeys(beginning("code", text), 0.5));
    if (text !== text.toUpperCase()) ways.push(byKeys(beginning("code", text.toUpperCase()), 0.5));
    const phone = phonePiece(text);
    if (phone !== undefined && readable) ways.push(byKeys(phoneKeysSql(phone), 1));
  }
  return ways;
}

/** Hints carry a phone number only for those who may read contact values. */
export async function searchCustomers(db: Db, scope: Scope, asked: string): Promise<FoundCustomer[]> {
  const text = asked.trim();
  const key = searchKey(text);
  if (key === "") return [];
  const plain = text.normalize("NFC").toLowerCase();
  const ways = candidateSql(scope, text, key, plain);
  if (ways.length === 0) return [];
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
