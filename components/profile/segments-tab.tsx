// Which saved segments hold this customer now, and which would but for permission?
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/text-link";

export type SegmentsTabProps = {
  segments: readonly { id: string; nameVi: string; nameEn: string; membership: "in" | "withheld" }[];
};

export function SegmentsTab({ segments }: SegmentsTabProps) {
  const t = useTranslations("profile.segments");
  const locale = useLocale();
  if (segments.length === 0) return <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>;
  return (
    <Card title={t("title")}>
      <ul className="divide-y divide-line">
        {segments.map((segment) => (
          <li key={segment.id} className="flex items-center gap-3 py-2">
            <span className="min-w-0 flex-1">
              <TextLink href={`/segments/${segment.id}`}>{locale === "vi" ? segment.nameVi : segment.nameEn}</TextLink>
            </span>
            <Badge tone={segment.membership === "in" ? "good" : "warn"}>{t(segment.membership)}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  );
}
