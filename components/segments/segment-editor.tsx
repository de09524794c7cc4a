"use client";
import { useRouter } from "next/navigation";
// A new segment, or a changed one: its rule in the builder, its names and place below, saved with the reason of the change.
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { type Action, useAction } from "@/components/ui/use-action";
import type { RuleField } from "@/lib/domain/segmentation/rule-fields";
import type { RuleLabels } from "@/lib/domain/segmentation/rule-words";
import { RuleBuilder } from "./builder/rule-builder";
import { useDraft } from "./builder/use-draft";

export interface SegmentFormValues {
  nameVi: string;
  nameEn: string;
  description: string | null;
  folder: string | null;
  shared: boolean;
  reason: string | null;
  rule: unknown;
}

interface EditedSegment {
  id: string;
  version: number;
  kind: "dynamic" | "static";
  nameVi: string;
  nameEn: string;
  description: string | null;
  folder: string | null;
  shared: boolean;
}

export interface SegmentEditorProps {
  segment: EditedSegment | null;
  rule: unknown;
  unreadable: boolean;
  labels: RuleLabels;
  fields: readonly RuleField[];
  currency: string;
  folders: readonly string[];
  everyone: { members: number };
  onCreate: Action<SegmentFormValues, { id: string }>;
  onSave: Action<SegmentFormValues & { id: string; version: number }, { id: string }>;
}

const textOf = (value: unknown) => (typeof value === "string" ? value.trim() : "");

export function SegmentEditor(props: SegmentEditorProps) {
  const { segment, folders, onCreate, onSave, unreadable } = props;
  const t = useTranslations("segments");
  const common = useTranslations("common.action");
  const locale = useLocale();
  const router = useRouter();
  const fixed = segment?.kind === "static";
  const draft = useDraft({
    rule: props.rule,
    fields: props.fields,
    labels: props.labels,
    currency: props.currency,
    segment: segment && !fixed ? { id: segment.id, name: segment.nameVi } : undefined,
  });
  const save = useAction(
    (values: SegmentFormValues) =>
      segment ? onSave({ ...values, id: segment.id, version: segment.version }) : onCreate(values),
    { success: t("saved"), onSuccess: ({ id }) => router.push(`/segments/${id}`) },
  );
  function submit(values: Record<string, unknown>) {
    // The other language may be filled in later: until then it shows the name there is.
    const nameVi = textOf(values.nameVi) || textOf(values.nameEn);
    const nameEn = textOf(values.nameEn) || textOf(values.nameVi);
    return save.run({
      nameVi,
      nameEn,
      description: textOf(values.description) || null,
      folder: textOf(values.folder) || null,
      shared: values.shared !== false,
      reason: textOf(values.reason) || null,
      rule: draft.json,
    });
  }
  const folderOptions = folders.map((folder) => ({ id: folder, label: folder }));
  const ready = fixed || (draft.ruleText !== null && !draft.empty && draft.counted.status !== "failed");
  const nameFields = [
    <Field key="vi" name="nameVi" label={t("form.nameVi")} required={locale === "vi"}>
      <Input defaultValue={segment?.nameVi ?? ""} maxLength={200} lang="vi" />
    </Field>,
    <Field key="en" name="nameEn" label={t("form.nameEn")} required={locale === "en"}>
      <Input defaultValue={segment?.nameEn ?? ""} maxLength={200} lang="en" />
    </Field>,
  ];
  const form = (
    <Card title={t("form.title")}>
      <Form onSubmit={submit} errors={save.fields}>
        <div className="grid gap-4 sm:grid-cols-2">
          {locale === "vi" ? nameFields : nameFields.reverse()}
          <Field name="folder" label={t("form.folder")} hint={t("form.folderHint")}>
            <Combobox
              options={folderOptions}
              defaultValue={segment?.folder ? { id: segment.folder, label: segment.folder } : null}
              onCreate={(typed) => ({ id: typed, label: typed })}
            />
          </Field>
          <Field name="shared" label={t("form.shared")} inline hint={t("form.sharedHint")}>
            <Switch aria-label={t("form.shared")} defaultChecked={segment?.shared ?? true} />
          </Field>
          <Field name="description" label={t("form.description")} className="sm:col-span-2">
            <Textarea defaultValue={segment?.description ?? ""} rows={2} />
          </Field>
          {segment && !fixed && (
            <Field name="reason" label={t("form.reason")} hint={t("form.reasonHint")} className="sm:col-span-2">
              <Input maxLength={500} />
            </Field>
          )}
        </div>
        <div className="mt-4 flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" pending={save.pending} disabled={!ready}>
            {t(segment ? "form.save" : "form.create")}
          </Button>
          <LinkButton href={segment ? `/segments/${segment.id}` : "/segments"} variant="quiet">
            {common("cancel")}
          </LinkButton>
          {!ready && <span className="text-sm text-ink-faint">{t("form.notReady")}</span>}
        </div>
      </Form>
    </Card>
  );
  return (
    <div className="grid gap-4">
      {unreadable && (
        <p role="alert" className="rounded-md bg-warn-soft p-3 text-warn">
          {t("builder.unreadable")}
        </p>
      )}
      {fixed ? (
        form
      ) : (
        <RuleBuilder draft={draft} everyone={props.everyone.members}>
          {form}
        </RuleBuilder>
      )}
    </div>
  );
}
