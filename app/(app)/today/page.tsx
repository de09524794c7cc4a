// What should I do now?
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Beginnings } from "@/components/today/beginnings";
import {
  AllLink,
  Count,
  ImportList,
  LateList,
  NoteList,
  QuietList,
  SegmentList,
  WorkList,
} from "@/components/today/glances";
import { StepList } from "@/components/today/step-list";
import { Card } from "@/components/ui/card";
import { Day } from "@/components/ui/format";
import { PageHeader } from "@/components/ui/page-header";
import { setNextStepDone } from "@/lib/server/actions/notes";
import { loadToday } from "@/lib/server/loaders/today";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("today"))("title") };
}

export default async function TodayPage() {
  const [data, t] = await Promise.all([loadToday(), getTranslations("today")]);
  const { steps, work, quiet, notes, segments, imports, late, today, beginnings } = data;
  return (
    <>
      <PageHeader title={t("question", { name: data.name })} description={<Day value={today} />} />
      <Beginnings {...beginnings} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {late !== null && (
          <Card title={t("late.title")} flush actions={<AllLink href="/plan">{t("late.open")}</AllLink>}>
            <LateList nodes={late} today={today} />
          </Card>
        )}
        {steps !== null && (
          <Card
            title={t("steps.title")}
            description={t("steps.description")}
            flush
            actions={<Count value={steps.length} />}
          >
            <StepList steps={steps} today={today} markStep={setNextStepDone} />
          </Card>
        )}
        {work !== null && work.length > 0 && (
          <Card title={t("work.title")} description={t("work.description")} flush>
            <WorkList items={work} today={today} />
          </Card>
        )}
        {segments !== null && (
          <Card title={t("segments.title")} flush actions={<AllLink href="/segments">{t("segments.all")}</AllLink>}>
            <SegmentList segments={segments} mayCreate={beginnings.maySegment} />
          </Card>
        )}
        {imports !== null && (
          <Card title={t("imports.title")} flush actions={<AllLink href="/imports">{t("imports.all")}</AllLink>}>
            <ImportList imports={imports} />
          </Card>
        )}
        {quiet !== null && (
          <Card title={t("quiet.title")} description={t("quiet.description")} flush>
            <QuietList customers={quiet} currency={data.currency} />
          </Card>
        )}
        {notes !== null && (
          <Card title={t("notes.title")} flush actions={<AllLink href="/notes">{t("notes.all")}</AllLink>}>
            <NoteList notes={notes} />
          </Card>
        )}
      </div>
    </>
  );
}
