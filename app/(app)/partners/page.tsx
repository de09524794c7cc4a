// Who works with us?
import { Handshake } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { PartnerTable } from "@/components/partners/partner-table";
import { FilterSelect } from "@/components/products/filter-select";
import { placeHref } from "@/components/products/page-href";
import { SearchForm } from "@/components/products/search-form";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { loadPartners } from "@/lib/server/loaders/partners";

export async function generateMetadata() {
  const t = await getTranslations("partners");
  return { title: t("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const kinds = ["supplier", "distributor", "wholesaler", "dealer", "retailer", "agency"] as const;

export default async function PartnersPage({ searchParams }: Props) {
  const [t, query] = await Promise.all([getTranslations("partners"), searchParams]);
  const data = await loadPartners({ ...query } as Parameters<typeof loadPartners>[0]);
  const { filter, counts } = data;
  const href = (kind: string | null) => {
    const next = new URLSearchParams();
    if (filter.q) next.set("q", filter.q);
    if (filter.archived) next.set("archived", "1");
    if (kind) next.set("kind", kind);
    return next.size === 0 ? "/partners" : `/partners?${next}`;
  };
  const everything = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("question")}
        actions={
          data.mayWrite && (
            <LinkButton href="/partners/new" variant="primary" icon={<Handshake aria-hidden="true" />}>
              {t("new")}
            </LinkButton>
          )
        }
        tabs={
          <Tabs
            label={t("field.kind")}
            items={[
              { href: href(null), label: t("everyKind"), current: !filter.kind, count: everything },
              ...kinds.map((kind) => ({
                href: href(kind),
                label: t(`kind.${kind}`),
                current: filter.kind === kind,
                count: counts[kind] ?? 0,
              })),
            ]}
          />
        }
      />
      <div className="mb-3 flex flex-wrap gap-2">
        <SearchForm label={t("search")} />
        <FilterSelect
          name="archived"
          label={t("status")}
          all={t("active")}
          options={[{ value: "1", label: t("putAway") }]}
        />
      </div>
      <PartnerTable
        rows={data.rows}
        mayWrite={data.mayWrite}
        filtered={Boolean(filter.q || filter.kind || filter.archived)}
        previousHref={placeHref("/partners", query, { before: data.previous })}
        nextHref={placeHref("/partners", query, { after: data.next })}
      />
    </>
  );
}
