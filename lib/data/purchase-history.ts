// What did this customer buy, when, how much, of what? Totals, days, months and categories in the base currency; purchases
// a page at a time.
import type { Day } from "@/lib/domain/basics/calendar";
import { type Db, Prisma } from "./client";
import { requireCustomer, type Scope } from "./scope";

export interface PurchaseTotals {
  readonly orders: number;
  readonly returns: number;
  readonly lines: number;
  readonly spendMinor: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

export async function readPurchaseTotals(db: Db, scope: Scope, customerId: string): Promise<PurchaseTotals> {
  await requireCustomer(db, scope, customerId);
  const row = await db.purchaseSummary.findUnique({ where: { customerId } });
  if (!row) return { orders: 0, returns: 0, lines: 0, spendMinor: 0, firstAt: null, lastAt: null };
  const { orders, returns, lines, spendMinor, firstAt, lastAt } = row;
  return { orders, returns, lines, spendMinor: Number(spendMinor), firstAt, lastAt };
}

/** Days with at least one sale, in the company's time zone. */
export async function listPurchaseDays(db: Db, scope: Scope, customerId: string, timeZone: string): Promise<Day[]> {
  await requireCustomer(db, scope, customerId);
  const rows = await db.$queryRaw<{ day: string }[]>`
    SELECT DISTINCT to_char(purchased_at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS day
      FROM purchase WHERE customer_id = ${customerId}::uuid AND kind = 'sale' ORDER BY day`;
  return rows.map((row) => row.day);
}

/** Spend by month from the first purchase on, months without a purchase included; at most the last five years. */
export async function listMonthlySpend(db: Db, scope: Scope, customerId: string, timeZone: string) {
  await requireCustomer(db, scope, customerId);
  const rows = await db.$queryRaw<{ month: string; spendMinor: bigint; orders: bigint }[]>`
    WITH mine AS (
      SELECT date_trunc('month', purchased_at AT TIME ZONE ${timeZone}) AS month, base_amount_minor, kind
        FROM purchase WHERE customer_id = ${customerId}::uuid),
    months AS (
      SELECT generate_series(greatest(min(month), max(month) - interval '59 months'), max(month), interval '1 month') AS month
        FROM mine)
    SELECT to_char(months.month, 'YYYY-MM') AS month, coalesce(sum(mine.base_amount_minor), 0)::bigint AS "spendMinor",
           count(mine.*) FILTER (WHERE mine.kind = 'sale') AS orders
      FROM months LEFT JOIN mine USING (month) GROUP BY months.month ORDER BY months.month`;
  return rows.map(({ month, spendMinor, orders }) => ({
    month,
    spendMinor: Number(spendMinor),
    orders: Number(orders),
  }));
}

/** Spend by category of the top level; lines without one come under null. */
export async function listCategorySpend(db: Db, scope: Scope, customerId: string) {
  await requireCustomer(db, scope, customerId);
  const rows = await db.$queryRaw<
    {
      id: number | null;
      nameVi: string | null;
      nameEn: string | null;
      spendMinor: bigint;
      quantity: number;
      lastAt: Date;
    }[]
  >`
    SELECT top.id, top.name_vi AS "nameVi", top.name_en AS "nameEn", sum(l.base_amount_minor)::bigint AS "spendMinor",
           sum(l.quantity)::float8 AS quantity, max(l.purchased_at) AS "lastAt"
      FROM purchase_line l
      LEFT JOIN category c ON c.id = l.category_id
      LEFT JOIN category top ON top.id = coalesce(c.path[1], c.id)
     WHERE l.customer_id = ${customerId}::uuid
     GROUP BY top.id ORDER BY sum(l.base_amount_minor) DESC, top.id LIMIT 50`;
  return rows.map((row) => ({ ...row, spendMinor: Number(row.spendMinor) }));
}

export interface PurchasePlace {
  readonly at: string;
  readonly id: string;
}

const pageSize = 15;

export async function listPurchases(db: Db, scope: Scope, customerId: string, place?: PurchasePlace) {
  await requireCustomer(db, scope, customerId);
  const rows = await db.purchase.findMany({
    where: {
      customerId,
      ...(place
        ? {
            OR: [
              { purchasedAt: { lt: new Date(place.at) } },
              { purchasedAt: new Date(place.at), id: { lt: place.id } },
            ],
          }
        : {}),
    },
    orderBy: [{ purchasedAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
  });
  const page = rows.slice(0, pageSize);
  const lines = await listLines(
    db,
    customerId,
    page.map((row) => row.id),
  );
  const stores = await db.store.findMany({
    where: { id: { in: page.flatMap((row) => (row.storeId === null ? [] : [row.storeId])) } },
    select: { id: true, name: true },
  });
  const storeNames = new Map(stores.map(({ id, name }) => [id, name]));
  const last = page.at(-1);
  return {
    purchases: page.map((row) => ({
      id: row.id,
      code: row.code,
      kind: row.kind as "sale" | "return",
      channel: row.channel,
      store: row.storeId === null ? null : (storeNames.get(row.storeId) ?? null),
      purchasedAt: row.purchasedAt,
      currency: row.currency,
      amountMinor: Number(row.amountMinor),
      lines: lines.filter((line) => line.purchaseId === row.id),
    })),
    next: rows.length > pageSize && last ? { at: last.purchasedAt.toISOString(), id: last.id } : null,
  };
}

async function listLines(db: Db, customerId: string, purchaseIds: readonly string[]) {
  if (purchaseIds.length === 0) return [];
  const rows = await db.$queryRaw<
    {
      purchaseId: string;
      productId: number;
      occurrence: number;
      nameVi: string | null;
      nameEn: string | null;
      quantity: number;
      amountMinor: bigint;
    }[]
  >`
    SELECT l.purchase_id AS "purchaseId", l.product_id AS "productId", l.occurrence, p.name_vi AS "nameVi",
           p.name_en AS "nameEn", l.quantity::float8 AS quantity, l.amount_minor AS "amountMinor"
      FROM purchase_line l LEFT JOIN product p ON p.id = l.product_id
     WHERE l.customer_id = ${customerId}::uuid AND l.purchase_id IN (${Prisma.join(purchaseIds.map((id) => Prisma.sql`${id}::uuid`))})
     ORDER BY l.purchase_id, abs(l.amount_minor) DESC LIMIT 2000`;
  return rows.map((row) => ({ ...row, amountMinor: Number(row.amountMinor) }));
}
