"use client";
// How often, when, and not at all for a while?
import { useTranslations } from "next-intl";
import { buttonStyles } from "@/components/ui/button-styles";
import { Card } from "@/components/ui/card";
import { useFormat } from "@/components/ui/format";
import { Labelled, lineStyles, PostForm, Tick } from "./post-form";

export type Rhythm = {
  cap: { readonly count: number; readonly hours: number } | null;
  span: string | null;
  days: readonly number[];
  pausedUntil: Date | null;
};

const oftenHours = { weekly: 168, fortnightly: 336, monthly: 720 } as const;
const spans = ["08:00-12:00", "12:00-17:00", "17:00-21:00", "08:00-17:00"];
const week = [1, 2, 3, 4, 5, 6, 7] as const;

export function RhythmForm({ action, rhythm }: { action: string; rhythm: Rhythm }) {
  const t = useTranslations("centre");
  const { cap, span, days } = rhythm;
  const named = (Object.keys(oftenHours) as (keyof typeof oftenHours)[]).find(
    (key) => cap !== null && cap.count === 1 && cap.hours === oftenHours[key],
  );
  const often = cap === null ? "any" : (named ?? "keep");
  return (
    <Card id="rhythm" title={t("rhythm.title")}>
      <PostForm action={`${action}/rhythm`} submit={t("rhythm.save")}>
        <Labelled label={t("rhythm.often")}>
          {(id) => (
            <select id={id} name="often" defaultValue={often} className={lineStyles}>
              {cap !== null && often === "keep" && <option value="keep">{t("rhythm.keep", cap)}</option>}
              {(["any", "weekly", "fortnightly", "monthly"] as const).map((key) => (
                <option key={key} value={key}>
                  {t(`rhythm.${key}`)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled label={t("rhythm.span")}>
          {(id) => (
            <select id={id} name="span" defaultValue={span ?? "any"} className={lineStyles}>
              <option value="any">{t("rhythm.anyTime")}</option>
              {[...new Set([...spans, ...(span === null ? [] : [span])])].map((one) => (
                <option key={one} value={one}>
                  {one.replace("-", " – ")}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <fieldset>
          <legend className="text-base font-medium">{t("rhythm.days")}</legend>
          <p className="text-sm text-ink-soft">{t("rhythm.daysHint")}</p>
          <div className="grid grid-cols-2">
            {week.map((day) => (
              <Tick
                key={day}
                name="day"
                value={String(day)}
                label={t(`rhythm.day${day}`)}
                ticked={days.includes(day)}
              />
            ))}
          </div>
        </fieldset>
      </PostForm>
    </Card>
  );
}

export function PauseForm({ action, pausedUntil }: { action: string; pausedUntil: Date | null }) {
  const t = useTranslations("centre.pause");
  const format = useFormat();
  const button = (days: string, label: string) => (
    <button key={days} type="submit" name="days" value={days} className={buttonStyles({ size: "lg" })}>
      {label}
    </button>
  );
  return (
    <Card id="pause" title={t("title")} description={t("body")}>
      <form action={`${action}/pause`} method="post" className="flex flex-wrap items-center gap-2">
        {pausedUntil && (
          <p className="basis-full font-medium">
            {t("until")} {format.instantDay(pausedUntil)}
          </p>
        )}
        {button("30", t("days30"))}
        {button("90", t("days90"))}
        {button("365", t("days365"))}
        {pausedUntil && button("0", t("resume"))}
      </form>
    </Card>
  );
}
