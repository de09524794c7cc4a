"use client";
// What information is held, and what may be? Names of what is there, never its values.
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { CentreNotice } from "@/lib/domain/permission/centre";
import type { HoldingAnswer } from "@/lib/domain/permission/holding";
import { NoticeText } from "./choices-form";
import { Hidden, PostForm, Tick } from "./post-form";

export type HoldingRow = HoldingAnswer & { readonly facts: readonly string[]; readonly count: number };

type FactKey = Parameters<ReturnType<typeof useTranslations<"profile.fact">>>[0];

export type HoldingFormProps = { action: string; rows: readonly HoldingRow[]; notice: CentreNotice | null };

export function HoldingForm({ action, rows, notice }: HoldingFormProps) {
  const t = useTranslations("centre.holding");
  const fact = useTranslations("profile.fact");
  const nameOf = (key: string) => (fact.has(key as FactKey) ? fact(key as FactKey) : key);
  return (
    <Card id="holding" title={t("title")} description={t("body")}>
      <PostForm action={`${action}/holding`} submit={t("save")}>
        {notice && <NoticeText notice={notice} title={t("notice")} />}
        {notice && <Hidden name="notice" value={notice.id} />}
        <div>
          {rows
            .filter((row) => row.mayHold || notice !== null)
            .map(({ category, mayHold, reason, facts, count }) => {
              const held = [...facts.map(nameOf), ...(count > 0 ? [t("count", { count })] : [])];
              const hint = held.length > 0 ? held.join(", ") : t("nothing");
              return (
                <div key={category}>
                  <Hidden name="offered" value={category} />
                  <Tick
                    name="tick"
                    value={category}
                    label={t(category)}
                    hint={reason === "needsAgreement" ? `${hint} · ${t("needsAgreement")}` : hint}
                    ticked={mayHold}
                  />
                </div>
              );
            })}
        </div>
      </PostForm>
    </Card>
  );
}
