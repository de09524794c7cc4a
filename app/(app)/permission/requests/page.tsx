// What do customers wait for, and by when is it owed?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RequestList } from "@/components/permission/request-list";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { answerDataRequest } from "@/lib/server/actions/data-requests";
import { loadDataRequests } from "@/lib/server/loaders/data-requests";

const path = "/permission/requests";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("permission"))("requests.title") };
}

export default async function RequestsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const closed = (await searchParams).view === "closed";
  const [{ requests, mayAnswer }, t] = await Promise.all([
    loadDataRequests({ closed }),
    getTranslations("permission.requests"),
  ]);
  const tabs = [
    { href: path, label: t("open"), current: !closed },
    { href: `${path}?view=closed`, label: t("done"), current: closed },
  ];
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} tabs={<Tabs label={t("title")} items={tabs} />} />
      <RequestList requests={requests} mayAnswer={mayAnswer} onAnswer={answerDataRequest} />
    </>
  );
}
