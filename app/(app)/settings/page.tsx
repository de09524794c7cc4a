// Which company is this, and in what does it count?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CompanyForm } from "@/components/settings/company-form";
import { SettingsHeader } from "@/components/settings/settings-header";
import { Card } from "@/components/ui/card";
import { saveCompany } from "@/lib/server/actions/company";
import { loadCompany, loadSettingsDoors } from "@/lib/server/loaders/company";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.company") };
}

export default async function CompanyPage() {
  const [{ company, ...rest }, doors, t] = await Promise.all([
    loadCompany(),
    loadSettingsDoors(),
    getTranslations("settings"),
  ]);
  return (
    <>
      <SettingsHeader current="company" description={t("company.description")} {...doors} />
      <Card>
        <CompanyForm company={company} {...rest} saveCompany={saveCompany} />
      </Card>
    </>
  );
}
