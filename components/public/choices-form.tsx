"use client";
// What may be sent, by which channel, about what? One tick each, beside the wording it stands for.
import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { type CentreNotice, type CentrePurpose, channelKey, topicKey } from "@/lib/domain/permission/centre";
import { Hidden, PostForm, Tick } from "./post-form";

export function NoticeText({ notice, title }: { notice: CentreNotice; title?: string }) {
  const t = useTranslations("centre.choices");
  const locale = useLocale();
  const stated = (["content", "method", "form", "frequency"] as const).flatMap((key) => {
    const text = notice[key];
    return text ? [{ key, text }] : [];
  });
  return (
    <details className="rounded-md bg-sunken px-3 py-2">
      <summary className="min-h-11 cursor-pointer py-2 text-base font-medium">
        {title ?? t("notice", { version: notice.version })}
      </summary>
      <p className="whitespace-pre-line pb-2 text-base">{locale === "vi" ? notice.wordingVi : notice.wordingEn}</p>
      {stated.length > 0 && (
        <dl className="grid gap-1 pb-2 text-sm">
          {stated.map(({ key, text }) => (
            <div key={key}>
              <dt className="inline font-medium">{t(key)}: </dt>
              <dd className="inline">{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}

function PurposeFields({ purpose }: { purpose: CentrePurpose }) {
  const t = useTranslations("centre");
  const channelName = useTranslations("permission.channel");
  const locale = useLocale();
  const { code, notice, whole, channels, topics } = purpose;
  const vi = locale === "vi";
  const hintOf = (rule: string | null) => {
    if (rule === null) return undefined;
    const key = `held.${rule}` as "held.other";
    return t.has(key) ? t(key) : t("held.other");
  };
  const offered = (on: boolean) => notice !== null || on;
  const wholeOn = channels.some(({ on }) => on);
  return (
    <fieldset className="flex flex-col gap-2 border-t border-line pt-3">
      <legend className="float-left mb-1 text-lg font-semibold">{vi ? purpose.nameVi : purpose.nameEn}</legend>
      <div className="clear-both flex flex-col gap-1">
        {notice ? <NoticeText notice={notice} /> : <p className="text-sm text-ink-soft">{t("choices.onlyOff")}</p>}
        {notice && <Hidden name="notice" value={`${code}|${notice.id}`} />}
        {whole ? (
          <>
            <Hidden name="offered" value={channelKey(code, "*")} />
            <Tick name="tick" value={channelKey(code, "*")} label={t("choices.agreeWhole")} ticked={wholeOn} />
          </>
        ) : (
          channels
            .filter(({ on }) => offered(on))
            .map(({ channel, on, heldUpBy }) => (
              <div key={channel}>
                <Hidden name="offered" value={channelKey(code, channel)} />
                <Tick
                  name="tick"
                  value={channelKey(code, channel)}
                  label={channelName(channel)}
                  hint={hintOf(heldUpBy)}
                  ticked={on}
                />
              </div>
            ))
        )}
        {topics.length > 0 && (
          <div className="pl-3">
            <p className="pt-1 text-sm font-medium text-ink-soft">{t("choices.topics")}</p>
            {topics.map((topic) => (
              <div key={topic.id}>
                <Hidden name="offered" value={topicKey(topic.id)} />
                <Tick
                  name="tick"
                  value={topicKey(topic.id)}
                  label={vi ? topic.nameVi : topic.nameEn}
                  ticked={topic.on}
                />
              </div>
            ))}
          </div>
        )}
      </div>
    </fieldset>
  );
}

export function ChoicesForm({ action, purposes }: { action: string; purposes: readonly CentrePurpose[] }) {
  const t = useTranslations("centre");
  return (
    <Card id="choices" title={t("choices.title")} description={t("choices.body")}>
      {purposes.length === 0 ? (
        <p>{t("choices.empty")}</p>
      ) : (
        <PostForm action={`${action}/choices`} submit={t("save")}>
          {purposes.map((purpose) => (
            <PurposeFields key={purpose.code} purpose={purpose} />
          ))}
        </PostForm>
      )}
    </Card>
  );
}
