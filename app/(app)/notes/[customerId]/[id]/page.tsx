// What does this note say, and does it need mending?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoteEditor } from "@/components/notes/note-editor";
import { NoteList } from "@/components/notes/note-list";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Instant } from "@/components/ui/format";
import { PageHeader } from "@/components/ui/page-header";
import { changeNote, setNextStepDone, setNoteArchived } from "@/lib/server/actions/notes";
import { loadNote } from "@/lib/server/loaders/notes";

type Props = { params: Promise<{ customerId: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notes.list");
  return { title: t("title") };
}

export default async function NotePage({ params }: Props) {
  const t = await getTranslations("notes");
  const { note, edited, products, today, mayWrite } = await loadNote(await params);
  return (
    <>
      <PageHeader
        title={t("edit.title", { name: note.customerName })}
        breadcrumb={[
          { label: t("list.title"), href: "/notes" },
          { label: note.customerName, href: `/customers/${note.customerId}?tab=timeline` },
        ]}
        meta={note.archived ? <Badge tone="warn">{t("list.archived")}</Badge> : null}
        description={
          <>
            {t(`kind.${note.kind}`)} · <Instant value={note.occurredAt} />
            {note.author !== null && ` · ${t("list.by", { name: note.author })}`}
            {products.length > 0 && ` · ${products.map((product) => product.label).join(", ")}`}
          </>
        }
      />
      {mayWrite && edited !== null ? (
        <NoteEditor
          key={note.version}
          note={edited}
          archived={note.archived}
          onSave={changeNote}
          onArchive={setNoteArchived}
        />
      ) : (
        <Card flush footer={t("edit.readOnly")}>
          <NoteList notes={[note]} today={today} mayWrite={false} onMarkStep={setNextStepDone} />
        </Card>
      )}
    </>
  );
}
