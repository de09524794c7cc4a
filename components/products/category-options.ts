// How is a category named where it must be chosen? With everything above it, in the reader's language.
import type { Option } from "@/components/ui/use-options";

export type CategoryView = {
  id: number;
  parentId: number | null;
  code: string;
  nameVi: string;
  nameEn: string;
  depth: number;
  products: number;
};

export const nameIn = (locale: string, { nameVi, nameEn }: { nameVi: string; nameEn: string }) =>
  locale === "en" ? nameEn : nameVi;

export function categoryOptions(categories: readonly CategoryView[], locale: string): Option[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  return categories.map((category) => {
    const names: string[] = [];
    for (let at: CategoryView | undefined = category; at; at = byId.get(at.parentId ?? 0))
      names.unshift(nameIn(locale, at));
    return { id: String(category.id), label: names.join(" › ") };
  });
}

/** The rows of a tree whose every branch above is open. The list is in the tree's own order. */
export function openBranches(categories: readonly CategoryView[], opened: ReadonlySet<number>): CategoryView[] {
  const shown = new Set<number>();
  return categories.filter(({ id, parentId }) => {
    const visible = parentId === null || (shown.has(parentId) && opened.has(parentId));
    if (visible) shown.add(id);
    return visible;
  });
}

export function toggled(before: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
