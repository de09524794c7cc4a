// Which customers meet these conditions? A new segment, perhaps begun with a rule from a list or a chart (?rule=).
import { getTranslations } from "next-intl/server";
import { SegmentEditor } from "@/components/segments/segment-editor";
import { PageHeader } from "@/components/ui/page-header";
import { createSegment, saveSegment } from "@/lib/server/actions/segments";
import { loadSegmentBuilder } from "@/lib/server/loaders/segments";

export async function generateMetadata() {
  const t = await getTranslations("segments");
  return { title: t("new.title") };
}

type Props = { searchParams: Promise<{ rule?: string | string[] }> };

export default async function NewSegmentPage({ searchParams }: Props) {
  const t = await getTranslations("segments");
  const { rule } = await searchParams;
  const data = await loadSegmentBuilder(typeof rule === "string" ? { rule } : {});
  return (
    <>
      <PageHeader
        title={t("new.title")}
        description={t("new.question")}
        breadcrumb={[{ label: t("title"), href: "/segments" }]}
      />
      <SegmentEditor {...data} onCreate={createSegment} onSave={saveSegment} />
    </>
  );
}
