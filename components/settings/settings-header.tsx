// The head of every settings page: where one is, and the other pages this person may open.
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";

const pages = {
  company: "/settings",
  people: "/settings/people",
  teams: "/settings/teams",
  currencies: "/settings/currencies",
  rules: "/settings/rules",
  audit: "/settings/audit",
  health: "/settings/health",
} as const;
export type SettingsPage = keyof typeof pages;

export type SettingsHeaderProps = {
  current: SettingsPage;
  description: ReactNode;
  /** The audit log is not for everybody who sees settings. */
  audit: boolean;
  actions?: ReactNode;
};

export function SettingsHeader({ current, description, audit, actions }: SettingsHeaderProps) {
  const t = useTranslations("settings");
  const shown = (Object.keys(pages) as SettingsPage[]).filter((page) => page !== "audit" || audit);
  const tabs = shown.map((page) => ({ href: pages[page], label: t(`tabs.${page}`), current: page === current }));
  return (
    <PageHeader
      title={t(`tabs.${current}`)}
      description={description}
      breadcrumb={[{ label: t("title"), href: "/settings" }]}
      actions={actions}
      tabs={<Tabs label={t("tabs.label")} items={tabs} />}
    />
  );
}
