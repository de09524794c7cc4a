// How is the catalogue divided?
import { getTranslations } from "next-intl/server";
import { CategoryEditor } from "@/components/products/category-editor";
import { PageHeader } from "@/components/ui/page-header";
import { changeCategory, createCategory, dropCategory } from "@/lib/server/actions/products";
import { loadCategories } from "@/lib/server/loaders/products";

export default async function CategoriesPage() {
  const t = await getTranslations("products");
  const data = await loadCategories();
  return (
    <>
      <PageHeader
        title={t("category.title")}
        description={t("category.question")}
        breadcrumb={[{ label: t("title"), href: "/products" }]}
      />
      <CategoryEditor {...data} onCreate={createCategory} onChange={changeCategory} onDrop={dropCategory} />
    </>
  );
}
