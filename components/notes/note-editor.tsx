"use client";
// Mends a note that is there. When somebody else was faster, both versions stand side by side.
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { FormErrors } from "@/components/ui/form-errors";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { type Action, useAction } from "@/components/ui/use-action";
import { type InteractionKind, interactionKinds, interactionOutcomes } from "@/lib/domain/customers/kinds";
import { ChoiceChips } from "./choice-chips";
import { NoteConflict, type NoteConflictRow } from "./note-conflict";

type Outcome = (typeof interactionOutcomes)[number];

export type EditedNote = {
  customerId: string;
  id: string;
  version: number;
  kind: InteractionKind;
  direction: "inbound" | "outbound";
  outcome: Outcome | null;
  occurredAt: string;
  durationMinutes: number | null;
  body: string;
  place: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  productIds: number[];
};

export type NoteEditorProps = {
  note: EditedNote;
  archived: boolean;
  onSave: Action<EditedNote, { version: number }>;
  onArchive: Action<{ customerId: string; id: string; archived: boolean }, null>;
};

export function NoteEditor({ note, archived, onSave, onArchive }: NoteEditorProps) {
  const t = useTranslations("notes");
  const router = useRouter();
  const [kind, setKind] = useState(note.kind);
  const [outcome, setOutcome] = useState<Outcome | null>(note.outcome);
  const [version, setVersion] = useState(note.version);
  const [conflict, setConflict] = useState<{ rows: NoteConflictRow[]; version: number; mine: EditedNote } | null>(null);
  const refresh = () => router.refresh();
  const restore = useAction(onArchive, { onSuccess: refresh });
  const archive = useAction(onArchive, {
    success: (_, input) => t(input.archived ? "edit.archivedToast" : "edit.restoredToast"),
    undo: (_, input) => void restore.run({ ...input, archived: !input.archived }),
    onSuccess: refresh,
  });
  const save = useAction(onSave, {
    success: t("edit.saved"),
    inlineErrors: true,
    onSuccess: (data) => {
      setConflict(null);
      setVersion(data.version);
      router.refresh();
    },
    onError: (error, input) => {
      const details = error.details as { version?: number; conflicts?: NoteConflictRow[] } | undefined;
      if (error.code !== "CONFLICT" || !details?.conflicts || details.version === undefined) return;
      setConflict({ rows: details.conflicts, version: details.version, mine: input });
    },
  });

  function submit(values: Record<string, unknown>) {
    const text = (name: string) => String(values[name] ?? "");
    const nextStep = text("nextStep").trim() === "" ? null : text("nextStep");
    const nextStepOn = typeof values.nextStepOn === "string" && nextStep !== null ? values.nextStepOn : null;
    void save.run({ ...note, version, kind, outcome, body: text("body"), nextStep, nextStepOn });
  }
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      {conflict && (
        <NoteConflict
          rows={conflict.rows}
          onKeepMine={() => void save.run({ ...conflict.mine, version: conflict.version })}
          onTakeTheirs={() => window.location.reload()}
        />
      )}
      <Card>
        <Form onSubmit={submit} errors={save.fields}>
          <ChoiceChips
            label={t("form.kind")}
            required
            options={interactionKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={kind}
            onChange={(next) => setKind(next ?? note.kind)}
          />
          <Field label={t("form.body")} name="body">
            <Textarea defaultValue={note.body} rows={5} maxLength={8000} />
          </Field>
          <ChoiceChips
            label={t("form.outcome")}
            options={interactionOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
            value={outcome}
            onChange={setOutcome}
          />
          <div className="grid gap-4 md:grid-cols-[2fr_1fr]">
            <Field label={t("form.nextStep")} name="nextStep">
              <Input defaultValue={note.nextStep ?? ""} maxLength={300} />
            </Field>
            <Field label={t("form.nextStepOn")} name="nextStepOn">
              <DateInput defaultValue={note.nextStepOn} />
            </Field>
          </div>
          {conflict === null && <FormErrors error={save.error} />}
          <div className="flex flex-wrap items-center gap-2">
            <SubmitButton pending={save.pending} />
            <Button
              variant="quiet"
              pending={archive.pending}
              onClick={() => void archive.run({ customerId: note.customerId, id: note.id, archived: !archived })}
            >
              {t(archived ? "edit.restore" : "edit.archive")}
            </Button>
          </div>
        </Form>
      </Card>
    </div>
  );
}
