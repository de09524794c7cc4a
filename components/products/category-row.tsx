"use client";
// One category of the tree: opened or closed, with what can be done to it.
import { ChevronDown, ChevronRight, Pencil, Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { TextLink } from "@/components/ui/text-link";
import { type CategoryView, nameIn } from "./category-options";

type CategoryRowProps = {
  category: CategoryView;
  /** Null: nothing stands beneath it. */
  open: boolean | null;
  onToggle: () => void;
  mayWrite: boolean;
  onAdd: () => void;
  onEdit: () => void;
  onDrop: () => void;
};

export function CategoryRow({ category, open, onToggle, mayWrite, onAdd, onEdit, onDrop }: CategoryRowProps) {
  const t = useTranslations("products");
  const name = nameIn(useLocale(), category);
  return (
    <li
      className="flex min-h-11 items-center gap-1 py-1 pr-2 md:gap-2"
      style={{ paddingInlineStart: `${0.5 + Math.min(category.depth, 6) * 1.25}rem` }}
    >
      {open === null ? (
        <span className="w-8 shrink-0" />
      ) : (
        <IconButton
          size="sm"
          label={t(open ? "category.close" : "category.open", { name })}
          aria-expanded={open}
          icon={open ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
          onClick={onToggle}
        />
      )}
      <span className="mr-auto flex min-w-0 flex-col items-start md:flex-row md:items-baseline md:gap-2">
        <TextLink quiet prefetch={false} href={`/products?category=${category.id}`} className="min-w-0 break-words">
          {name}
        </TextLink>
        <span className="shrink-0 text-sm text-ink-faint">{t("category.products", { count: category.products })}</span>
      </span>
      {mayWrite && (
        <>
          <IconButton
            size="sm"
            label={t("category.addUnder", { name })}
            icon={<Plus aria-hidden="true" />}
            onClick={onAdd}
          />
          <IconButton
            size="sm"
            label={t("category.editNamed", { name })}
            icon={<Pencil aria-hidden="true" />}
            onClick={onEdit}
          />
          <IconButton
            size="sm"
            label={t("category.remove", { name })}
            icon={<Trash2 aria-hidden="true" />}
            onClick={onDrop}
          />
        </>
      )}
    </li>
  );
}
