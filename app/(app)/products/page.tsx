// What do we sell?
import { FolderTree, PackagePlus } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { categoryOptions } from "@/components/products/category-options";
import { FilterSelect } from "@/components/products/filter-select";
import { placeHref } from "@/components/products/page-href";
import { ProductTable } from "@/components/products/product-table";
import { SearchForm } from "@/components/products/search-form";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { loadProducts } from "@/lib/server/loaders/products";

export async function generateMetadata() {
  const t = await getTranslations("products");
  return { title: t("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ProductsPage({ searchParams }: Props) {
  const [t, locale, query] = await Promise.all([getTranslations("products"), getLocale(), searchParams]);
  const data = await loadProducts({ ...query } as Parameters<typeof loadProducts>[0]);
  const { filter } = data;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("question")}
        actions={
          <>
            <LinkButton href="/products/categories" icon={<FolderTree aria-hidden="true" />}>
              {t("category.title")}
            </LinkButton>
            {data.mayWrite && (
              <LinkButton href="/products/new" variant="primary" icon={<PackagePlus aria-hidden="true" />}>
                {t("new")}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="mb-3 flex flex-wrap gap-2">
        <SearchForm label={t("search")} />
        <FilterSelect
          name="category"
          label={t("field.category")}
          all={t("filter.everyCategory")}
          options={categoryOptions(data.categories, locale).map(({ id, label }) => ({ value: id, label }))}
        />
        <FilterSelect
          name="kind"
          label={t("field.kind")}
          all={t("filter.everyKind")}
          options={[
            { value: "product", label: t("kind.product") },
            { value: "service", label: t("kind.service") },
          ]}
        />
        <FilterSelect
          name="archived"
          label={t("filter.status")}
          all={t("filter.onSale")}
          options={[{ value: "1", label: t("filter.offSale") }]}
        />
      </div>
      <ProductTable
        rows={data.rows}
        count={data.count}
        currency={data.currency}
        mayWrite={data.mayWrite}
        filtered={Boolean(filter.q || filter.kind || filter.category || filter.archived)}
        previousHref={placeHref("/products", query, { before: data.previous })}
        nextHref={placeHref("/products", query, { after: data.next })}
      />
    </>
  );
}
