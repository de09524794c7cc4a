// Which rules for contacting people are in force, since when, and how fresh is the do-not-call register?
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { RulePackView } from "@/components/settings/rule-pack-view";
import { SettingsHeader } from "@/components/settings/settings-header";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Day, Instant } from "@/components/ui/format";
import { loadSettingsDoors } from "@/lib/server/loaders/company";
import { loadRulePacks } from "@/lib/server/loaders/rule-packs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tabs.rules") };
}

export default async function RulesPage() {
  const [{ inForce, coming, periods, batches, lists }, doors, t, locale] = await Promise.all([
    loadRulePacks(),
    loadSettingsDoors(),
    getTranslations("settings.rules"),
    getLocale(),
  ]);
  const { pack, since } = inForce;
  return (
    <>
      <SettingsHeader current="rules" description={t("description")} {...doors} />
      <div className="grid gap-4">
        <Card title={locale === "vi" ? pack.titleVi : pack.titleEn}>
          <p>
            {t("version", { code: pack.code, version: pack.version })} <Day value={pack.dated} />
            {" · "}
            {t("inForceSince")} {since === null ? t("sinceSetUp") : <Instant value={since} />}
          </p>
          {coming.map((period) => (
            <p key={period.id} className="pt-1 text-ink-soft">
              {t("coming", { code: period.packCode, version: period.version })} <Instant value={period.inForceAt} />
            </p>
          ))}
        </Card>
        <RulePackView pack={pack} />
        {pack.register && (
          <Card title={t("register")}>
            <p className="pb-2 text-ink-soft">{t("registerHint", { days: pack.register.maxAgeDays })}</p>
            <ul className="divide-y divide-line">
              {lists.map(({ list, newest, fresh }) => (
                <li key={list} className="flex flex-wrap items-center justify-between gap-2 py-2">
                  <span className="font-medium">{t(list === "sms" ? "listSms" : "listVoice")}</span>
                  <span className="flex items-center gap-2 text-ink-soft">
                    {newest === null ? t("never") : <Day value={newest} />}
                    <Badge tone={fresh ? "good" : "bad"}>{t(fresh ? "fresh" : "stale")}</Badge>
                  </span>
                </li>
              ))}
            </ul>
            <ul className="pt-2 text-ink-soft text-sm">
              {batches.map((batch) => (
                <li key={batch.id}>
                  <Instant value={batch.receivedAt} /> · {batch.fileName} ·{" "}
                  {t("batch", { entries: batch.entries, rejected: batch.rejected })}
                </li>
              ))}
            </ul>
          </Card>
        )}
        {periods.length > 0 && (
          <Card title={t("history")}>
            <ul className="divide-y divide-line">
              {periods.map((period) => (
                <li key={period.id} className="py-2">
                  <span className="font-medium">
                    {t("version", { code: period.packCode, version: period.version })}
                  </span>{" "}
                  <Instant value={period.inForceAt} />
                  {period.actor && ` · ${period.actor}`}
                  {period.reason && ` · ${period.reason}`}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}
