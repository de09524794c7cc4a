// How long until a committed purchase is in the counts?
import { timingOf } from "../measure";

/** Milliseconds from commit to the first count that holds it, for so many purchases; they are taken away again. */
export async function freshness(
  count: (rule: unknown) => Promise<{ members: number }>,
  category: { id: number; code: string },
  times: number,
) {
  const { database } = await import("@/lib/server/database");
  const { newId, now } = await import("@/lib/server/clock");
  const rule = {
    purchases: {
      where: { category: [category.code] },
      within: { last: 1, unit: "day" },
      measure: "orders",
      op: "gte",
      value: 1,
    },
  };
  const buyers = await database().$queryRawUnsafe<{ id: string }[]>(
    `SELECT customer_id::text AS id FROM customer c WHERE status = 'active' AND NOT EXISTS (SELECT FROM purchase_line l
       WHERE l.customer_id = c.customer_id AND l.purchased_at > now() - interval '3 days') LIMIT ${times}`,
  );
  const product = await database().product.findFirstOrThrow({ where: { categoryId: category.id } });
  const waits: number[] = [];
  const purchaseIds: string[] = [];
  try {
    for (const { id } of buyers) {
      const before = (await count(rule)).members;
      const purchaseId = newId();
      purchaseIds.push(purchaseId);
      await database().purchaseLine.create({
        data: {
          customerId: id,
          purchaseId,
          productId: product.id,
          categoryId: category.id,
          purchasedAt: new Date(now().getTime() - 1000),
          quantity: "1",
          amountMinor: 1000n,
          baseAmountMinor: 1000n,
        },
      });
      const committed = performance.now();
      while ((await count(rule)).members !== before + 1) {
        if (performance.now() - committed > 30_000) throw new Error("a committed purchase does not come");
      }
      waits.push(performance.now() - committed);
    }
  } finally {
    await database().purchaseLine.deleteMany({ where: { purchaseId: { in: purchaseIds } } });
  }
  return timingOf(waits);
}
