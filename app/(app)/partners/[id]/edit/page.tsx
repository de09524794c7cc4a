// What should this partner's page say?
import { getTranslations } from "next-intl/server";
import { PartnerForm } from "@/components/partners/partner-form";
import { PageHeader } from "@/components/ui/page-header";
import { changePartner } from "@/lib/server/actions/partners";
import { loadPartnerForm } from "@/lib/server/loaders/partners";

type Props = { params: Promise<{ id: string }> };

export default async function EditPartnerPage({ params }: Props) {
  const [t, { id }] = await Promise.all([getTranslations("partners"), params]);
  const partner = await loadPartnerForm({ id });
  if (!partner) return null;
  return (
    <>
      <PageHeader
        title={t("editTitle", { name: partner.name })}
        breadcrumb={[
          { label: t("title"), href: "/partners" },
          { label: partner.name, href: `/partners/${partner.id}` },
        ]}
      />
      <PartnerForm partner={partner} onSave={changePartner} />
    </>
  );
}
