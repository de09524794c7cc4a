// What happened just now?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewNote } from "@/components/notes/new-note";
import { PageHeader } from "@/components/ui/page-header";
import { loadNewNote } from "@/lib/server/loaders/notes";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notes.list");
  return { title: t("new") };
}

export default async function NewNotePage({ searchParams }: Props) {
  const t = await getTranslations("notes");
  const { userId, customer, recent, topics, today, timeZone } = await loadNewNote(await searchParams);
  return (
    <>
      <PageHeader title={t("form.title")} breadcrumb={[{ label: t("list.title"), href: "/notes" }]} />
      <NewNote userId={userId} customer={customer} recent={recent} topics={topics} today={today} timeZone={timeZone} />
    </>
  );
}
