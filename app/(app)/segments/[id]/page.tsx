// Who is in this segment, by which rule, and how did it come about?
import { CircleHelp } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { MemberTable } from "@/components/segments/member-table";
import { SegmentFigures } from "@/components/segments/segment-figures";
import { RevisionList, SnapshotTable } from "@/components/segments/segment-history";
import { SegmentTools } from "@/components/segments/segment-tools";
import { SegmentUses } from "@/components/segments/segment-uses";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Instant } from "@/components/ui/format";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TextLink } from "@/components/ui/text-link";
import { archiveSegment, copySegment, restoreSegment, takeSegmentSnapshot } from "@/lib/server/actions/segments";
import { loadSegment } from "@/lib/server/loaders/segments";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const one = (value: string | string[] | undefined) => (typeof value === "string" && value !== "" ? value : undefined);

export default async function SegmentPage({ params, searchParams }: Props) {
  const [{ id }, query, t, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations("segments"),
    getLocale(),
  ]);
  const after = one(query.after);
  const snapshot = one(query.snapshot);
  const data = await loadSegment({ id, ...(after ? { after } : {}), ...(snapshot ? { snapshot } : {}) });
  const { segment, sentence, counted, members, snapshots, history, uses, currency, may } = data;
  const name = locale === "vi" ? segment.nameVi : segment.nameEn;
  const shown = snapshots.find((row) => row.id === snapshot);
  const hrefOf = (parts: Record<string, string | undefined>) => {
    const address = new URLSearchParams();
    for (const [key, value] of Object.entries(parts)) if (value) address.set(key, value);
    return `/segments/${id}${address.size === 0 ? "" : `?${address}`}`;
  };
  const actions = {
    snapshot: takeSegmentSnapshot,
    copy: copySegment,
    archive: archiveSegment,
    restore: restoreSegment,
  };
  return (
    <>
      <PageHeader
        title={name}
        {...(segment.description === null ? {} : { description: segment.description })}
        breadcrumb={[{ label: t("title"), href: "/segments" }]}
        meta={
          <>
            {segment.kind === "static" && <Badge>{t("list.static")}</Badge>}
            {!segment.shared && <Badge>{t("list.private")}</Badge>}
            {segment.archivedAt !== null && <Badge tone="warn">{t("list.archived")}</Badge>}
          </>
        }
        actions={<SegmentTools segment={segment} may={may} actions={actions} />}
      />
      <div className="grid gap-4">
        {counted !== null && <SegmentFigures counted={counted} before={snapshots[0]?.memberCount ?? null} />}
        <Card
          title={t("show.rule")}
          actions={
            <LinkButton href={`/segments/${id}/why`} size="sm" icon={<CircleHelp aria-hidden="true" />}>
              {t("why.action")}
            </LinkButton>
          }
        >
          {segment.kind === "static" ? (
            <p>{t("show.staticRule")}</p>
          ) : sentence === null ? (
            <p className="text-bad">{t("show.broken")}</p>
          ) : (
            <p className="max-w-prose">{sentence}</p>
          )}
        </Card>
        <Card
          title={
            shown ? (
              <>
                {t("show.members")} · <Instant value={shown.takenAt} />
              </>
            ) : (
              t("show.members")
            )
          }
          actions={snapshot ? <TextLink href={hrefOf({})}>{t("show.backToNow")}</TextLink> : undefined}
          flush
        >
          <MemberTable
            rows={members?.rows ?? []}
            currency={currency}
            empty={<p className="p-4 text-ink-soft">{t("show.nobody")}</p>}
            rowActions={(row) => (
              <LinkButton
                href={`/segments/${id}/why?customer=${row.id}`}
                variant="quiet"
                size="sm"
                label={t("why.of", { name: row.name })}
                icon={<CircleHelp aria-hidden="true" />}
              />
            )}
          />
          {(after || members?.next) && (
            <div className="border-t border-line px-4 py-2">
              <Pagination
                previousHref={after ? hrefOf({ snapshot }) : null}
                nextHref={members?.next ? hrefOf({ snapshot, after: members.next }) : null}
                shown={members?.rows.length ?? 0}
              />
            </div>
          )}
        </Card>
        <SnapshotTable segmentId={id} snapshots={snapshots} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <RevisionList revisions={history} />
          <SegmentUses uses={uses} />
        </div>
      </div>
    </>
  );
}
