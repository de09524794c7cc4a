"use client";
// Why did I get this? Each message with the yes it rested on.
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/components/ui/format";

export type Reached = {
  id: string;
  purposeCode: string;
  purpose: { nameVi: string; nameEn: string } | null;
  channel: string;
  at: Date;
  rulePack: string | null;
  grant: { eventId: string; on: Date; source: string } | null;
};

export function ReachedList({ reached }: { reached: readonly Reached[] }) {
  const t = useTranslations("centre.why");
  const words = useTranslations("permission");
  const locale = useLocale();
  const format = useFormat();
  return (
    <Card id="why" title={t("title")}>
      {reached.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {reached.map(({ id, purpose, purposeCode, channel, at, rulePack, grant }) => {
            const named = purpose ? (locale === "vi" ? purpose.nameVi : purpose.nameEn) : purposeCode;
            return (
              <li key={id} className="py-2">
                <p className="font-medium">
                  {format.instant(at)} ·{" "}
                  {t("line", { purpose: named, channel: words(`channel.${channel as "email"}`) })}
                </p>
                <p className="text-ink-soft">
                  {grant
                    ? t("because", {
                        day: format.instantDay(grant.on),
                        source: words(`source.${grant.source as "call"}`),
                      })
                    : t("noGrant")}{" "}
                  {rulePack && t("rules", { pack: rulePack })}
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
