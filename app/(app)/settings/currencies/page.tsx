// At which rates are foreign amounts counted?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RateBoard } from "@/components/settings/rate-board";
import { SettingsHeader } from "@/components/settings/settings-header";
import { removeRate, saveRate } from "@/lib/server/actions/company";
import { loadCurrencies, loadSettingsDoors } from "@/lib/server/loaders/company";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.currencies") };
}

export default async function CurrenciesPage() {
  const [data, doors, t] = await Promise.all([loadCurrencies(), loadSettingsDoors(), getTranslations("settings")]);
  return (
    <>
      <SettingsHeader current="currencies" description={t("rates.description", { base: data.base })} {...doors} />
      <RateBoard {...data} saveRate={saveRate} removeRate={removeRate} />
    </>
  );
}
