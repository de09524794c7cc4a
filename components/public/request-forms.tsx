"use client";
// What can a customer ask for? An answer, a copy of everything, to be forgotten.
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { areaStyles, Labelled, PostForm } from "./post-form";

export function ContactForm({ action, days }: { action: string; days: number }) {
  const t = useTranslations("centre.contact");
  return (
    <Card id="contact" title={t("title")} description={t("body", { days })}>
      <PostForm action={`${action}/contact`} submit={t("send")}>
        <Labelled label={t("message")}>
          {(id) => (
            <textarea id={id} name="message" rows={4} required minLength={2} maxLength={4000} className={areaStyles} />
          )}
        </Labelled>
      </PostForm>
    </Card>
  );
}

export type OwnDataFormsProps = { action: string; identified: boolean; accessDays: number; eraseDays: number };

export function OwnDataForms({ action, identified, accessDays, eraseDays }: OwnDataFormsProps) {
  const t = useTranslations("centre.data");
  return (
    <Card id="data" title={t("title")}>
      <div className="flex flex-col gap-6">
        <PostForm action={`${action}/download`} submit={t(identified ? "download" : "ask")} look="secondary">
          <p className="text-ink-soft">{identified ? t("downloadBody") : t("askBody", { days: accessDays })}</p>
        </PostForm>
        <PostForm action={`${action}/erase`} submit={t("erase")} look="danger">
          <p className="text-ink-soft">{t("eraseBody", { days: eraseDays })}</p>
          <Labelled label={t("eraseWhy")}>
            {(id) => <textarea id={id} name="message" rows={2} maxLength={4000} className={areaStyles} />}
          </Labelled>
        </PostForm>
      </div>
    </Card>
  );
}
