// How is the catalogue divided? A tree; each category knows the path from the root to itself.
import type { CategoryFields } from "@/lib/domain/basics/catalogue-input";
import { AppError } from "@/lib/domain/basics/errors";
import type { Db } from "../client";
import type { Scope } from "../scope";

export interface CategoryRow {
  readonly id: number;
  readonly parentId: number | null;
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly depth: number;
  readonly products: number;
}

const deepest = 8;
const treeLock = 7_215_633_101;

/** In tree order: each category is followed by what is beneath it. */
export async function listCategories(db: Db, _scope: Scope): Promise<CategoryRow[]> {
  const rows = await db.$queryRaw<CategoryRow[]>`
    SELECT g.id, g.parent_id AS "parentId", g.code, g.name_vi AS "nameVi", g.name_en AS "nameEn", g.depth::int AS depth,
      (SELECT count(*)::int FROM product p WHERE p.category_id = g.id AND p.active) AS products
    FROM category g ORDER BY g.name_vi, g.id`;
  const children = new Map<number | null, CategoryRow[]>();
  for (const row of rows) children.set(row.parentId, [...(children.get(row.parentId) ?? []), row]);
  const ordered: CategoryRow[] = [];
  const walk = (parent: number | null) => {
    for (const row of children.get(parent) ?? []) {
      ordered.push(row);
      walk(row.id);
    }
  };
  walk(null);
  return ordered;
}

async function placeUnder(db: Db, parentId: number | null): Promise<{ path: number[]; depth: number }> {
  if (parentId === null) return { path: [], depth: 0 };
  const parent = await db.category.findUnique({ where: { id: parentId } });
  if (!parent) throw new AppError("INVALID_INPUT", { fields: { parentId: "invalid" } });
  if (parent.depth + 1 >= deepest) throw new AppError("INVALID_INPUT", { fields: { parentId: "treeTooDeep" } });
  return { path: parent.path, depth: parent.depth + 1 };
}

async function refuseTakenCode(db: Db, code: string, except?: number): Promise<void> {
  const taken = await db.category.findUnique({ where: { code }, select: { id: true } });
  if (taken && taken.id !== except) {
    throw new AppError("DUPLICATE", { messageKey: "DUPLICATE_code", code, fields: { code: "codeTaken" } });
  }
}

export async function insertCategory(db: Db, _scope: Scope, fields: CategoryFields): Promise<{ id: number }> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(${treeLock})`;
  await refuseTakenCode(db, fields.code);
  const { path, depth } = await placeUnder(db, fields.parentId);
  const { code, nameVi, nameEn, parentId } = fields;
  const made = await db.category.create({
    data: { code, nameVi, nameEn: nameEn ?? nameVi, parentId, depth, path: [] },
  });
  await db.category.update({ where: { id: made.id }, data: { path: [...path, made.id] } });
  return { id: made.id };
}

/** Renames and moves. What is beneath moves along; a category cannot move under itself. */
export async function updateCategory(db: Db, _scope: Scope, id: number, fields: CategoryFields): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(${treeLock})`;
  const held = await db.category.findUnique({ where: { id } });
  if (!held) throw new AppError("NOT_FOUND");
  await refuseTakenCode(db, fields.code, id);
  const { path, depth } = await placeUnder(db, fields.parentId);
  if (path.includes(id)) throw new AppError("INVALID_INPUT", { fields: { parentId: "treeCycle" } });
  const { code, nameVi, nameEn, parentId } = fields;
  await db.category.update({ where: { id }, data: { code, nameVi, nameEn: nameEn ?? nameVi, parentId } });
  const next = [...path, id];
  await db.$executeRaw`
    UPDATE category g SET path = ${next}::int[] || g.path[${held.path.length + 1}::int:], depth = g.depth + ${depth - held.depth}
    WHERE g.id = ${id} OR ${id} = ANY(g.path)`;
}

/** Only an empty category goes: no product, nothing beneath it, no line that was sold under it. */
export async function removeCategory(db: Db, _scope: Scope, id: number): Promise<void> {
  const [use] = await db.$queryRaw<{ used: boolean }[]>`
    SELECT EXISTS (SELECT FROM product WHERE category_id = ${id}) OR EXISTS (SELECT FROM category WHERE parent_id = ${id})
      OR EXISTS (SELECT FROM all_purchase_line WHERE category_id = ${id}) AS used`;
  if (use?.used) throw new AppError("CONFLICT", { messageKey: "CONFLICT_categoryUsed" });
  const { count } = await db.category.deleteMany({ where: { id } });
  if (count === 0) throw new AppError("NOT_FOUND");
}
