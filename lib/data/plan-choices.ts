// What can a plan be narrowed to: categories for a measure, products for an offer?
import type { Db } from "./client";
import type { Scope } from "./scope";

export interface Choice {
  readonly id: number;
  readonly nameVi: string;
  readonly nameEn: string;
}

const select = { id: true, nameVi: true, nameEn: true } as const;

/** The upper two levels of the category tree. */
export function listCategoryChoices(db: Db, _scope: Scope): Promise<Choice[]> {
  return db.category.findMany({ where: { depth: { lte: 1 } }, orderBy: { nameVi: "asc" }, take: 500, select });
}

export function findOfferedProduct(db: Db, _scope: Scope, id: number): Promise<Choice | null> {
  return db.product.findUnique({ where: { id }, select });
}

/** Products on sale, by name: what a tactic can offer. */
export function listProductChoices(db: Db, _scope: Scope): Promise<Choice[]> {
  return db.product.findMany({
    where: { active: true },
    orderBy: [{ nameVi: "asc" }, { id: "asc" }],
    take: 300,
    select,
  });
}
