// Whom is this note about? The customers somebody met last, and the products that were talked about.
import { searchKey } from "@/lib/domain/basics/text";
import type { Db } from "./client";
import { customersInScopeSql, type Scope } from "./scope";

export interface NoteCustomer {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly kind: "person" | "company";
}

const most = 12;

export async function listRecentNoteCustomers(db: Db, scope: Scope): Promise<NoteCustomer[]> {
  return db.$queryRaw<NoteCustomer[]>`
    SELECT c.customer_id AS id, c.name, c.code, c.kind::text AS kind
      FROM (SELECT customer_id, max(occurred_at) AS at
              FROM (SELECT customer_id, occurred_at FROM interaction WHERE author_id = ${scope.userId}::uuid
                     ORDER BY occurred_at DESC LIMIT 200) mine
             GROUP BY customer_id) met
      JOIN customer c ON c.customer_id = met.customer_id
     WHERE c.status = 'active' AND ${customersInScopeSql(scope)}
     ORDER BY met.at DESC LIMIT ${most}`;
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

export async function findNoteCustomer(db: Db, scope: Scope, id: string): Promise<NoteCustomer | null> {
  const rows = await db.$queryRaw<NoteCustomer[]>`
    SELECT c.customer_id AS id, c.name, c.code, c.kind::text AS kind FROM customer c
     WHERE c.customer_id = ${id}::uuid AND ${customersInScopeSql(scope)}`;
  return rows[0] ?? null;
}

/** Products by name or code, for the products that were talked about. */
export async function searchNoteProducts(db: Db, _scope: Scope, query: string) {
  const key = escapeLike(searchKey(query));
  return db.$queryRaw<{ id: number; nameVi: string; nameEn: string; code: string }[]>`
    SELECT id, name_vi AS "nameVi", name_en AS "nameEn", code FROM product
     WHERE active AND (name_search LIKE ${`%${key}%`} OR code = ${query.trim()})
     ORDER BY name_search LIKE ${`${key}%`} DESC, name_vi LIMIT ${most}`;
}

export async function listNoteProducts(db: Db, _scope: Scope, ids: readonly number[]) {
  return db.product.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, nameVi: true, nameEn: true, code: true },
  });
}
