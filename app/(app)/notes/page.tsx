// What happened with our customers, and what is due?
import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoteFilters, noteListHref } from "@/components/notes/note-filters";
import { NoteList } from "@/components/notes/note-list";
import { NoteOutboxBar } from "@/components/notes/note-outbox-bar";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { setNextStepDone } from "@/lib/server/actions/notes";
import { loadNotes } from "@/lib/server/loaders/notes";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notes.list");
  return { title: t("title") };
}

export default async function NotesPage({ searchParams }: Props) {
  const t = await getTranslations("notes.list");
  const { filter, notes, next, today, mayWrite, userId } = await loadNotes(await searchParams);
  const due = filter.view === "due";
  const add = mayWrite && (
    <LinkButton href="/notes/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t("new")}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("question")}
        actions={add}
        tabs={
          <Tabs
            label={t("views")}
            items={(["recent", "due", "archived"] as const).map((view) => ({
              href: noteListHref({ ...filter, view }),
              label: t(view),
              current: filter.view === view,
            }))}
          />
        }
      />
      <NoteOutboxBar userId={userId} />
      <NoteFilters filter={filter} />
      {notes.length === 0 ? (
        <EmptyState title={t(due ? "emptyDueTitle" : "emptyTitle")} actions={add}>
          {t(due ? "emptyDueBody" : "emptyBody")}
        </EmptyState>
      ) : (
        <Card flush>
          <NoteList notes={notes} today={today} mayWrite={mayWrite} onMarkStep={setNextStepDone} />
        </Card>
      )}
      {next !== null && <Pagination nextHref={noteListHref(filter, next)} />}
    </>
  );
}
