// Which saved segments hold this customer now, which would but for permission, and why is the customer not in another?
import { CircleHelp } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { WhyNotPicker } from "./why-not-picker";

type Named = { id: string; nameVi: string; nameEn: string };

export type SegmentsTabProps = {
  customerId: string;
  segments: readonly (Named & { membership: "in" | "withheld" })[];
  /** Segments that the customer is not in. */
  others: readonly Named[];
};

export function SegmentsTab({ customerId, segments, others }: SegmentsTabProps) {
  const t = useTranslations("profile.segments");
  const locale = useLocale();
  const nameOf = ({ nameVi, nameEn }: Named) => (locale === "vi" ? nameVi : nameEn);
  return (
    <div className="grid gap-4">
      {segments.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>
      ) : (
        <Card title={t("title")}>
          <ul className="divide-y divide-line">
            {segments.map((segment) => (
              <li key={segment.id} className="flex flex-wrap items-center gap-3 py-2">
                <span className="min-w-0 flex-1">
                  <TextLink href={`/segments/${segment.id}`}>{nameOf(segment)}</TextLink>
                </span>
                <Badge tone={segment.membership === "in" ? "good" : "warn"}>{t(segment.membership)}</Badge>
                <LinkButton
                  href={`/segments/${segment.id}/why?customer=${customerId}`}
                  variant="quiet"
                  size="sm"
                  label={t("why", { name: nameOf(segment) })}
                  icon={<CircleHelp aria-hidden="true" />}
                />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {others.length > 0 && (
        <Card title={t("whyNot")}>
          <WhyNotPicker customerId={customerId} options={others.map((one) => ({ id: one.id, label: nameOf(one) }))} />
        </Card>
      )}
    </div>
  );
}
