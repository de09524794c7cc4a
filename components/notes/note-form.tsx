"use client";
// What happened just now? A form for one thumb and half a minute: every keystroke is kept, nothing is "saved" before the
// server said so, and without a network the note waits in a queue.
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Option, SearchOptions } from "@/components/ui/use-options";
import { interactionKinds, interactionOutcomes } from "@/lib/domain/customers/kinds";
import { ChoiceChips } from "./choice-chips";
import { draftKey, dropDraft, emptyDraft, isWorthKeeping, keepDraft, type NoteDraft, readDraft } from "./note-draft";
import { LearntFields } from "./note-learnt";
import { NextStepFields } from "./note-next-step";
import { outboxKey, queueNote } from "./note-outbox";
import { notePayload } from "./note-payload";
import { NoteSaved } from "./note-saved";
import { WhenFields } from "./note-when";
import type { SendNote } from "./send-note";

export type NoteFormProps = {
  userId: string;
  /** From the profile that the note was begun on. */
  customer: Option | null;
  recent: readonly Option[];
  topics: readonly Option[];
  today: string;
  timeZone: string;
  send: SendNote;
  searchCustomers: SearchOptions;
  searchProducts: SearchOptions;
};

type Done = { kind: "saved" | "queued"; customer: Option };

export function NoteForm(props: NoteFormProps) {
  const { userId, customer, recent, send, today, timeZone } = props;
  const t = useTranslations("notes");
  const key = draftKey(userId, customer?.id);
  const [draft, setDraft] = useState<NoteDraft>(() => ({ ...emptyDraft(customer), clientKey: "" }));
  const [restored, setRestored] = useState(false);
  const [keeps, setKeeps] = useState(true);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [sending, setSending] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const ready = useRef(false);
  const pressed = useRef(false);
  const begunFor = useRef(customer);

  // The device is read after the first paint: the server knows no draft.
  useEffect(() => {
    const kept = readDraft(key);
    setDraft(kept ?? emptyDraft(begunFor.current));
    setRestored(kept !== null);
    ready.current = true;
  }, [key]);

  function change(part: Partial<NoteDraft>) {
    setDraft((before) => {
      const next = { ...before, ...part };
      if (ready.current) setKeeps(keepDraft(key, next));
      return next;
    });
  }
  function startAgain(nextCustomer: Option | null) {
    dropDraft(key);
    setDraft(emptyDraft(nextCustomer));
    setRestored(false);
    setProblems({});
    setDone(null);
  }

  async function save() {
    const { customer: about } = draft;
    if (about === null) return setProblems({ customerId: t("form.chooseCustomer") });
    if (!isWorthKeeping(draft)) return setProblems({ body: t("form.saySomething") });
    // A double click is one note: the key is the same, and the second press does not even leave.
    if (pressed.current) return;
    pressed.current = true;
    setSending(true);
    setProblems({});
    const payload = notePayload(draft, timeZone, new Date());
    const result = await send(payload);
    pressed.current = false;
    setSending(false);
    if (result.outcome === "refused") {
      const fields = result.error.fields ?? {};
      return setProblems(Object.keys(fields).length > 0 ? fields : { form: result.error.message });
    }
    if (result.outcome === "later") {
      try {
        queueNote(outboxKey(userId), { payload, draft });
      } catch {
        return setProblems({ form: t("form.notKept") });
      }
    }
    dropDraft(key);
    setDone({ kind: result.outcome === "saved" ? "saved" : "queued", customer: about });
  }

  if (done) return <NoteSaved {...done} onAnother={() => startAgain(customer)} />;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      className="mx-auto flex max-w-xl flex-col gap-4 pb-24"
    >
      {restored && (
        <div
          role="status"
          className="flex flex-wrap items-center gap-2 rounded-md bg-accent-soft px-3 py-2 text-accent-text"
        >
          <span className="min-w-0 flex-1">{t("form.draftFound")}</span>
          <Button size="sm" variant="quiet" onClick={() => startAgain(customer)}>
            {t("form.discard")}
          </Button>
        </div>
      )}
      <Field label={t("form.customer")} required error={problems.customerId}>
        <Combobox
          search={props.searchCustomers}
          value={draft.customer}
          onValueChange={(option) => change({ customer: option })}
          placeholder={t("form.customerPlaceholder")}
        />
      </Field>
      {draft.customer === null && recent.length > 0 && (
        <ChoiceChips
          label={t("form.recent")}
          options={recent.slice(0, 6).map((option) => ({ value: option.id, label: option.label }))}
          value={null}
          onChange={(id) => change({ customer: recent.find((option) => option.id === id) ?? null })}
        />
      )}
      <ChoiceChips
        label={t("form.kind")}
        required
        options={interactionKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={draft.kind as (typeof interactionKinds)[number]}
        onChange={(kind) => change({ kind: kind ?? "meeting" })}
      />
      <Field label={t("form.body")} error={problems.body}>
        <Textarea
          rows={4}
          value={draft.body}
          onValueChange={(body) => change({ body })}
          maxLength={8000}
          placeholder={t("form.bodyPlaceholder")}
        />
      </Field>
      <ChoiceChips
        label={t("form.outcome")}
        options={interactionOutcomes.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))}
        value={draft.outcome as (typeof interactionOutcomes)[number] | null}
        onChange={(outcome) => change({ outcome })}
      />
      <NextStepFields
        step={draft.nextStep}
        on={draft.nextStepOn}
        today={today}
        error={problems.nextStepOn ?? problems.nextStep}
        onChange={({ step, on }) => change({ nextStep: step, nextStepOn: on })}
      />
      <WhenFields day={draft.day} time={draft.time} today={today} error={problems.occurredAt} onChange={change} />
      <LearntFields
        draft={draft}
        topics={props.topics}
        searchProducts={props.searchProducts}
        onChange={change}
        open={draft.products.length + draft.likes.length + draft.dislikes.length > 0 || draft.jobTitle !== ""}
      />
      <div className="sticky bottom-[calc(3.5rem+1px+env(safe-area-inset-bottom))] z-10 md:bottom-0 -mx-4 border-t border-line bg-surface px-4 py-3">
        <div role="alert" className="mb-2 text-bad empty:hidden">
          {problems.form ?? (Object.keys(problems).length > 0 ? Object.values(problems)[0] : null)}
        </div>
        <Button type="submit" variant="primary" size="lg" full pending={sending}>
          {sending ? t("form.saving") : t("form.save")}
        </Button>
        {keeps && isWorthKeeping(draft) && (
          <p className="mt-1 text-center text-sm text-ink-faint">{t("form.draftKept")}</p>
        )}
      </div>
    </form>
  );
}
