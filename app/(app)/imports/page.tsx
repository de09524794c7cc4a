// Which files came in, and what became of them?
import { FileInput } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ImportTable } from "@/components/imports/import-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { loadImports } from "@/lib/server/loaders/imports";

export async function generateMetadata() {
  const t = await getTranslations("imports");
  return { title: t("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ImportsPage({ searchParams }: Props) {
  const [t, query] = await Promise.all([getTranslations("imports"), searchParams]);
  const { imports, next, mayRun } = await loadImports({ before: query.before });
  const start = mayRun ? (
    <LinkButton href="/imports/new" variant="primary" icon={<FileInput aria-hidden="true" />}>
      {t("new.title")}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHeader title={t("title")} description={t("question")} actions={start} />
      <Card flush>
        {imports.length === 0 ? (
          <EmptyState title={t("empty.title")} actions={start}>
            {t("empty.hint")}
          </EmptyState>
        ) : (
          <ImportTable rows={imports} />
        )}
      </Card>
      {next !== null && <Pagination nextHref={`/imports?before=${next}`} />}
    </>
  );
}
