"use client";
// The customer's page: what is held, what is sent, how often, and every way to say no, in the order of how often it is wanted.
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { CentreNotice, CentrePurpose } from "@/lib/domain/permission/centre";
import { ChoicesForm } from "./choices-form";
import { type Detail, DetailsForm } from "./details-form";
import { HoldingForm, type HoldingRow } from "./holding-form";
import { PostForm } from "./post-form";
import { PublicFrame } from "./public-frame";
import { type Reached, ReachedList } from "./reached-list";
import { ContactForm, OwnDataForms } from "./request-forms";
import { PauseForm, type Rhythm, RhythmForm } from "./rhythm-form";

export type CentrePageData = {
  name: string;
  address: string | null;
  verified: boolean;
  identified: boolean;
  staff: boolean;
  purposes: readonly CentrePurpose[];
  rhythm: Rhythm;
  holding: readonly HoldingRow[];
  holdingNotice: CentreNotice | null;
  details: readonly Detail[];
  reached: readonly Reached[];
  terms: Readonly<Record<"acknowledge" | "access" | "erase", { readonly days: number }>>;
};

export type CentrePageProps = {
  /** Where the forms go: the page's own address. */
  action: string;
  company: string;
  done: string | null;
  problem: string | null;
  page: CentrePageData;
};

export function CentrePage({ action, company, done, problem, page }: CentrePageProps) {
  const t = useTranslations("centre");
  const says = (group: "done" | "problem", key: string) => {
    const full = `${group}.${key}` as "done.stop";
    return t.has(full) ? t(full) : group === "problem" ? t("problem.other") : null;
  };
  const text = problem !== null ? says("problem", problem) : done !== null ? says("done", done) : null;
  return (
    <PublicFrame
      company={company}
      title={t("title")}
      languageAction={`${action}/language`}
      note={text === null ? null : { text, bad: problem !== null }}
      intro={
        <>
          <p>{t("intro", { company })}</p>
          <p className="pt-1 text-base">
            {t("for", { name: page.name })}
            {page.address && ` · ${t("forAddress", { address: page.address })}`}
          </p>
        </>
      }
    >
      {page.staff && <p className="rounded-lg bg-warn-soft px-4 py-3 text-warn">{t("staff")}</p>}
      <Card id="stop" title={t("stop.title")} description={t("stop.body")}>
        <PostForm action={`${action}/stop`} submit={t("stop.button")} look="danger" />
      </Card>
      <ChoicesForm action={action} purposes={page.purposes} />
      <PauseForm action={action} pausedUntil={page.rhythm.pausedUntil} />
      <RhythmForm action={action} rhythm={page.rhythm} />
      <HoldingForm action={action} rows={page.holding} notice={page.holdingNotice} />
      <DetailsForm action={action} details={page.details} verified={page.verified} />
      <ContactForm action={action} days={page.terms.acknowledge.days} />
      <ReachedList reached={page.reached} />
      <OwnDataForms
        action={action}
        identified={page.identified}
        accessDays={page.terms.access.days}
        eraseDays={page.terms.erase.days}
      />
    </PublicFrame>
  );
}
