// Who is the new partner?
import { getTranslations } from "next-intl/server";
import { PartnerForm } from "@/components/partners/partner-form";
import { PageHeader } from "@/components/ui/page-header";
import { createPartner } from "@/lib/server/actions/partners";
import { loadPartnerForm } from "@/lib/server/loaders/partners";

export default async function NewPartnerPage() {
  await loadPartnerForm({});
  const t = await getTranslations("partners");
  return (
    <>
      <PageHeader title={t("newTitle")} breadcrumb={[{ label: t("title"), href: "/partners" }]} />
      <PartnerForm partner={null} onSave={createPartner} />
    </>
  );
}
