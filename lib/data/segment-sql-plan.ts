// Which rows must be joined to answer a rule? Each leaf asks for aggregates per customer; equal questions share one.
// One join per question, each set-based: no sub-query is run per customer.
import type { PurchaseCondition } from "@/lib/domain/segmentation/rule";
import { Prisma } from "./client";

export type PurchaseFigure = "orders" | "lines" | "quantity" | "spend" | "products" | "first_at" | "last_at";

interface PurchaseJoin {
  readonly alias: Prisma.Sql;
  readonly filter: Prisma.Sql;
  readonly figures: Set<PurchaseFigure>;
}

const figureSql: Readonly<Record<PurchaseFigure, Prisma.Sql>> = {
  orders: Prisma.sql`count(DISTINCT l.purchase_id) FILTER (WHERE l.quantity > 0) AS orders`,
  lines: Prisma.sql`count(*) FILTER (WHERE l.quantity > 0) AS lines`,
  quantity: Prisma.sql`sum(l.quantity) AS quantity`,
  spend: Prisma.sql`sum(l.base_amount_minor) AS spend`,
  products: Prisma.sql`count(DISTINCT l.product_id) FILTER (WHERE l.quantity > 0) AS products`,
  first_at: Prisma.sql`min(l.purchased_at) FILTER (WHERE l.quantity > 0) AS first_at`,
  last_at: Prisma.sql`max(l.purchased_at) FILTER (WHERE l.quantity > 0) AS last_at`,
};

export class SqlPlan {
  private readonly joins = new Map<string, { alias: Prisma.Sql; select: Prisma.Sql }>();
  private readonly purchases = new Map<string, PurchaseJoin>();
  private count = 0;

  private nextAlias(): Prisma.Sql {
    this.count += 1;
    return Prisma.raw(`j${this.count}`);
  }

  /** A sub-select with at most one row per customer_id; answers the alias it is joined under. */
  join(select: Prisma.Sql): Prisma.Sql {
    const key = JSON.stringify([select.sql, select.values]);
    const held = this.joins.get(key);
    if (held) return held.alias;
    const alias = this.nextAlias();
    this.joins.set(key, { alias, select });
    return alias;
  }

  /** Purchase figures under a filter on lines `l`; conditions that differ only in the measure share the aggregate. */
  purchaseFigures(
    { where, within }: Pick<PurchaseCondition, "where" | "within">,
    filter: Prisma.Sql,
    figures: readonly PurchaseFigure[],
  ): Prisma.Sql {
    const key = JSON.stringify([where ?? null, within ?? null]);
    const held = this.purchases.get(key) ?? { alias: this.nextAlias(), filter, figures: new Set<PurchaseFigure>() };
    for (const figure of figures) held.figures.add(figure);
    this.purchases.set(key, held);
    return held.alias;
  }

  /** All joins, on customers `c`. */
  fromSql(): Prisma.Sql {
    const purchases = [...this.purchases.values()].map(({ alias, filter, figures }) => ({
      alias,
      select: Prisma.sql`SELECT l.customer_id, ${Prisma.join([...figures].map((figure) => figureSql[figure]))}
        FROM purchase_line l WHERE ${filter} GROUP BY l.customer_id`,
    }));
    const joins = [...this.joins.values(), ...purchases].map(
      ({ alias, select }) => Prisma.sql`LEFT JOIN (${select}) ${alias} ON ${alias}.customer_id = c.customer_id`,
    );
    return joins.length === 0 ? Prisma.sql`customer c` : Prisma.sql`customer c ${Prisma.join(joins, "\n")}`;
  }
}
