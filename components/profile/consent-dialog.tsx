"use client";
// What did the customer say in person? A yes needs the published notice read out and evidence; a no only its words.
import { useLocale, useTranslations } from "next-intl";
import { type ReactElement, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/components/ui/use-action";
import { type ContactChannel, contactChannels } from "@/lib/domain/customers/kinds";
import type { PanelPurposeView } from "./profile-types";
import { TaskDialog } from "./task-dialog";

const answers = ["GRANTED", "REFUSED", "WITHDRAWN"] as const;
const sources = ["in_person", "call", "paper", "reply"] as const;
type Answer = (typeof answers)[number];
type Source = (typeof sources)[number];

export type RecordConsent = Action<
  {
    customerId: string;
    purposeCode: string;
    channels: ContactChannel[];
    answer: Answer;
    source: Source;
    evidence: string;
    noticeVersionId: string | null;
  },
  { firstSeq: number; lastSeq: number }
>;

export type ConsentDialogProps = {
  customerId: string;
  purposes: readonly PanelPurposeView[];
  onRecord: RecordConsent;
  trigger: ReactElement;
};

export function ConsentDialog({ customerId, purposes, onRecord, trigger }: ConsentDialogProps) {
  const t = useTranslations("permission");
  const locale = useLocale();
  const [code, setCode] = useState(purposes[0]?.code ?? "");
  const [answer, setAnswer] = useState<Answer>("GRANTED");
  const [source, setSource] = useState<Source>("in_person");
  const [channels, setChannels] = useState<readonly ContactChannel[]>(["email"]);
  const purpose = purposes.find((each) => each.code === code);
  const notice = purpose?.notice ?? null;
  return (
    <TaskDialog
      title={t("panel.recordTitle")}
      trigger={trigger}
      action={onRecord}
      toInput={(values) => ({
        customerId,
        purposeCode: code,
        channels: [...channels],
        answer,
        source,
        evidence: String(values.evidence ?? ""),
        noticeVersionId: answer === "GRANTED" ? (notice?.id ?? null) : null,
      })}
      success={t("panel.recorded")}
    >
      <Field label={t("panel.purpose")}>
        <Select
          value={code}
          onValueChange={setCode}
          options={purposes.map((each) => ({ value: each.code, label: locale === "vi" ? each.nameVi : each.nameEn }))}
        />
      </Field>
      <Field label={t("panel.answer")}>
        <RadioGroup
          look="segmented"
          value={answer}
          onValueChange={setAnswer}
          options={answers.map((each) => ({ value: each, label: t(`panel.${each}`) }))}
        />
      </Field>
      {answer === "GRANTED" &&
        (notice ? (
          <blockquote className="rounded-md border-l-2 border-accent bg-sunken px-3 py-2">
            <p className="mb-1 text-sm text-ink-soft">{t("panel.notice", { version: notice.version })}</p>
            <p className="whitespace-pre-line">{locale === "vi" ? notice.wordingVi : notice.wordingEn}</p>
          </blockquote>
        ) : (
          <p className="rounded-md bg-warn-soft px-3 py-2 text-warn">{t("panel.noNotice")}</p>
        ))}
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t("panel.channels")}</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {contactChannels.map((channel) => (
            <Checkbox
              key={channel}
              label={t(`channel.${channel}`)}
              checked={channels.includes(channel)}
              onCheckedChange={(checked) =>
                setChannels((before) => (checked ? [...before, channel] : before.filter((each) => each !== channel)))
              }
            />
          ))}
        </div>
      </fieldset>
      <Field label={t("panel.source")}>
        <Select
          value={source}
          onValueChange={setSource}
          options={sources.map((each) => ({ value: each, label: t(`source.${each}`) }))}
        />
      </Field>
      <Field label={t("panel.evidence")} hint={t("panel.evidenceHint")} name="evidence" required>
        <Textarea rows={2} maxLength={1000} />
      </Field>
    </TaskDialog>
  );
}
