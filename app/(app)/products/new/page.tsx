// What is the new product or service?
import { getTranslations } from "next-intl/server";
import { ProductForm } from "@/components/products/product-form";
import { PageHeader } from "@/components/ui/page-header";
import { createProduct } from "@/lib/server/actions/products";
import { loadProductForm } from "@/lib/server/loaders/products";

export default async function NewProductPage() {
  const t = await getTranslations("products");
  const data = await loadProductForm({});
  return (
    <>
      <PageHeader title={t("newTitle")} breadcrumb={[{ label: t("title"), href: "/products" }]} />
      <ProductForm {...data} onSave={createProduct} />
    </>
  );
}
