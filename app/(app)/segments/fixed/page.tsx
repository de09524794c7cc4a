// Who belongs to this list? A fixed segment from customer codes.
import { getTranslations } from "next-intl/server";
import { StaticSegmentForm } from "@/components/segments/static-segment-form";
import { PageHeader } from "@/components/ui/page-header";
import { createStaticSegment } from "@/lib/server/actions/segments";
import { requireSegmentWriter } from "@/lib/server/loaders/segments";

export async function generateMetadata() {
  const t = await getTranslations("segments");
  return { title: t("static.title") };
}

export default async function FixedSegmentPage() {
  await requireSegmentWriter();
  const t = await getTranslations("segments");
  return (
    <>
      <PageHeader
        title={t("static.title")}
        description={t("static.question")}
        breadcrumb={[{ label: t("title"), href: "/segments" }]}
      />
      <StaticSegmentForm onCreate={createStaticSegment} />
    </>
  );
}
