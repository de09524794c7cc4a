// What should this product say?
import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "@/components/products/category-options";
import { ProductForm } from "@/components/products/product-form";
import { PageHeader } from "@/components/ui/page-header";
import { changeProduct } from "@/lib/server/actions/products";
import { loadProductForm } from "@/lib/server/loaders/products";

type Props = { params: Promise<{ id: string }> };

export default async function EditProductPage({ params }: Props) {
  const { id } = await params;
  const [t, locale, data] = await Promise.all([getTranslations("products"), getLocale(), loadProductForm({ id })]);
  const { product } = data;
  if (!product) return null;
  return (
    <>
      <PageHeader
        title={t("editTitle", { name: nameIn(locale, product) })}
        breadcrumb={[
          { label: t("title"), href: "/products" },
          { label: nameIn(locale, product), href: `/products/${product.id}` },
        ]}
      />
      <ProductForm {...data} onSave={changeProduct} />
    </>
  );
}
