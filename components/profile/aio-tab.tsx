"use client";
// What do they do, care about, think? Each with attitude, strength, source and date.
import { BadgeCheck, Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { DataSourceNote } from "@/components/ui/data-source-note";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import { RadioGroup } from "@/components/ui/radio-group";
import type { Action } from "@/components/ui/use-action";
import type { Option } from "@/components/ui/use-options";
import { aioKinds, polarities } from "@/lib/domain/customers/kinds";
import { ActButton } from "./act-button";
import type { AioLinkView } from "./profile-types";
import { useSourceWord } from "./source-word";
import { TaskDialog } from "./task-dialog";

type AioKind = AioLinkView["kind"];
type Said = { polarity: AioLinkView["polarity"]; strength: number; note: string | null };
type PutAio = Action<
  Said & { customerId: string; topic: number | { kind: AioKind; name: string } },
  { topicId: number }
>;
type Key = { customerId: string; topicId: number };

export type AioTabProps = {
  customerId: string;
  links: readonly AioLinkView[];
  topics: readonly { id: number; kind: AioKind; nameVi: string; nameEn: string }[];
  mayWrite: boolean;
  onPut: PutAio;
  onDrop: Action<Key, Said & { topicId: number }>;
  onVerify: Action<Key, null>;
};

const tones = { positive: "good", neutral: "neutral", negative: "bad" } as const;

export function AioTab(props: AioTabProps) {
  const { customerId, links, mayWrite, onPut, onDrop, onVerify } = props;
  const t = useTranslations("profile.aio");
  const locale = useLocale();
  const source = useSourceWord();
  const add = mayWrite ? <AddAio {...props} /> : undefined;
  if (links.length === 0) {
    return (
      <EmptyState title={t("empty")} actions={add}>
        {t("emptyBody")}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <div>{add}</div>
      <div className="grid gap-4 lg:grid-cols-3">
        {aioKinds.map((kind) => (
          <Card key={kind} title={t(kind)}>
            <ul className="divide-y divide-line">
              {links
                .filter((link) => link.kind === kind)
                .map((link) => {
                  const name = locale === "vi" ? link.nameVi : link.nameEn;
                  const key = { customerId, topicId: link.topicId };
                  const { polarity, strength, note } = link;
                  return (
                    <li key={link.topicId} className="flex items-start gap-2 py-2">
                      <div className="min-w-0 flex-1">
                        <p className="flex flex-wrap items-center gap-2">
                          <span className="font-medium">{name}</span>
                          <Badge tone={tones[polarity]}>{t(polarity)}</Badge>
                          {link.sensitive && <Badge tone="warn">{t("sensitive")}</Badge>}
                        </p>
                        <p className="text-sm text-ink-soft">{t("strength", { strength })}</p>
                        {note !== null && <p className="break-words">{note}</p>}
                        <DataSourceNote
                          source={source(link.source)}
                          on={link.recordedAt.toISOString().slice(0, 10)}
                          verifiedOn={link.verifiedAt?.toISOString().slice(0, 10) ?? null}
                        />
                      </div>
                      {mayWrite && (
                        <span className="flex">
                          <ActButton
                            iconOnly
                            action={onVerify}
                            input={key}
                            success={t("verified", { name })}
                            icon={<BadgeCheck aria-hidden="true" />}
                            label={t("verify", { name })}
                          />
                          <ActButton
                            iconOnly
                            action={onDrop}
                            input={key}
                            success={t("removed", { name })}
                            undo={() => onPut({ customerId, topic: link.topicId, polarity, strength, note })}
                            icon={<Trash2 aria-hidden="true" />}
                            label={t("remove", { name })}
                          />
                        </span>
                      )}
                    </li>
                  );
                })}
            </ul>
          </Card>
        ))}
      </div>
    </div>
  );
}

const fresh = "new:";

function AddAio({ customerId, topics, onPut }: AioTabProps) {
  const t = useTranslations("profile.aio");
  const locale = useLocale();
  const [topic, setTopic] = useState<Option | null>(null);
  const isNew = topic?.id.startsWith(fresh) ?? false;
  const options = topics.map(({ id, kind, nameVi, nameEn }) => ({
    id: String(id),
    label: locale === "vi" ? nameVi : nameEn,
    hint: t(kind),
  }));
  return (
    <TaskDialog
      title={t("addTitle")}
      trigger={
        <Button icon={<Plus aria-hidden="true" />} variant="primary">
          {t("add")}
        </Button>
      }
      action={onPut}
      toInput={(values) => ({
        customerId,
        topic: isNew
          ? { kind: values.kind as AioKind, name: (topic?.id ?? "").slice(fresh.length) }
          : Number(topic?.id ?? 0),
        polarity: values.polarity as Said["polarity"],
        strength: Number(values.strength ?? 3),
        note: String(values.note ?? "") || null,
      })}
      success={t("added")}
      onDone={() => setTopic(null)}
    >
      <Field label={t("topic")} required name="topic">
        <Combobox
          options={options}
          value={topic}
          onValueChange={setTopic}
          onCreate={(name) => ({ id: `${fresh}${name}`, label: name })}
        />
      </Field>
      {isNew && (
        <Field label={t("kind")} hint={t("kindHint")} name="kind">
          <RadioGroup
            look="segmented"
            name="kind"
            defaultValue="interest"
            options={aioKinds.map((kind) => ({ value: kind, label: t(kind) }))}
          />
        </Field>
      )}
      <Field label={t("polarity")} name="polarity">
        <RadioGroup
          look="segmented"
          name="polarity"
          defaultValue="positive"
          options={polarities.map((polarity) => ({ value: polarity, label: t(polarity) }))}
        />
      </Field>
      <Field label={t("strengthLabel")} name="strength">
        <NumberInput defaultValue={3} min={1} max={5} stepper />
      </Field>
      <Field label={t("note")} name="note">
        <Input maxLength={300} autoComplete="off" />
      </Field>
    </TaskDialog>
  );
}
