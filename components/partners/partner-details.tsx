// Everything held about a partner: how to reach them, what they supply, which stores they run.
import { useTranslations } from "next-intl";
import { nameIn } from "@/components/products/category-options";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { TextLink } from "@/components/ui/text-link";
import { provinceName } from "@/lib/domain/customers/provinces";

export type PartnerView = {
  code: string;
  contactName: string | null;
  email: string | null;
  phone: string | null;
  address: string | null;
  provinceCode: string | null;
  website: string | null;
  note: string | null;
  products: { id: number; code: string; nameVi: string; nameEn: string }[];
  stores: { id: number; code: string; name: string }[];
};

export function PartnerDetails({ partner, locale }: { partner: PartnerView; locale: string }) {
  const t = useTranslations("partners");
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title={t("about")}>
        <DefinitionList
          items={[
            { term: t("field.code"), value: partner.code },
            { term: t("field.contactName"), value: partner.contactName },
            {
              term: t("field.phone"),
              value: partner.phone && (
                <a className="hover:underline" href={`tel:${partner.phone.replace(/\s/g, "")}`}>
                  {partner.phone}
                </a>
              ),
            },
            {
              term: t("field.email"),
              value: partner.email && (
                <a className="hover:underline" href={`mailto:${partner.email}`}>
                  {partner.email}
                </a>
              ),
            },
            {
              term: t("field.website"),
              value:
                partner.website && /^https?:/.test(partner.website) ? (
                  <a className="hover:underline" href={partner.website} rel="noreferrer noopener" target="_blank">
                    {partner.website}
                  </a>
                ) : (
                  partner.website
                ),
            },
            { term: t("field.address"), value: partner.address },
            { term: t("field.province"), value: partner.provinceCode && provinceName(partner.provinceCode) },
            { term: t("field.note"), value: partner.note },
          ]}
        />
      </Card>
      <div className="flex flex-col gap-4">
        <Card title={t("supplies")}>
          {partner.products.length === 0 ? (
            <p className="text-ink-soft">{t("suppliesNothing")}</p>
          ) : (
            <ul className="divide-y divide-line">
              {partner.products.map((product) => (
                <li key={product.id} className="flex min-h-9 flex-wrap items-center gap-x-3 py-1">
                  <TextLink href={`/products/${product.id}`} quiet>
                    {nameIn(locale, product)}
                  </TextLink>
                  <span className="text-sm text-ink-faint">{product.code}</span>
                </li>
              ))}
            </ul>
          )}
        </Card>
        {partner.stores.length > 0 && (
          <Card title={t("stores")}>
            <ul className="divide-y divide-line">
              {partner.stores.map((store) => (
                <li key={store.id} className="py-1.5">
                  {store.name} <span className="text-sm text-ink-faint">{store.code}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </div>
  );
}
