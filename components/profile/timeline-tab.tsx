// What happened with this customer, all or one sort of it?
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { profileHref, type TimelineEntryView } from "./profile-types";
import { TimelineList } from "./timeline-list";

export type TimelineTabProps = {
  customerId: string;
  entries: readonly TimelineEntryView[];
  kind: "note" | "purchase" | "fact" | "consent" | null;
  next: string | null;
  currency: string;
};

export function TimelineTab({ customerId, entries, kind, next, currency }: TimelineTabProps) {
  const t = useTranslations("profile.timeline");
  const href = (which: string | null, after?: string) =>
    profileHref(customerId, "timeline", { ...(which ? { kind: which } : {}), ...(after ? { after } : {}) });
  return (
    <div className="max-w-3xl">
      <nav aria-label={t("filter")} className="mb-3 flex flex-wrap gap-1.5">
        {([null, "note", "purchase", "fact", "consent"] as const).map((which) => (
          <LinkButton
            key={which ?? "all"}
            size="sm"
            variant={which === kind ? "primary" : "secondary"}
            href={href(which)}
          >
            {t(which ?? "all")}
          </LinkButton>
        ))}
      </nav>
      {entries.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>
      ) : (
        <Card>
          <TimelineList customerId={customerId} entries={entries} currency={currency} />
        </Card>
      )}
      {next !== null && <Pagination nextHref={href(kind, next)} />}
    </div>
  );
}
