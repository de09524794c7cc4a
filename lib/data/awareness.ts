// How well does this customer know each product? From unaware to advocate, as somebody last heard it.
import { AppError } from "@/lib/domain/basics/errors";
import { type FactWriter, factChangeRows } from "@/lib/domain/customers/fact-change";
import type { AwarenessLevel } from "@/lib/domain/customers/kinds";
import type { Db } from "./client";
import { requireCustomer, requireOpenCustomer, type Scope } from "./scope";

/** Records a level, or takes the record away (null). */
export async function saveAwareness(
  db: Db,
  scope: Scope,
  input: { customerId: string; productId: number; level: AwarenessLevel | null },
  writer: FactWriter,
): Promise<{ before: AwarenessLevel | null }> {
  const { customerId, productId, level } = input;
  await requireOpenCustomer(db, scope, customerId);
  if ((await db.product.count({ where: { id: productId } })) === 0) throw new AppError("NOT_FOUND");
  const key = { customerId_productId: { customerId, productId } };
  const held = await db.awareness.findUnique({ where: key });
  const before = (held?.level ?? null) as AwarenessLevel | null;
  if (before === level) return { before };
  const { stamp } = writer;
  if (level === null) await db.awareness.delete({ where: key });
  else {
    const data = { level, source: stamp.source, recordedById: stamp.by, recordedAt: stamp.at };
    await db.awareness.upsert({ where: key, create: { customerId, productId, ...data }, update: data });
  }
  const delta = { field: `awareness:${productId}`, before, after: level };
  await db.factChange.createMany({ data: factChangeRows(customerId, [delta], writer) });
  return { before };
}

export async function listAwareness(db: Db, scope: Scope, customerId: string) {
  await requireCustomer(db, scope, customerId);
  const rows = await db.awareness.findMany({
    where: { customerId },
    include: { product: { select: { nameVi: true, nameEn: true, code: true } } },
    orderBy: { recordedAt: "desc" },
    take: 200,
  });
  return rows.map(({ product, productId, level, source, recordedAt }) => ({
    productId,
    nameVi: product.nameVi,
    nameEn: product.nameEn,
    code: product.code,
    level: level as AwarenessLevel,
    source,
    recordedAt,
  }));
}
