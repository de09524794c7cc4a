// Where is this segment used? Tactics that aim at it, segments built on it.
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";

export interface UseLine {
  readonly kind: "tactic" | "segment";
  readonly id: string;
  readonly planId: string | null;
  readonly nameVi: string;
  readonly nameEn: string;
}

export function SegmentUses({ uses }: { uses: readonly UseLine[] }) {
  const t = useTranslations("segments.show");
  const locale = useLocale();
  return (
    <Card title={t("uses")}>
      {uses.length === 0 ? (
        <p className="text-ink-soft">{t("noUses")}</p>
      ) : (
        <ul className="grid gap-2">
          {uses.map(({ kind, id, planId, nameVi, nameEn }) => (
            <li key={id} className="flex flex-wrap items-center gap-2">
              <Badge>{t(kind)}</Badge>
              <TextLink href={kind === "tactic" && planId ? `/plan/${planId}/nodes/${id}` : `/segments/${id}`}>
                {locale === "vi" ? nameVi : nameEn}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
