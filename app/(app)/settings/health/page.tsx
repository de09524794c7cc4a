// Is this installation in order?
import { RefreshCw } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HealthList } from "@/components/settings/health-list";
import { SettingsHeader } from "@/components/settings/settings-header";
import { Card } from "@/components/ui/card";
import { Instant } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { loadHealth, loadSettingsDoors } from "@/lib/server/loaders/company";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.health") };
}

export default async function HealthPage() {
  const [{ checks, at }, doors, t] = await Promise.all([
    loadHealth(),
    loadSettingsDoors(),
    getTranslations("settings"),
  ]);
  return (
    <>
      <SettingsHeader
        current="health"
        description={t.rich("health.description", { when: () => <Instant value={at} /> })}
        {...doors}
        actions={
          <LinkButton href="/settings/health" prefetch={false} icon={<RefreshCw aria-hidden="true" />}>
            {t("health.again")}
          </LinkButton>
        }
      />
      <Card flush>
        <HealthList checks={checks} />
      </Card>
    </>
  );
}
