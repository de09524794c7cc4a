// What is this product, who buys it, and how is it written? Buyers and revenue are counted inside the reader's reach.
import type { ProductFields } from "@/lib/domain/basics/catalogue-input";
import { AppError } from "@/lib/domain/basics/errors";
import { searchKey } from "@/lib/domain/basics/text";
import { type Db, Prisma } from "../client";
import { customersInScopeSql, type Scope } from "../scope";

export async function getProduct(db: Db, _scope: Scope, id: number) {
  const row = await db.product.findUnique({
    where: { id },
    include: { supplier: { select: { id: true, name: true } } },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { priceMinor, marginPercent, ...rest } = row;
  return {
    ...rest,
    priceMinor: priceMinor === null ? null : Number(priceMinor),
    marginPercent: marginPercent === null ? null : Number(marginPercent),
  };
}

export interface ProductSales {
  readonly buyers: number;
  readonly orders: number;
  readonly quantity: number;
  readonly revenueMinor: string;
  readonly returnedMinor: string;
}

/** Everything ever sold of it to customers within reach, in the company's currency. */
export async function readProductSales(db: Db, scope: Scope, id: number): Promise<ProductSales> {
  const [row] = await db.$queryRaw<ProductSales[]>(Prisma.sql`
    SELECT count(DISTINCT l.customer_id)::int AS buyers, count(DISTINCT l.purchase_id)::int AS orders,
      coalesce(sum(l.quantity), 0)::float8 AS quantity, coalesce(sum(l.base_amount_minor), 0)::text AS "revenueMinor",
      coalesce(-sum(l.base_amount_minor) FILTER (WHERE l.quantity < 0), 0)::text AS "returnedMinor"
    FROM purchase_line l JOIN customer c ON c.customer_id = l.customer_id
    WHERE l.product_id = ${id} AND ${customersInScopeSql(scope, "c")}`);
  return row ?? { buyers: 0, orders: 0, quantity: 0, revenueMinor: "0", returnedMinor: "0" };
}

export interface ProductLine {
  readonly customerId: string;
  readonly customerName: string;
  readonly purchaseCode: string | null;
  readonly purchasedAt: string;
  readonly quantity: number;
  readonly amountMinor: string;
}

export async function listLastLines(db: Db, scope: Scope, id: number, most = 10): Promise<ProductLine[]> {
  const rows = await db.$queryRaw<(Omit<ProductLine, "purchasedAt"> & { purchasedAt: Date })[]>(Prisma.sql`
    SELECT l.customer_id::text AS "customerId", c.name AS "customerName", p.code AS "purchaseCode", l.purchased_at AS "purchasedAt",
      l.quantity::float8 AS quantity, l.base_amount_minor::text AS "amountMinor"
    FROM purchase_line l JOIN customer c ON c.customer_id = l.customer_id
    LEFT JOIN purchase p ON p.customer_id = l.customer_id AND p.id = l.purchase_id
    WHERE l.product_id = ${id} AND ${customersInScopeSql(scope, "c")}
    ORDER BY l.purchased_at DESC, l.customer_id LIMIT ${most}`);
  return rows.map((row) => ({ ...row, purchasedAt: row.purchasedAt.toISOString() }));
}

export interface TopBuyer {
  readonly customerId: string;
  readonly name: string;
  readonly orders: number;
  readonly amountMinor: string;
}

export async function listTopBuyers(db: Db, scope: Scope, id: number, most = 10): Promise<TopBuyer[]> {
  return db.$queryRaw<TopBuyer[]>(Prisma.sql`
    SELECT c.customer_id::text AS "customerId", c.name, sum(l.orders)::int AS orders, sum(l.amount)::text AS "amountMinor"
    FROM (SELECT customer_id, count(DISTINCT purchase_id) AS orders, sum(base_amount_minor) AS amount
      FROM purchase_line WHERE product_id = ${id} GROUP BY customer_id) l
    JOIN customer c ON c.customer_id = l.customer_id WHERE ${customersInScopeSql(scope, "c")}
    GROUP BY c.customer_id, c.name ORDER BY sum(l.amount) DESC, c.customer_id LIMIT ${most}`);
}

function columns(fields: ProductFields, currency: string) {
  const nameEn = fields.nameEn ?? fields.nameVi;
  const names = searchKey(`${fields.nameVi} ${nameEn === fields.nameVi ? "" : nameEn} ${fields.code}`);
  return {
    ...fields,
    nameEn,
    nameSearch: names,
    priceMinor: fields.priceMinor === null ? null : BigInt(fields.priceMinor),
    currency: fields.priceMinor === null ? null : currency,
  };
}

async function requireReferences(db: Db, { categoryId, supplierId }: ProductFields): Promise<void> {
  if (categoryId !== null && !(await db.category.findUnique({ where: { id: categoryId }, select: { id: true } })))
    throw new AppError("INVALID_INPUT", { fields: { categoryId: "invalid" } });
  if (supplierId !== null && !(await db.partner.findUnique({ where: { id: supplierId }, select: { id: true } })))
    throw new AppError("INVALID_INPUT", { fields: { supplierId: "invalid" } });
}

export async function insertProduct(db: Db, _scope: Scope, now: Date, fields: ProductFields, currency: string) {
  await requireReferences(db, fields);
  await refuseTakenCode(db, fields.code);
  return db.product.create({
    data: { ...columns(fields, currency), createdAt: now, updatedAt: now },
    select: { id: true },
  });
}

async function refuseTakenCode(db: Db, code: string, except?: number): Promise<void> {
  const taken = await db.product.findUnique({ where: { code }, select: { id: true } });
  if (taken && taken.id !== except) {
    throw new AppError("DUPLICATE", { messageKey: "DUPLICATE_code", code, fields: { code: "codeTaken" } });
  }
}

/** Lines keep the category they were sold under: what was a dairy sale stays one. */
export async function updateProduct(
  db: Db,
  _scope: Scope,
  now: Date,
  { id, version }: { id: number; version: number },
  fields: ProductFields,
  currency: string,
): Promise<void> {
  await requireReferences(db, fields);
  await refuseTakenCode(db, fields.code, id);
  const { count } = await db.product.updateMany({
    where: { id, version },
    data: { ...columns(fields, currency), version: version + 1, updatedAt: now },
  });
  if (count === 0) throw new AppError((await db.product.count({ where: { id } })) === 0 ? "NOT_FOUND" : "CONFLICT");
}

export async function setProductActive(db: Db, _scope: Scope, now: Date, id: number, active: boolean): Promise<void> {
  const { count } = await db.product.updateMany({
    where: { id },
    data: { active, version: { increment: 1 }, updatedAt: now },
  });
  if (count === 0) throw new AppError("NOT_FOUND");
}
