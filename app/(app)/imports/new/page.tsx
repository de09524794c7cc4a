// What do you want to bring in?
import { getLocale, getTranslations } from "next-intl/server";
import { NewImport } from "@/components/imports/new-import";
import { PageHeader } from "@/components/ui/page-header";
import { loadNewImport } from "@/lib/server/loaders/imports";

export async function generateMetadata() {
  const t = await getTranslations("imports");
  return { title: t("new.title") };
}

export default async function NewImportPage() {
  const [t, locale] = await Promise.all([getTranslations("imports"), getLocale(), loadNewImport()]);
  return (
    <>
      <PageHeader
        title={t("new.title")}
        description={t("new.question")}
        breadcrumb={[{ label: t("title"), href: "/imports" }]}
      />
      <NewImport locale={locale} />
    </>
  );
}
