// Why is this person in the segment, or not?
import { getLocale, getTranslations } from "next-intl/server";
import { WhyPicker } from "@/components/segments/why-picker";
import { WhyTree } from "@/components/segments/why-tree";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { loadSegmentWhy } from "@/lib/server/loaders/segment-why";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata() {
  const t = await getTranslations("segments");
  return { title: t("why.title") };
}

export default async function SegmentWhyPage({ params, searchParams }: Props) {
  const [{ id }, query, t, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations("segments"),
    getLocale(),
  ]);
  const customer = typeof query.customer === "string" && query.customer !== "" ? query.customer : undefined;
  const { segment, why, refused } = await loadSegmentWhy({ id, ...(customer ? { customer } : {}) });
  const name = locale === "vi" ? segment.nameVi : segment.nameEn;
  const chosen = why ? { id: why.customer.id, label: why.customer.name, hint: why.customer.code } : null;
  return (
    <>
      <PageHeader
        title={t("why.title")}
        description={t("why.question", { name })}
        breadcrumb={[
          { label: t("title"), href: "/segments" },
          { label: name, href: `/segments/${segment.id}` },
        ]}
      />
      <div className="grid gap-4">
        <WhyPicker segmentId={segment.id} chosen={chosen} />
        {refused !== null && <p className="text-bad">{t(`why.${refused}`)}</p>}
        {why && (
          <Card>
            <WhyTree why={why} />
          </Card>
        )}
      </div>
    </>
  );
}
