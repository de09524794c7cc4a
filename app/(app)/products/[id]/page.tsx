// What is this product, and who buys it?
import { Pencil } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { nameIn } from "@/components/products/category-options";
import { ProductSalesView } from "@/components/products/product-sales";
import { SaleSwitch } from "@/components/products/sale-switch";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money, Num } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { SkeletonCards, SkeletonGroup, SkeletonTable } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { setProductOnSale } from "@/lib/server/actions/products";
import { loadProduct, loadProductSales } from "@/lib/server/loaders/products";

type Props = { params: Promise<{ id: string }> };

async function Sales({ id, currency }: { id: string; currency: string }) {
  return <ProductSalesView currency={currency} {...(await loadProductSales({ id }))} />;
}

export default async function ProductPage({ params }: Props) {
  const { id } = await params;
  const [t, locale, data] = await Promise.all([getTranslations("products"), getLocale(), loadProduct({ id })]);
  const { product, path, currency, mayWrite } = data;
  const other = locale === "en" ? product.nameVi : product.nameEn;
  return (
    <>
      <PageHeader
        title={nameIn(locale, product)}
        {...(other === nameIn(locale, product) ? {} : { description: other })}
        meta={
          <>
            <Badge tone={product.kind === "service" ? "accent" : "neutral"}>{t(`kind.${product.kind}`)}</Badge>
            {!product.active && <Badge tone="warn">{t("filter.offSale")}</Badge>}
          </>
        }
        breadcrumb={[
          { label: t("title"), href: "/products" },
          ...path.map((category) => ({ label: nameIn(locale, category), href: `/products?category=${category.id}` })),
        ]}
        actions={
          mayWrite && (
            <>
              <SaleSwitch id={product.id} active={product.active} onSet={setProductOnSale} />
              <LinkButton href={`/products/${product.id}/edit`} icon={<Pencil aria-hidden="true" />}>
                {t("edit")}
              </LinkButton>
            </>
          )
        }
      />
      <div className="flex flex-col gap-4">
        <Card title={t("form.basics")}>
          <DefinitionList
            columns={2}
            items={[
              { term: t("field.code"), value: product.code },
              {
                term: t("field.price"),
                value:
                  product.priceMinor === null ? null : (
                    <Money minor={product.priceMinor} currency={product.currency ?? currency} />
                  ),
              },
              { term: t("field.brand"), value: product.brand },
              { term: t("field.manufacturer"), value: product.manufacturer },
              { term: t("field.packageSize"), value: product.packageSize },
              { term: t("field.unit"), value: product.unit },
              {
                term: t("field.margin"),
                value:
                  product.marginPercent === null ? null : (
                    <>
                      <Num value={product.marginPercent} digits={1} />%
                    </>
                  ),
              },
              {
                term: t("field.supplier"),
                value: product.supplier && (
                  <TextLink href={`/partners/${product.supplier.id}`}>{product.supplier.name}</TextLink>
                ),
              },
              { term: t("field.boughtOnce"), value: t(product.boughtOnce ? "once" : "again") },
            ]}
          />
        </Card>
        <Suspense
          fallback={
            <SkeletonGroup className="flex flex-col gap-4">
              <SkeletonCards count={3} />
              <SkeletonTable rows={5} />
            </SkeletonGroup>
          }
        >
          <Sales id={id} currency={currency} />
        </Suspense>
      </div>
    </>
  );
}
