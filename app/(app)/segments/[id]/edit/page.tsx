// How should the rule of this segment change?
import { getLocale, getTranslations } from "next-intl/server";
import { SegmentEditor } from "@/components/segments/segment-editor";
import { PageHeader } from "@/components/ui/page-header";
import { createSegment, saveSegment } from "@/lib/server/actions/segments";
import { loadSegmentBuilder } from "@/lib/server/loaders/segments";

type Props = { params: Promise<{ id: string }> };

export default async function EditSegmentPage({ params }: Props) {
  const [{ id }, t, locale] = await Promise.all([params, getTranslations("segments"), getLocale()]);
  const data = await loadSegmentBuilder({ id });
  const name = (locale === "vi" ? data.segment?.nameVi : data.segment?.nameEn) ?? "";
  return (
    <>
      <PageHeader
        title={t("edit.title", { name })}
        breadcrumb={[
          { label: t("title"), href: "/segments" },
          { label: name, href: `/segments/${id}` },
        ]}
      />
      <SegmentEditor {...data} onCreate={createSegment} onSave={saveSegment} />
    </>
  );
}
