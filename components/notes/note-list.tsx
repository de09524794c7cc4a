"use client";
// Notes one under another: what happened, what comes next, by when. A next step is ticked off with an undo.
import { CalendarClock, CircleCheck } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Instant, useFormat } from "@/components/ui/format";
import { type Action, useAction } from "@/components/ui/use-action";
import type { InteractionKind } from "@/lib/domain/customers/kinds";

export type ListedNote = {
  id: string;
  customerId: string;
  customerName: string;
  kind: InteractionKind;
  outcome: string | null;
  occurredAt: Date;
  body: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  nextStepDoneAt: Date | null;
  author: string | null;
};

type StepDone = { customerId: string; id: string; done: boolean };
export type MarkStep = Action<StepDone, null>;

export type NoteListProps = {
  notes: readonly ListedNote[];
  today: string;
  mayWrite: boolean;
  onMarkStep: MarkStep;
  /** On a profile the customer's name says nothing new. */
  hideCustomer?: boolean;
};

const outcomeTones: Readonly<Record<string, BadgeTone>> = {
  positive: "good",
  sold: "good",
  negative: "bad",
  wrong_number: "bad",
  no_answer: "warn",
  follow_up: "accent",
};

export function useOutcomeWord() {
  const t = useTranslations("notes");
  return (outcome: string) => {
    const key = `outcome.${outcome}` as "outcome.positive";
    return t.has(key) ? t(key) : outcome;
  };
}

export function OutcomeBadge({ outcome }: { outcome: string }) {
  const word = useOutcomeWord();
  return <Badge tone={outcomeTones[outcome] ?? "neutral"}>{word(outcome)}</Badge>;
}

export function NextStep({ note, today, mayWrite, onMarkStep }: Omit<NoteListProps, "notes"> & { note: ListedNote }) {
  const t = useTranslations("notes.list");
  const format = useFormat();
  const router = useRouter();
  const refresh = () => router.refresh();
  const undo = useAction(onMarkStep, { onSuccess: refresh });
  const mark = useAction(onMarkStep, {
    success: () => t("doneToast", { step: note.nextStep ?? "" }),
    undo: (_, input) => void undo.run({ ...input, done: !input.done }),
    onSuccess: refresh,
  });
  if (note.nextStep === null) return null;
  const done = note.nextStepDoneAt !== null;
  const late = !done && note.nextStepOn !== null && note.nextStepOn < today;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2 rounded-md bg-sunken px-3 py-2">
      <CalendarClock aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
      <p className={done ? "min-w-0 flex-1 basis-40 text-ink-faint line-through" : "min-w-0 flex-1 basis-40"}>
        {note.nextStep}
      </p>
      {note.nextStepOn !== null && (
        <Badge tone={late ? "bad" : done ? "neutral" : note.nextStepOn === today ? "warn" : "accent"}>
          {note.nextStepOn === today ? t("today") : format.day(note.nextStepOn)}
          {late && ` · ${t("overdue")}`}
        </Badge>
      )}
      {mayWrite && (
        <Button
          size="sm"
          variant={done ? "quiet" : "secondary"}
          icon={<CircleCheck aria-hidden="true" />}
          pending={mark.pending}
          onClick={() => void mark.run({ customerId: note.customerId, id: note.id, done: !done })}
        >
          {t(done ? "undone" : "markDone")}
        </Button>
      )}
    </div>
  );
}

export function NoteList(props: NoteListProps) {
  const { notes, hideCustomer = false } = props;
  const t = useTranslations("notes");
  return (
    <ul className="flex flex-col divide-y divide-line">
      {notes.map((note) => (
        <li key={note.id} className="px-4 py-3">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {!hideCustomer && (
              <Link href={`/customers/${note.customerId}`} className="font-semibold hover:underline">
                {note.customerName}
              </Link>
            )}
            <Link
              href={`/notes/${note.customerId}/${note.id}`}
              className="inline-flex items-center text-sm text-ink-soft hover:underline touch:min-h-11"
            >
              {t(`kind.${note.kind}`)} · <Instant value={note.occurredAt} />
            </Link>
            {note.outcome !== null && <OutcomeBadge outcome={note.outcome} />}
            {note.author !== null && (
              <span className="text-sm text-ink-faint">{t("list.by", { name: note.author })}</span>
            )}
          </div>
          <p className="mt-1 break-words whitespace-pre-line">
            {note.body ?? <span className="text-ink-faint">{t("list.hidden")}</span>}
          </p>
          <NextStep {...props} note={note} />
        </li>
      ))}
    </ul>
  );
}
