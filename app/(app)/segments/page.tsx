// Who is worth talking to, and how many are they now?
import { ListChecks, Plus, Shapes } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { SegmentTable } from "@/components/segments/segment-table";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { loadSegmentList } from "@/lib/server/loaders/segments";

export async function generateMetadata() {
  const t = await getTranslations("segments");
  return { title: t("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const hrefOf = (view: string, folder: string | undefined) => {
  const address = new URLSearchParams();
  if (view !== "all") address.set("view", view);
  if (folder !== undefined) address.set("folder", folder);
  return address.size === 0 ? "/segments" : `/segments?${address}`;
};

export default async function SegmentsPage({ searchParams }: Props) {
  const t = await getTranslations("segments");
  const query = await searchParams;
  const view = query.view === "mine" || query.view === "archived" ? query.view : "all";
  const folder = typeof query.folder === "string" && query.folder.length <= 100 ? query.folder : undefined;
  const { segments, folders, may } = await loadSegmentList({
    ...(folder === undefined ? {} : { folder }),
    ...(view === "archived" ? { archived: true } : {}),
    ...(view === "mine" ? { mine: true } : {}),
  });
  const create = may.write && (
    <>
      <LinkButton href="/segments/fixed" icon={<ListChecks aria-hidden="true" />}>
        {t("list.newStatic")}
      </LinkButton>
      <LinkButton href="/segments/new" variant="primary" icon={<Plus aria-hidden="true" />}>
        {t("list.new")}
      </LinkButton>
    </>
  );
  const views = (["all", "mine", "archived"] as const).map((one) => ({
    href: hrefOf(one, folder),
    label: t(`list.${one}`),
    current: one === view,
  }));
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("question")}
        actions={create}
        tabs={<Tabs label={t("list.views")} items={views} />}
      />
      {folders.length > 0 && (
        <nav aria-label={t("list.folders")} className="mb-3 flex flex-wrap gap-2">
          {folders.map((name) => (
            <Chip
              key={name}
              href={hrefOf(view, name)}
              {...(name === folder ? { removeHref: hrefOf(view, undefined) } : {})}
              name={name}
            >
              {name}
            </Chip>
          ))}
        </nav>
      )}
      <Card flush>
        <SegmentTable
          segments={segments}
          empty={
            view === "archived" ? (
              <p className="p-4 text-ink-soft">{t("list.emptyArchived")}</p>
            ) : (
              <EmptyState title={t("list.emptyTitle")} icon={<Shapes />} actions={create}>
                {t("list.empty")}
              </EmptyState>
            )
          }
        />
      </Card>
    </>
  );
}
