// Who is this partner, and what do we get from them?
import { Pencil } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { ArchiveSwitch } from "@/components/partners/archive-switch";
import { PartnerDetails } from "@/components/partners/partner-details";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { archivePartner } from "@/lib/server/actions/partners";
import { loadPartner } from "@/lib/server/loaders/partners";

type Props = { params: Promise<{ id: string }> };

export default async function PartnerPage({ params }: Props) {
  const { id } = await params;
  const [t, locale, data] = await Promise.all([getTranslations("partners"), getLocale(), loadPartner({ id })]);
  const { partner, mayWrite } = data;
  return (
    <>
      <PageHeader
        title={partner.name}
        meta={
          <>
            <Badge>{t(`kind.${partner.kind}`)}</Badge>
            {partner.status !== "active" && <Badge tone="warn">{t("putAway")}</Badge>}
          </>
        }
        breadcrumb={[{ label: t("title"), href: "/partners" }]}
        actions={
          mayWrite && (
            <>
              <ArchiveSwitch id={partner.id} archived={partner.status !== "active"} onSet={archivePartner} />
              <LinkButton href={`/partners/${partner.id}/edit`} icon={<Pencil aria-hidden="true" />}>
                {t("edit")}
              </LinkButton>
            </>
          )
        }
      />
      <PartnerDetails partner={partner} locale={locale} />
    </>
  );
}
